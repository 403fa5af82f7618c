import { existsSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findInCache } from "../../scripts/toolchain/in-cache.mjs";
import { findOnPath } from "../../scripts/toolchain/on-path.mjs";
import { oldestVersion, pulumiVersion } from "../../scripts/toolchain/pins.mjs";
import { isAtLeast } from "../../scripts/toolchain/versions.mjs";
import { fakePulumi, temporaryFolder, writeProgram } from "./support";

const on = (...folders: string[]) => ({ PATH: folders.join(delimiter) });

describe("a CLI on PATH", () => {
  test("is used as it is when it is recent and has its language host", async () => {
    const bin = fakePulumi(join(temporaryFolder(), "bin"), "3.259.0");
    expect(await findOnPath(on(bin))).toEqual({ bin: [bin], version: "3.259.0" });
  });

  test("is used at the oldest version that the package supports", async () => {
    const bin = fakePulumi(join(temporaryFolder(), "bin"), oldestVersion);
    expect(await findOnPath(on(bin))).toEqual({ bin: [bin], version: oldestVersion });
  });

  test("is refused when it is older", async () => {
    const bin = fakePulumi(join(temporaryFolder(), "bin"), "3.215.9");
    expect(await findOnPath(on(bin))).toEqual({
      reason: `${join(bin, "pulumi")} is 3.215.9, older than ${oldestVersion}`,
    });
  });

  test("is refused without a language host", async () => {
    const bin = fakePulumi(join(temporaryFolder(), "bin"), "3.259.0");
    rmSync(join(bin, "pulumi-language-nodejs"));
    expect(await findOnPath(on(bin))).toEqual({ reason: `${join(bin, "pulumi")} has no pulumi-language-nodejs` });
  });

  test("finds its language host anywhere on PATH", async () => {
    const folder = temporaryFolder();
    const bin = fakePulumi(join(folder, "bin"), "3.259.0");
    rmSync(join(bin, "pulumi-language-nodejs"));
    writeProgram(join(folder, "hosts", "pulumi-language-nodejs"), "");
    expect(await findOnPath(on(bin, join(folder, "hosts")))).toEqual({ bin: [bin], version: "3.259.0" });
  });

  test("is refused when it does not run", async () => {
    const program = writeProgram(join(temporaryFolder(), "pulumi"), "exit 1");
    expect(await findOnPath(on(join(program, "..")))).toEqual({ reason: `${program} does not run` });
  });

  test("may be absent", async () => {
    expect(await findOnPath({ PATH: temporaryFolder() })).toEqual({ reason: "no pulumi on PATH" });
  });
});

describe("a cached CLI", () => {
  test("is used when it runs", async () => {
    const folder = join(temporaryFolder(), "key");
    const bin = fakePulumi(join(folder, "bin"), "3.259.0");
    expect(await findInCache(folder)).toEqual({ bin: [bin], version: "3.259.0" });
  });

  test("may be absent", async () => {
    const folder = join(temporaryFolder(), "key");
    expect(await findInCache(folder)).toEqual({ reason: `nothing cached at ${folder}` });
  });

  test.each([
    ["does not run", (bin: string) => void writeProgram(join(bin, "pulumi"), "exit 1")],
    ["lost its CLI", (bin: string) => rmSync(join(bin, "pulumi"))],
    ["lost its language host", (bin: string) => rmSync(join(bin, "pulumi-language-nodejs"))],
  ])("that %s is removed, so that it is made again", async (_what, harm) => {
    const folder = join(temporaryFolder(), "key");
    harm(fakePulumi(join(folder, "bin"), "3.259.0"));
    expect(await findInCache(folder)).toEqual({ reason: `what was cached at ${folder} did not run and was removed` });
    expect(existsSync(folder)).toBe(false);
  });
});

test("the version that is built is one that the package supports", () => {
  expect(isAtLeast(pulumiVersion, oldestVersion)).toBe(true);
});

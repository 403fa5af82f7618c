import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cacheKey } from "../../scripts/toolchain/cache.mjs";
import { checksums, pulumiVersion } from "../../scripts/toolchain/pins.mjs";
import { describeToolchain, ensureToolchain, toolchainEnv } from "../../scripts/toolchain.mjs";
import { fakePulumi, listener, temporaryFolder, writeProgram } from "./support";

const launcher = "pulumi-resource-pulumi-nodejs";
const ofThePackage = join(process.cwd(), "node_modules", "@pulumi", "pulumi");

describe("a toolchain is found", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
    vi.stubEnv("NETASSURE_CACHE", join(folder, "cache"));
    vi.stubEnv("PATH", join(folder, "bin"));
  });
  afterEach(() => void vi.unstubAllEnvs());

  const cached = () => join(folder, "cache", cacheKey({ version: pulumiVersion, checksums }), "bin");

  test("on PATH before all else", async () => {
    fakePulumi(cached(), pulumiVersion);
    const bin = fakePulumi(join(folder, "bin"), "3.220.0");
    expect(await ensureToolchain({ quiet: true })).toEqual({
      bin: [bin, ofThePackage],
      version: "3.220.0",
      source: "path",
    });
  });

  test("in the cache when the one on PATH is too old, without a word", async () => {
    fakePulumi(join(folder, "bin"), "3.100.0");
    const bin = fakePulumi(cached(), pulumiVersion);
    const { lines, log } = listener();
    expect(await ensureToolchain({ log })).toEqual({
      bin: [bin, ofThePackage],
      version: pulumiVersion,
      source: "cache",
    });
    expect(lines).toEqual([]);
  });

  test("with nothing to add when it has the launcher of dynamic resources beside it", async () => {
    const bin = fakePulumi(cached(), pulumiVersion);
    writeProgram(join(bin, launcher), "");
    expect((await ensureToolchain({ quiet: true })).bin).toEqual([bin]);
  });

  test("with nothing to add when the launcher is on PATH", async () => {
    const bin = fakePulumi(cached(), pulumiVersion);
    writeProgram(join(folder, "bin", launcher), "");
    expect((await ensureToolchain({ quiet: true })).bin).toEqual([bin]);
  });
});

describe("the environment for a toolchain", () => {
  const toolchain = { bin: ["/a", "/b"], version: "3.259.0", source: "cache" } as const;

  test("puts its folders in front of PATH and keeps the rest", () => {
    expect(toolchainEnv({ ...toolchain, bin: ["/a", "/b"] }, { PATH: "/usr/bin", HOME: "/home/ada" })).toEqual({
      PATH: ["/a", "/b", "/usr/bin"].join(delimiter),
      HOME: "/home/ada",
      NETASSURE_PULUMI_PATH: ["/a", "/b"].join(delimiter),
      PULUMI_SKIP_UPDATE_CHECK: "true",
    });
  });

  test("has no empty folder, which would mean the current one, when there was no PATH", () => {
    expect(toolchainEnv({ ...toolchain, bin: ["/a"] }, {}).PATH).toBe("/a");
  });
});

test.each([
  ["path", "Pulumi 3.259.0, found on PATH"],
  ["cache", "Pulumi 3.259.0, from the cache"],
  ["installer", "Pulumi 3.259.0, installed by Pulumi's installer"],
  ["go", "Pulumi 3.259.0, built with Go"],
] as const)("a person reads where the toolchain came from: %s", (source, words) => {
  expect(describeToolchain({ bin: ["/a"], version: "3.259.0", source })).toBe(words);
});

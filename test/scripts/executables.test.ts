import { symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findExecutable, helperFolders, pathFolders, readVersion } from "../../scripts/toolchain/executables.mjs";
import { temporaryFolder, writeFile, writeProgram } from "./support";

describe("an executable is found in the first folder that has it", () => {
  test("the order of the folders decides", () => {
    const folder = temporaryFolder();
    const [first, second] = [join(folder, "first"), join(folder, "second")];
    const program = writeProgram(join(first, "tool"), "");
    writeProgram(join(second, "tool"), "");
    expect(findExecutable("tool", [first, second])).toBe(program);
  });

  test("a file that may not be executed is passed over", () => {
    const folder = temporaryFolder();
    writeFile(join(folder, "first", "tool"));
    const program = writeProgram(join(folder, "second", "tool"), "");
    expect(findExecutable("tool", [join(folder, "first"), join(folder, "second")])).toBe(program);
  });

  test("a folder that does not exist is passed over", () => {
    expect(findExecutable("tool", ["/nowhere/at/all"])).toBeUndefined();
  });
});

describe("the folders of PATH", () => {
  test("keep their order, and empty ones are left out", () => {
    expect(pathFolders({ PATH: ["/a", "", "/b"].join(delimiter) })).toEqual(["/a", "/b"]);
  });

  test("are none without a PATH", () => {
    expect(pathFolders({})).toEqual([]);
  });
});

test("helpers are looked for beside the program, beside what it links to, then on PATH", () => {
  const folder = temporaryFolder();
  const real = writeProgram(join(folder, "cellar", "pulumi"), "");
  const link = writeFile(join(folder, "bin", "other"), "").replace("other", "pulumi");
  symlinkSync(real, link);
  expect(helperFolders(link, { PATH: "/usr/bin" })).toEqual([join(folder, "bin"), join(folder, "cellar"), "/usr/bin"]);
});

describe("the version of a CLI", () => {
  const versionOf = (script: string) => readVersion(writeProgram(join(temporaryFolder(), "pulumi"), script));

  test("is what it prints", async () => {
    expect(await versionOf("echo v3.200.1")).toBe("3.200.1");
  });

  test("is asked for with `version`", async () => {
    expect(await versionOf('[ "$*" = version ] && echo v3.200.1')).toBe("3.200.1");
  });

  test("is asked for without a look for updates, and away from the person's own home of Pulumi", async () => {
    const script = '[ "$PULUMI_SKIP_UPDATE_CHECK" = true ] && [ "$PULUMI_HOME" != "$HOME/.pulumi" ] && echo v3.200.1';
    expect(await versionOf(script)).toBe("3.200.1");
  });

  test("is unknown when it fails", async () => {
    expect(await versionOf("echo v3.200.1; exit 1")).toBeUndefined();
  });

  test("is unknown when it prints none", async () => {
    expect(await versionOf("echo hello")).toBeUndefined();
  });

  test("is unknown when there is none to run", async () => {
    expect(await readVersion(join(temporaryFolder(), "pulumi"))).toBeUndefined();
  });
});

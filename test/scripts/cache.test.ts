import { existsSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cacheKey, cacheRoot, fillFolder } from "../../scripts/toolchain/cache.mjs";
import { temporaryFolder, writeFile } from "./support";

describe("the cache is outside the clone", () => {
  test("NETASSURE_CACHE decides before all else", () => {
    expect(cacheRoot({ NETASSURE_CACHE: "/big/disk", XDG_CACHE_HOME: "/xdg" }, "/home/ada")).toBe("/big/disk");
  });

  test("XDG_CACHE_HOME is used when there is one", () => {
    expect(cacheRoot({ XDG_CACHE_HOME: "/xdg" }, "/home/ada")).toBe("/xdg/netassure");
  });

  test.each([[{}], [{ NETASSURE_CACHE: "", XDG_CACHE_HOME: "" }]])("%j leads to the home folder", (env) => {
    expect(cacheRoot(env, "/home/ada")).toBe("/home/ada/.cache/netassure");
  });
});

describe("the key of a build", () => {
  const build = { version: "3.259.0", checksums: ["a", "b"], platform: "linux", arch: "x64" };

  test("names version and machine for a person to read", () => {
    expect(cacheKey(build)).toMatch(/^pulumi-3\.259\.0-linux-x64-[0-9a-f]{12}$/);
  });

  test("is the same for the same build", () => {
    expect(cacheKey({ ...build })).toBe(cacheKey(build));
  });

  test("is that of this machine unless told otherwise", () => {
    const { version, checksums } = build;
    const { platform, arch } = process;
    expect(cacheKey({ version, checksums })).toBe(cacheKey({ version, checksums, platform, arch }));
  });

  test.each([
    ["version", { version: "3.260.0" }],
    ["checksums", { checksums: ["a", "c"] }],
    ["order of the checksums", { checksums: ["b", "a"] }],
    ["platform", { platform: "darwin" }],
    ["arch", { arch: "arm64" }],
  ])("changes with the %s", (_part, change) => {
    expect(cacheKey({ ...build, ...change })).not.toBe(cacheKey(build));
  });
});

describe("a folder is filled at one stroke", () => {
  const fillWith = (text: string) => async (unfinished: string) => void writeFile(join(unfinished, "file"), text);

  test("it appears under its name, and nothing else stays", async () => {
    const cache = join(temporaryFolder(), "not", "yet");
    await fillFolder(join(cache, "key"), fillWith("full"));
    expect(readdirSync(cache)).toEqual(["key"]);
    expect(readFileSync(join(cache, "key", "file"), "utf8")).toBe("full");
  });

  test("it does not exist while it is being filled", async () => {
    const folder = join(temporaryFolder(), "key");
    await fillFolder(folder, async (unfinished) => {
      expect(existsSync(unfinished)).toBe(true);
      expect(existsSync(folder)).toBe(false);
    });
    expect(existsSync(folder)).toBe(true);
  });

  test("a failure leaves nothing and is passed on", async () => {
    const cache = temporaryFolder();
    const failing = fillFolder(join(cache, "key"), async (unfinished) => {
      writeFile(join(unfinished, "half"));
      throw new Error("disk full");
    });
    await expect(failing).rejects.toThrow("disk full");
    expect(readdirSync(cache)).toEqual([]);
  });

  test("of two runs that race, the later one keeps what the first one made", async () => {
    const cache = temporaryFolder();
    const folder = join(cache, "key");
    await fillFolder(folder, async (unfinished) => {
      writeFile(join(unfinished, "file"), "second");
      await fillFolder(folder, fillWith("first"));
    });
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("first");
    expect(readdirSync(cache)).toEqual(["key"]);
  });

  test("what a stopped run left is removed after an hour, what a running one fills is not", async () => {
    const cache = temporaryFolder();
    writeFile(join(cache, ".key-old", "file"));
    writeFile(join(cache, ".key-new", "file"));
    writeFile(join(cache, ".other-old", "file"));
    const twoHoursAgo = Date.now() / 1000 - 7200;
    for (const name of [".key-old", ".other-old"]) utimesSync(join(cache, name), twoHoursAgo, twoHoursAgo);

    await fillFolder(join(cache, "key"), fillWith("full"));
    expect(readdirSync(cache).sort()).toEqual([".key-new", ".other-old", "key"]);
  });
});

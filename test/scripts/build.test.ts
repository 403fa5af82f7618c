import { utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isFresh, promisedFiles } from "../../scripts/build.mjs";
import { temporaryFolder, writeFile } from "./support";

/** Files with the given ages, in seconds. */
function files(ages: Record<string, number>): Record<string, string> {
  const folder = temporaryFolder();
  const now = Date.now() / 1000;
  const write = ([name, age]: [string, number]) => {
    const file = writeFile(join(folder, name));
    utimesSync(file, now - age, now - age);
    return [name, file];
  };
  return Object.fromEntries(Object.entries(ages).map(write));
}

describe("a build is fresh", () => {
  const fresh = (sources: Record<string, number>, outputs: Record<string, number>) =>
    isFresh({ sources: Object.values(files(sources)), outputs: Object.values(files(outputs)) });

  test.each([
    ["when it is newer than every source", { a: 30, b: 20 }, { x: 10, y: 5 }, true],
    ["when it is as old as the newest source", { a: 30, b: 10 }, { x: 10 }, true],
    ["not when one source is newer", { a: 30, b: 5 }, { x: 10 }, false],
    ["not when one of its files is older than a source", { a: 10 }, { x: 20, y: 5 }, false],
  ])("%s", (_when, sources, outputs, expected) => {
    expect(fresh(sources, outputs)).toBe(expected);
  });

  test("not when one of its files is missing", () => {
    const { source = "", output = "" } = files({ source: 20, output: 10 });
    expect(isFresh({ sources: [source], outputs: [output] })).toBe(true);
    expect(isFresh({ sources: [source], outputs: [output, `${output}.missing`] })).toBe(false);
  });
});

describe("package.json says which files a build makes", () => {
  test("at any depth, each once", () => {
    const manifest = {
      main: "./dist/index.js",
      exports: { ".": { import: { types: "./dist/index.d.mts" }, require: { default: "./dist/index.js" } } },
      bin: { netassure: "./dist/cli.js" },
    };
    expect(promisedFiles(manifest)).toEqual(["./dist/index.js", "./dist/index.d.mts", "./dist/cli.js"]);
  });

  test("and what is not below dist is not made", () => {
    const manifest = {
      name: "netassure",
      files: ["dist"],
      exports: { "./package.json": "./package.json" },
      private: null,
    };
    expect(promisedFiles(manifest)).toEqual([]);
  });
});

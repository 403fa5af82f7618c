import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const project = readFileSync("Pulumi.yaml", "utf8");
const main = /^main: (.+)$/m.exec(project)?.[1] ?? "";

describe("the repository root is a Pulumi project", () => {
  test("of the name that its configuration keys have", () => {
    expect(project).toMatch(/^name: netassure-quickstart$/m);
    expect(project).toMatch(/^runtime: nodejs$/m);
  });

  // A folder would make Pulumi look for the program in the package's own exports.
  test("whose program is a file", () => {
    expect(main).toBe("examples/quickstart/index.ts");
    expect(existsSync(main)).toBe(true);
  });

  test("whose program has compiler settings beside it, where Pulumi looks for them", () => {
    const settings = JSON.parse(readFileSync("examples/quickstart/tsconfig.json", "utf8"));
    // Without rootDir TypeScript cannot resolve a package by its own name.
    expect(settings.compilerOptions).toMatchObject({ rootDir: ".", module: "NodeNext", strict: true });
  });
});

describe("the quickstart is a program to copy", () => {
  const program = readFileSync(main, "utf8");

  test("it imports the package by its name", () => {
    expect(program).toContain('from "netassure"');
    expect(program).not.toMatch(/from "\.\.?\//);
  });

  test("it is short", () => {
    expect(program.split("\n").length).toBeLessThan(40);
  });

  test("it holds no credential", () => {
    expect(program).not.toMatch(/token|password|apiKey/i);
  });
});

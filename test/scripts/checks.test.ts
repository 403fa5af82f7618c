import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allChecks, buildCheck } from "../../scripts/checks/commands.mjs";
import { needsEngine, projectFlags, selectedProjects } from "../../scripts/checks/selection.mjs";

describe("--only chooses vitest's projects", () => {
  test.each([
    [["--only", "unit"], ["unit"]],
    [["--only=unit"], ["unit"]],
    [
      ["--only", "unit,engine"],
      ["unit", "engine"],
    ],
    [
      ["--only", "unit", "--only", "sandbox"],
      ["unit", "sandbox"],
    ],
    [["--only", "unit,"], ["unit"]],
  ])("%j means %j", (args, projects) => {
    expect(selectedProjects(args)).toEqual(projects);
  });

  test("without it, everything is run", () => {
    expect(selectedProjects([])).toBeUndefined();
  });

  test.each([[["--olny", "unit"]], [["unit"]], [["--only"]]])("%j is refused, not ignored", (args) => {
    expect(() => selectedProjects(args)).toThrow();
  });
});

describe("the Pulumi CLI", () => {
  test("is needed for everything, and for the engine's tests", () => {
    expect(needsEngine(undefined)).toBe(true);
    expect(needsEngine(["unit", "engine"])).toBe(true);
  });

  test("is not needed for other tests", () => {
    expect(needsEngine(["unit", "sandbox"])).toBe(false);
  });
});

describe("vitest is told which projects to run", () => {
  test.each([
    ["all of them", undefined, true, []],
    ["all but the engine's without a CLI", undefined, false, ["--project", "!engine"]],
    ["those that were chosen", ["unit", "engine"], true, ["--project", "unit", "--project", "engine"]],
    ["those that were chosen, but the engine's without a CLI", ["unit", "engine"], false, ["--project", "unit"]],
  ])("%s", (_which, projects, hasEngine, flags) => {
    expect(projectFlags(projects, hasEngine)).toEqual(flags);
  });
});

describe("the checks of this project", () => {
  const checks = allChecks();
  const titles = checks.map(({ title }) => title);

  test("are all there", () => {
    const expected = ["build", "types", "format and lint", "imports", "package", "package types"];
    expect(titles.filter((title) => expected.includes(title))).toEqual(expected);
  });

  test("type-check the quickstart as a project of its own", () => {
    const check = checks.find(({ title }) => title === "types of examples/quickstart");
    expect(check?.args).toEqual(["--noEmit", "-p", join("examples", "quickstart")]);
  });

  test("build before anything reads what is built", () => {
    const others = ["types of examples/quickstart", "package", "package types"];
    for (const title of others) expect(titles.indexOf("build")).toBeLessThan(titles.indexOf(title));
    expect(checks).toContainEqual(buildCheck);
  });

  test("use programs that are installed", () => {
    const programs = checks.map(({ command }) => command).filter((command) => command !== "npm");
    expect(programs.filter((program) => !existsSync(program))).toEqual([]);
  });
});

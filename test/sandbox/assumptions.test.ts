import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { variantsOf } from "../../src/lifecycle";
import { vendors } from "../../src/registry";
import { type Assumption, type AssumptionName, assumptions } from "../../src/sandbox/assumptions";
import { parseReadings } from "../../src/sandbox/assumptions/parse";
import { defaultReading, Readings } from "../../src/sandbox/assumptions/readings";
import { SandboxError } from "../../src/sandbox/errors";
import { vendors as simulated } from "../../src/sandbox/vendors";
import type { Behaviours } from "./assumptions/behaviours";
import { pcaBehaviours } from "./assumptions/pca";
import { pingPlotterBehaviours } from "./assumptions/pingplotter";
import { thousandEyesBehaviours } from "./assumptions/thousandeyes";

const rows: readonly Assumption[] = assumptions;

const behaviours: Behaviours<AssumptionName> = {
  ...thousandEyesBehaviours,
  ...pcaBehaviours,
  ...pingPlotterBehaviours,
};

describe.each(rows)("the assumption $name", (row) => {
  it("has at least two readings, one of which is the default", () => {
    const readings = Object.keys(row.readings);
    expect(readings.length).toBeGreaterThan(1);
    expect(readings).toContain(row.default);
  });

  it("is about a vendor of the sandbox, whose name it begins with", () => {
    expect(simulated.map(({ key }) => key)).toContain(row.vendor);
    expect(row.name.startsWith(`${row.vendor.toLowerCase()}-`)).toBe(true);
    expect(row.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  it("asks a question and answers it in sentences", () => {
    expect(row.question).toMatch(/^[A-Z].*\?$/);
    for (const sentence of [...Object.values(row.readings), row.source, row.rule]) {
      expect(sentence).toMatch(/^[A-Z0-9`].*\.$/);
    }
  });

  it("concerns resources and variants that exist", () => {
    expect(row.concerns.length).toBeGreaterThan(0);
    for (const { type, variants = [] } of row.concerns) {
      const definition = vendors.flatMap(({ resources }) => resources).find((resource) => resource.type === type);
      const known = definition ? variantsOf(definition.inputs).map(({ name }) => name) : [];
      expect(known.length, type).toBeGreaterThan(0);
      expect(known).toEqual(expect.arrayContaining([...variants]));
    }
  });

  it.each(Object.entries(row.readings))("read as %s: %s", async (reading) => {
    const tests: Readonly<Record<string, Readonly<Record<string, () => Promise<void>>>>> = behaviours;
    const behaves = tests[row.name]?.[reading];
    if (!behaves) throw new Error(`no test of what the sandbox does when ${row.name} is read as ${reading}`);
    await behaves();
  });
});

it("has every name once", () => {
  const names = rows.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe("the marks in the code", () => {
  const marks = sourceFiles("src").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/assumed:\s*(?:([a-z0-9-]+[a-z0-9]))?/g)].map(([, name]) => ({
      file,
      name,
    })),
  );

  it("are found", () => {
    expect(marks.length).toBeGreaterThanOrEqual(rows.length);
  });

  it("each name a row of the table", () => {
    const names: readonly (string | undefined)[] = rows.map(({ name }) => name);
    expect(marks.filter(({ name }) => !names.includes(name))).toEqual([]);
  });

  it.each(rows)("are somewhere in the sandbox for $name", ({ name }) => {
    const files = marks.filter((mark) => mark.name === name).map(({ file }) => file);
    expect(files.filter((file) => file.startsWith("src/sandbox/")).length).toBeGreaterThan(0);
  });
});

/** Every source file below a folder, except for the table itself. */
function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith("src/sandbox/assumptions/"));
}

describe("readings", () => {
  it("are the default ones until told otherwise, and again after a reset", () => {
    const readings = new Readings({ "pca-put": "merges" });
    expect(readings.of("pca-put")).toBe("merges");
    readings.choose({ "pca-put": "replaces" });
    expect(readings.of("pca-put")).toBe("replaces");
    readings.choose({ "pca-put": "merges" });
    readings.reset();
    expect(readings.of("pca-put")).toBe("replaces");
    expect(defaultReading("pca-put")).toBe("replaces");
  });

  it("are known to the compiler, by name and by reading", () => {
    // @ts-expect-error: no assumption has this name
    expect(defaultReading("pca-putt")).toBeUndefined();
    // @ts-expect-error: pca-put has no such reading
    expect(defaultReading("pca-put") === "patches").toBe(false);
  });

  it("leave others alone when one is chosen", () => {
    const readings = new Readings({ "pca-put": "merges" });
    readings.choose({});
    expect(readings.all.filter(({ assumption, reading }) => reading !== assumption.default)).toMatchObject([
      { assumption: { name: "pca-put" }, reading: "merges" },
    ]);
    expect(readings.all).toHaveLength(rows.length);
  });

  it("that do not exist start no sandbox", () => {
    const wrong = { "pca-put": "patches" } as never;
    expect(() => new Readings(wrong)).toThrow(SandboxError);
    expect(() => new Readings(wrong)).toThrow('pca-put cannot be read as "patches"; choose from replaces, merges');
  });

  it.each([
    [{ "pca-put": 1 }, "pca-put cannot be read as 1; choose from replaces, merges"],
    [{ nonsense: "x" }, `no assumption is named nonsense; choose from ${rows.map(({ name }) => name).join(", ")}`],
    [{ toString: "x" }, `no assumption is named toString; choose from ${rows.map(({ name }) => name).join(", ")}`],
    [[], 'expected an object such as {"pca-put":"merges"}'],
    [null, 'expected an object such as {"pca-put":"merges"}'],
    ["pca-put", 'expected an object such as {"pca-put":"merges"}'],
  ])("are told about all choices: %j", (input, error) => {
    expect(parseReadings(input)).toEqual({ error });
  });
});

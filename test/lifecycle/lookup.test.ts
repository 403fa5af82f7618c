import { describe, expect, it } from "vitest";
import * as z from "zod";
import { checkLookup, defineLookup, describeField, itemOf, metaOf, shapeOf } from "../../src/lifecycle";
import { vendors } from "../../src/registry";

const KINDS = ["cable", "fibre", "satellite", "radio-link", "copper", "laser"] as const;

const args = z.object({
  names: z.array(z.string()).optional(),
  kinds: z.array(z.enum(KINDS)).optional(),
  speed: describeField(z.int().min(1).max(10).optional(), { unit: "Mbit/s" }),
  place: z.object({ country: z.string() }).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});

const result = z.object({ ids: z.array(z.string()) });

const lines = defineLookup<unknown, typeof args.shape, typeof result.shape>({
  name: "getFakeLines",
  description: "Finds lines. One request.",
  failsWhen: "a name is unknown",
  see: "nothing",
  example: "",
  args,
  result,
  find: async (_call, { names = [] }) => ({ ids: names }),
});

const problems = (args: object) =>
  checkLookup(lines, { ...args }).failures.map(({ property, reason }) => `${property} ${reason}`);

describe("the arguments of a lookup", () => {
  it.each<[string, object]>([
    ["nothing", {}],
    ["all of them", { names: ["a"], kinds: ["fibre"], speed: 10, place: { country: "DE" }, metadata: { SITE: "A" } }],
    ["null and undefined, which are how an engine leaves something out", { names: null, speed: undefined }],
  ])("can be %s", (_, args) => {
    expect(problems(args)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["text for a list", { names: "a" }, 'names must be a list of text values, not "a"'],
    ["a number among texts", { names: ["a", 5] }, "names[1] must be text, not 5"],
    ["a value out of range", { speed: 11 }, "speed must be a whole number of Mbit/s from 1 to 10, not 11"],
    ["an object without what it needs", { place: {} }, "place.country is required: text"],
    ["a name that it nearly has", { nams: [] }, 'nams is not a known property. Did you mean "names"?'],
    [
      "a name that it does not have",
      { colour: "red" },
      "colour is not a known property. Known: kinds, metadata, names, place, speed",
    ],
    [
      "a word of many, with the one that was meant",
      { kinds: ["satelite"] },
      'kinds[0] must be one of "cable", "fibre", "satellite", "radio-link", "copper" or "laser", not "satelite". Did you mean "satellite"?',
    ],
    [
      "a part of a word",
      { kinds: ["cable", "radio"] },
      'kinds[1] must be one of "cable", "fibre", "satellite", "radio-link", "copper" or "laser", not "radio". Did you mean "radio-link"?',
    ],
  ])("are refused for %s", (_, args, problem) => {
    expect(problems(args)).toEqual([problem]);
  });

  it("are refused all at once", () => {
    expect(problems({ names: 1, speed: 0, colour: "red" }).map((text) => text.split(" ")[0])).toEqual([
      "names",
      "speed",
      "colour",
    ]);
  });

  it("come without what an engine wraps around a secret", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: ["a"] };
    expect(checkLookup(lines, { names: secret, kinds: null })).toEqual({ args: { names: ["a"] }, failures: [] });
  });
});

it("a lookup answers with nothing but what it says", () => {
  expect(lines.result.safeParse({ ids: [] }).success).toBe(true);
  expect(lines.result.safeParse({ ids: [], more: 1 }).success).toBe(false);
});

describe.each(vendors.flatMap(({ prefix, lookups }) => lookups.map((lookup) => ({ prefix, lookup }))))(
  "$lookup.name",
  ({ prefix, lookup }) => {
    it("is named after its vendor", () => {
      expect(lookup.name).toMatch(new RegExp(`^get${prefix}[A-Z]\\w+$`));
    });

    it("says what it costs, and calls itself in its example", () => {
      expect(lookup.description).toMatch(/(One|Two) requests?\b/);
      expect(lookup.example).toContain(`netassure.${lookup.name}(`);
    });

    it("describes every property, at every depth", () => {
      expect([...undescribed(lookup.args), ...undescribed(lookup.result)]).toEqual([]);
    });
  },
);

/** The paths of properties that no sentence is about. */
function undescribed(type: z.ZodType, path = ""): string[] {
  const item = itemOf(type);
  if (item) return undescribed(item, `${path}[]`);
  return Object.entries(shapeOf(type) ?? {}).flatMap(([name, field]) => {
    const here = `${path}.${name}`;
    return [...(/\.$/.test(metaOf(field).description ?? "") ? [] : [here]), ...undescribed(field, here)];
  });
}

import { describe, expect, it } from "vitest";
import { objectsSchema } from "../../src/sandbox/objects-schema";
import { fakeVendor } from "./fake-vendor";

const whole = { list: [], record: {}, text: "", count: 0, flag: false, unset: null };
const schema = objectsSchema([{ ...fakeVendor, seed: () => whole }]);

describe("the objects of a vendor", () => {
  it("may hold other values than its seed, and more", () => {
    const other = { list: [1], record: { a: 1 }, text: "t", count: 2, flag: true, unset: "set", added: 1 };

    expect(schema.parse({ fake: other })).toEqual({ fake: other });
  });

  it("may be absent", () => {
    expect(schema.parse({})).toEqual({});
  });

  it.each([
    ["list", {}],
    ["record", []],
    ["record", null],
    ["text", 1],
    ["count", "1"],
    ["flag", 0],
  ])("must hold a %s of the same kind as its seed, unlike %j", (part, value) => {
    const parsed = schema.safeParse({ fake: { ...whole, [part]: value } });

    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["fake", part]]);
  });

  it.each(["list", "record", "text", "count", "flag"])("must hold a %s at all", (part) => {
    const parsed = schema.safeParse({ fake: { ...whole, [part]: undefined } });

    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["fake", part]]);
  });

  it.each([[[]], ["text"], [null]])("cannot be %j", (objects) => {
    expect(schema.safeParse({ fake: objects }).success).toBe(false);
  });
});

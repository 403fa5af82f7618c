import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  defineResource,
  describeField,
  discriminatorOf,
  fieldsFor,
  hasMark,
  isRequired,
  itemOf,
  metaOf,
  secretTexts,
  shapeOf,
  typeInWords,
  UNKNOWN,
  unwrap,
  variantsOf,
} from "../../src/lifecycle";
import { definitionOf } from "./support/operations";
import { variants } from "./support/vendor";

const secret = describeField(z.string(), { secret: true });

describe("what a field says about itself", () => {
  it("is found below optional, nullable and default", () => {
    expect(metaOf(secret.optional())).toEqual({ secret: true });
    expect(metaOf(secret.nullable().optional())).toEqual({ secret: true });
    expect(metaOf(secret.default("x"))).toEqual({ secret: true });
  });

  it("is completed and overridden from the outside", () => {
    const field = describeField(secret.optional(), { unit: "seconds", serverDefault: "x" });
    expect(metaOf(field)).toEqual({ secret: true, unit: "seconds", serverDefault: "x" });
    expect(metaOf(describeField(field, { serverDefault: "y" })).serverDefault).toBe("y");
    expect(metaOf(describeField(field, { serverDefault: undefined })).serverDefault).toBeUndefined();
  });

  it("does not leak into the field that it came from", () => {
    describeField(secret, { writeOnly: true });
    expect(metaOf(secret)).toEqual({ secret: true });
  });

  it("is nothing for a plain type", () => {
    expect(metaOf(z.string().optional())).toEqual({});
  });
});

describe("a mark", () => {
  it.each<[string, z.ZodType, boolean]>([
    ["on the field", secret, true],
    ["below optional", secret.optional(), true],
    ["in an object", z.strictObject({ a: z.string(), b: secret }), true],
    ["in the items of a list", z.array(z.strictObject({ a: secret })).optional(), true],
    ["in the values of a map", z.record(z.string(), secret), true],
    ["in an alternative", z.union([z.int(), secret]), true],
    ["on another field only", z.strictObject({ a: z.string() }), false],
  ])("is found %s", (_, field, found) => {
    expect(hasMark(field, "secret")).toBe(found);
    expect(hasMark(field, "writeOnly")).toBe(false);
  });
});

describe("every text below a secret field", () => {
  it("is found at any depth, and no other", () => {
    const values = {
      name: "public",
      token: "t1",
      certificate: "",
      headers: { a: "h1", b: "h2" },
      steps: [{ url: "u", password: "p1" }, { url: "v" }],
      proxy: { host: "p", login: { user: "u", password: "p2" } },
      unheard: "x",
    };
    expect(secretTexts(definitionOf().inputs, values)).toEqual(["t1", "h1", "h2", "p1", "p2"]);
  });
});

describe("a resource without variants", () => {
  const { inputs } = definitionOf(z.strictObject({ name: z.string() }));

  it("is one unnamed variant with the same fields whatever the values are", () => {
    expect(discriminatorOf(inputs)).toBeUndefined();
    expect(variantsOf(inputs).map(({ name }) => name)).toEqual([""]);
    expect(Object.keys(fieldsFor(inputs, {}))).toEqual(["name", "adoptId"]);
  });
});

describe("a resource with variants", () => {
  const { inputs } = definitionOf(variants);

  it("has the fields of the variant that the values name", () => {
    expect(discriminatorOf(inputs)).toBe("type");
    expect(variantsOf(inputs).map(({ name }) => name)).toEqual(["ping", "web"]);
    expect(Object.keys(fieldsFor(inputs, { type: "ping" }))).toEqual([
      "type",
      "name",
      "timeout",
      "burst",
      "labels",
      "region",
      "adoptId",
    ]);
  });

  it.each([undefined, "pong", UNKNOWN, 5])("has no fields for the variant %j", (type) => {
    expect(fieldsFor(inputs, { type })).toEqual({});
  });
});

describe("defineResource", () => {
  it("adds adoptId to every variant and leaves the rest alone", () => {
    const given = definitionOf(z.strictObject({ name: z.string() }));
    const made = defineResource({ ...given, inputs: variants });
    expect(variantsOf(made.inputs).every(({ object }) => "adoptId" in object.shape)).toBe(true);
    expect(made.create).toBe(given.create);
    expect(metaOf(fieldsFor(made.inputs, { type: "web" }).adoptId as z.ZodType).inputOnly).toBe(true);
  });
});

describe("the shape of a type", () => {
  it("is seen through wrappers", () => {
    const object = z.strictObject({ a: z.string() });
    expect(Object.keys(shapeOf(object.nullable().optional()) ?? {})).toEqual(["a"]);
    expect(itemOf(z.array(object).optional())).toBe(object);
    expect(unwrap(z.string().optional()).def.type).toBe("string");
    expect([shapeOf(z.record(z.string(), z.string())), itemOf(object)]).toEqual([undefined, undefined]);
  });

  it("tells whether a value is needed", () => {
    expect([isRequired(z.string()), isRequired(z.string().optional())]).toEqual([true, false]);
  });
});

describe("a type in words", () => {
  it.each<[string, z.ZodType]>([
    ["true or false", z.boolean().optional()],
    ["a list of text values", z.array(z.string())],
    ["a list of text values of at most 3 characters", z.array(z.string().max(3))],
    ["a list of whole numbers from 1 to 3", z.array(z.int().min(1).max(3))],
    ["a list of values that are each an IPv4 address", z.array(z.ipv4())],
    ["a list of values that are each a UUID", z.array(z.uuid())],
    ['a list of values that are each one of "a" or "b"', z.array(z.enum(["a", "b"]))],
    ["a list of lists of numbers", z.array(z.array(z.number()))],
    ["a list of objects with a (at most 2 entries)", z.array(z.strictObject({ a: z.string() })).max(2)],
    ["an object of text values", z.record(z.string(), z.string())],
    ["an object of objects of text values", z.record(z.string(), z.record(z.string(), z.string()))],
    ["an object of whole numbers", z.record(z.string(), z.int())],
    ["a date and time in ISO 8601", z.iso.datetime()],
    ["a URL", z.url()],
    ["text", z.string().regex(/x/)],
    [
      "a whole number, at least 0 and below 10"
        .replace("below 10", "at most 9")
        .replace(", at least 0 and at most 9", " from 0 to 9"),
      z.int().min(0).lt(10),
    ],
    ["unknown", z.unknown()],
  ])("is %j", (words, type) => {
    expect(typeInWords(type)).toBe(words);
  });
});

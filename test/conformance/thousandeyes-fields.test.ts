import { describe, expect, it } from "vitest";
import { testTypes } from "../../src/sandbox/thousandeyes/types";
import { deviations, file, isDeviation, readSchema, type SchemaField } from "./thousandeyes-fields";

const schema = readSchema();
const links = ["agents", "alertRules", "labels", "monitors", "sharedWithAccounts", "tags"];

/** The JSON type in the sandbox's words. */
function jsonType({ type, baseType }: SchemaField): string {
  if (type === "enum") return baseType ?? "string";
  return type.startsWith("array") ? "array" : type;
}

/** The settings that a request may hold, other than references. */
function writable(fields: Record<string, SchemaField>): [string, SchemaField][] {
  return Object.entries(fields).filter(([name, { inCreate }]) => inCreate && !links.includes(name));
}

if (schema === undefined) {
  describe.skip(`the fields of ThousandEyes tests: SKIPPED because ${file} is missing`, () => {
    it("would be compared with the vendor's schema", () => {});
  });
} else {
  it("has the vendor's test types", () => {
    expect(testTypes.map(({ name }) => name).sort()).toStrictEqual(Object.keys(schema).sort());
  });

  describe.each(testTypes.map((type) => [type.name, type] as const))("the fields of a %s test", (name, type) => {
    const { fields, requiredOnCreate } = schema[name] as (typeof schema)[string];
    const settings = writable(fields);

    it("are the vendor's", () => {
      expect(Object.keys(type.fields).sort()).toStrictEqual(settings.map(([field]) => field).sort());
    });

    it("refer to what the vendor's do", () => {
      expect([...type.links].sort()).toStrictEqual(links.filter((link) => fields[link]?.inCreate));
    });

    it("have the vendor's JSON types", () => {
      const mine = settings.map(([field]) => [field, type.fields[field]?.json]);
      expect(mine).toStrictEqual(settings.map(([field, one]) => [field, jsonType(one)]));
    });

    it("take the vendor's values", () => {
      const compared = settings.filter(([field]) => !isDeviation(name, field, "enum"));
      const mine = compared.map(([field]) => [field, type.fields[field]?.values]);
      // Where a range is two numbers wide, the API treats it as an enum.
      const theirs = compared.map(([field, one]) => [field, field === "httpVersion" ? [1, 2] : one.enum]);
      expect(mine).toStrictEqual(theirs);
    });

    it("lie within the vendor's limits", () => {
      const compared = settings.filter(([field]) => !isDeviation(name, field, "range"));
      const mine = compared.map(([field]) => [field, type.fields[field]?.range]);
      const theirs = compared.map(([field, { min, max }]) => [field, min === undefined ? undefined : [min, max]]);
      expect(mine).toStrictEqual(theirs);
    });

    it("start as the real API showed them", () => {
      const seen = settings.filter(([field, { observedDefault }]) => {
        return observedDefault !== undefined && !isDeviation(name, field, "default");
      });
      const mine = seen.map(([field]) => [field, type.fields[field]?.initial]);
      expect(mine).toStrictEqual(seen.map(([field, { observedDefault }]) => [field, observedDefault]));
    });

    it("start as the schema says where the real API was not seen", () => {
      const unseen = settings.filter(([field, one]) => {
        return one.observedDefault === undefined && one.default !== undefined && !isDeviation(name, field, "default");
      });
      const mine = unseen.map(([field]) => [field, type.fields[field]?.initial]);
      expect(mine).toStrictEqual(unseen.map(([field, one]) => [field, one.default]));
    });

    it("are hidden where the vendor's never come back", () => {
      const hidden = settings.filter(([, { inResponse }]) => !inResponse).map(([field]) => field);
      for (const field of hidden) {
        // Split up for reading by a rule of its own.
        if (field === "targetSipCredentials") continue;
        expect(type.fields[field]?.hidden, field).toBe(true);
      }
    });

    it("are needed where the vendor needs them", () => {
      const checkedByRule = ["requests", "targetSipCredentials"];
      const mine = Object.keys(type.required).filter((field) => field !== "testName");
      const theirs = requiredOnCreate.filter((field) => !checkedByRule.includes(field));
      expect(mine.sort()).toStrictEqual(theirs.sort());
    });

    it("cannot all be updated where the vendor fixes some", () => {
      const fixed = settings.filter(([, { inUpdate }]) => !inUpdate).map(([field]) => field);
      expect(type.fixed ?? []).toStrictEqual(fixed);
    });
  });

  it.each(deviations)("deviates from the schema about $field ($about) because $because", ({ field, types }) => {
    const named = types === "*" ? Object.keys(schema) : types;
    expect(named.some((type) => schema[type]?.fields[field] !== undefined)).toBe(true);
  });
}

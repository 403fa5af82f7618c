import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { applyRules, describeField, type Rule, UNKNOWN, type Values } from "../../src/lifecycle";
import { definitionOf, problems, secret } from "./support/operations";
import { variants } from "./support/vendor";

const monitor = definitionOf();
const twoKinds = definitionOf(variants);

describe("a value that is only known after up passes", () => {
  it.each<[string, Values]>([
    ["as a number", { timeout: UNKNOWN }],
    ["as a choice", { mode: UNKNOWN, interval: UNKNOWN }],
    ["as an alternative", { address: UNKNOWN, rate: UNKNOWN }],
    ["as a whole list", { agents: UNKNOWN, labels: UNKNOWN }],
    ["as an item of a list", { labels: ["a", UNKNOWN], agents: [UNKNOWN] }],
    ["inside an item of a list", { agents: [{ id: UNKNOWN, weight: UNKNOWN }] }],
    ["as a whole object", { proxy: UNKNOWN }],
    ["inside an object", { proxy: { host: UNKNOWN, port: UNKNOWN, login: UNKNOWN } }],
    ["two levels deep", { steps: [{ url: UNKNOWN, expect: { status: UNKNOWN } }] }],
    ["in a map", { headers: { auth: UNKNOWN } }],
    ["as a secret", { token: secret(UNKNOWN), proxy: { host: "p", login: { password: secret(UNKNOWN) } } }],
    ["with a format of its own", { accountId: UNKNOWN, adoptId: UNKNOWN }],
  ])("%s", (_, news) => {
    expect(problems(monitor, { name: "edge", ...news })).toEqual([]);
  });

  it("as the name", () => {
    expect(problems(monitor, { name: UNKNOWN })).toEqual([]);
  });

  it("as the property that tells variants apart, whatever else is set", () => {
    expect(problems(twoKinds, { type: UNKNOWN, name: "a", token: 5 })).toEqual([]);
  });

  it("in an object that is one of several alternatives", () => {
    const field = z.union([z.strictObject({ size: z.int() }), z.int()]);
    const definition = definitionOf(z.strictObject({ name: z.string(), field }));
    expect(problems(definition, { name: "a", field: { size: UNKNOWN } })).toEqual([]);
    expect(problems(definition, { name: "a", field: { size: "x" } })).toHaveLength(1);
  });

  it("in an object with a rule of the schema", () => {
    const range = z.strictObject({ low: z.unknown(), high: z.unknown() });
    const field = range.refine(({ low, high }) => Number(low) < Number(high), "in order");
    const definition = definitionOf(z.strictObject({ name: z.string(), field }));
    expect(problems(definition, { name: "a", field: { low: 1, high: UNKNOWN } })).toEqual([]);
    expect(problems(definition, { name: "a", field: { low: 2, high: 1 } })).toEqual([
      'field must be in order, not {"low":2,"high":1}',
    ]);
  });
});

describe("next to a value that is only known after up", () => {
  it("what is wrong is still named", () => {
    const news = {
      name: UNKNOWN,
      timeout: 90,
      agents: [{ id: UNKNOWN, weight: "x" }],
      proxy: { host: UNKNOWN, port: 0 },
    };
    expect(problems(monitor, news)).toEqual([
      "timeout must be a whole number of seconds from 5 to 60, not 90",
      'agents[0].weight must be a whole number, not "x"',
      "proxy.port must be a whole number from 1 to 65535, not 0",
    ]);
  });

  it("a property that does not exist is still named", () => {
    expect(problems(monitor, { name: "a", timout: UNKNOWN })).toEqual([
      'timout is not a known property. Did you mean "timeout"?',
    ]);
  });

  it("the length of a list still counts", () => {
    const four = [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN];
    expect(problems(monitor, { name: "a", agents: four })).toHaveLength(1);
  });
});

describe("a rule between properties", () => {
  const needsPassword: Rule = ({ user, password }) =>
    user !== undefined && password === undefined
      ? { property: "password", reason: "is required with user" }
      : undefined;
  const sizeLimit: Rule = ({ size }) =>
    Number(size) > 3 ? { property: "size", reason: "must not exceed 3" } : undefined;

  const text = z.string().optional();
  const schema = z.strictObject({
    name: z.string(),
    user: text,
    password: describeField(text, { secret: true }),
    size: z.int().optional(),
    list: z.array(z.string()).optional(),
  });
  const withRules = (...rules: Rule[]) => definitionOf(schema, { rules: (news) => applyRules(rules, news) });

  it("is asked about what is known", () => {
    expect(problems(withRules(needsPassword, sizeLimit), { name: "a", user: "u", size: 9 })).toEqual([
      "password is required with user",
      "size must not exceed 3",
    ]);
  });

  it("is not tripped by a value that is there but not known yet", () => {
    expect(problems(withRules(needsPassword), { name: "a", user: "u", password: UNKNOWN })).toEqual([]);
    expect(problems(withRules(needsPassword), { name: "a", user: "u", password: secret(UNKNOWN) })).toEqual([]);
  });

  it("is not tripped by a list of which one item is not known yet", () => {
    const needsTwo: Rule = ({ list }) =>
      new Set(list as string[]).size < 2 ? { property: "list", reason: "needs two" } : undefined;
    expect(problems(withRules(needsTwo), { name: "a", list: ["x", UNKNOWN] })).toEqual([]);
    expect(problems(withRules(needsTwo), { name: "a", list: ["x", "x"] })).toEqual(["list needs two"]);
  });

  it("still speaks when another rule cannot", () => {
    expect(problems(withRules(needsPassword, sizeLimit), { name: "a", user: "u", password: UNKNOWN, size: 9 })).toEqual(
      ["size must not exceed 3"],
    );
  });

  it("that is no list of rules says nothing at all once it read something unknown", () => {
    const rules = (news: Values) => [needsPassword(news), sizeLimit(news)].flatMap((failure) => failure ?? []);
    const definition = definitionOf(schema, { rules });
    expect(problems(definition, { name: "a", user: "u", password: UNKNOWN, size: 9 })).toEqual([]);
    expect(problems(definition, { name: "a", list: [UNKNOWN], size: 9 })).toEqual(["size must not exceed 3"]);
  });

  it("sees plain values where secrets were sent", () => {
    const rules = vi.fn(({ user }: Values) => [{ property: "user", reason: `is ${user}` }]);
    expect(problems(definitionOf(schema, { rules }), { name: "a", user: secret("u") })).toEqual(["user is u"]);
  });

  it("that fails with an error of its own is not silenced", () => {
    const broken: Rule = () => {
      throw new Error("broken rule");
    };
    expect(() => problems(withRules(broken), { name: "a" })).toThrow("broken rule");
  });
});

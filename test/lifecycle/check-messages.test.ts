import { describe, expect, it } from "vitest";
import * as z from "zod";
import { checkInputs, describeField } from "../../src/lifecycle";
import { checked, definitionOf, problems } from "./support/operations";
import { variants } from "./support/vendor";

const monitor = definitionOf();
const twoKinds = definitionOf(variants);
const valid = { name: "edge" };

const withField = (field: z.ZodType) => definitionOf(z.strictObject({ name: z.string(), field: field }));

describe("a bad value is answered with", () => {
  it.each([
    ["the range and the unit", { timeout: 90 }, "timeout must be a whole number of seconds from 5 to 60, not 90"],
    ["the range for a fraction", { timeout: 7.5 }, "timeout must be a whole number of seconds from 5 to 60, not 7.5"],
    [
      "the type for text",
      { timeout: "30" },
      'timeout must be a whole number of seconds from 5 to 60, not the text "30"',
    ],
    ["the type for a yes or no in quotes", { enabled: "false" }, 'enabled must be true or false, not the text "false"'],
    ["an open range", { burst: 0 }, "burst must be a whole number of packets, at least 1, not 0"],
    ["the numbers to choose from", { interval: 61 }, "interval must be one of 60, 120 or 300 (seconds), not 61"],
    ["the words to choose from", { mode: "medium" }, 'mode must be one of "fast" or "slow", not "medium"'],
    ["yes or no", { enabled: "yes" }, 'enabled must be true or false, not "yes"'],
    ["every alternative", { rate: true }, "rate must be text or a number, not true"],
    ["a format by its name", { address: "localhost" }, 'address must be an IPv4 address or "", not "localhost"'],
    ["the schema's own words", { accountId: "a7" }, 'accountId must be digits only, not "a7"'],
    ["the item of a list", { labels: ["a", 5] }, "labels[1] must be text that is not empty, not 5"],
    ["what a list holds", { labels: "a" }, 'labels must be a list of text values that are not empty, not "a"'],
    [
      "the length of a list",
      { agents: [] },
      "agents must be a list of objects with id and optionally source, weight (1 to 3 entries), not []",
    ],
    [
      "the path inside a list",
      { agents: [{ id: "1" }, { id: "" }] },
      'agents[1].id must be text that is not empty, not ""',
    ],
    [
      "the path inside an object",
      { proxy: { host: "p", port: 0 } },
      "proxy.port must be a whole number from 1 to 65535, not 0",
    ],
    [
      "the path two levels deep",
      { steps: [{ url: "u", expect: { status: "ok" } }] },
      'steps[0].expect.status must be a whole number, not "ok"',
    ],
  ])("%s", (_, news, problem) => {
    expect(problems(monitor, { ...valid, ...news })).toEqual([problem]);
  });

  it.each<[string, z.ZodType, unknown, string]>([
    ["an exclusive range", z.number().gt(0).lt(1), 2, "must be a number, above 0 and below 1, not 2"],
    ["a half exclusive range", z.number().gt(0).max(1), 2, "must be a number, above 0 and at most 1, not 2"],
    ["a range of whole numbers from one up", z.int().positive(), 0, "must be a whole number, at least 1, not 0"],
    ["an upper bound", z.int().max(9), 10, "must be a whole number, at most 9, not 10"],
    ["a shortest text", z.string().min(3), "ab", 'must be text of at least 3 characters, not "ab"'],
    ["a longest text", z.string().max(3), "abcd", 'must be text of at most 3 characters, not "abcd"'],
    ["both lengths", z.string().min(2).max(3), "a", 'must be text of 2 to 3 characters, not "a"'],
    ["an exact length", z.string().length(1), "", 'must be text of exactly 1 character, not ""'],
    ["an exact count", z.array(z.int()).length(2), [1], "must be a list of whole numbers (exactly 2 entries), not [1]"],
    ["a smallest count", z.array(z.boolean()).min(1), [], "must be a list of true or false (at least 1 entry), not []"],
    ["a pattern", z.string().regex(/^a+$/), "b", 'must be text matching pattern /^a+$/, not "b"'],
    ["a beginning", z.string().startsWith("x-"), "b", 'must be text starting with "x-", not "b"'],
    ["a UUID", z.uuid(), "b", 'must be a UUID, not "b"'],
    ["one literal", z.literal(7), 8, "must be 7, not 8"],
    ["a map", z.record(z.string(), z.string()), "b", 'must be an object of text values, not "b"'],
    ["an object", z.strictObject({ a: z.string(), b: z.string() }), 1, "must be an object with a, b, not 1"],
    [
      "a rule of its own",
      z.string().refine((text) => text !== "b", "anything but b"),
      "b",
      'must be anything but b, not "b"',
    ],
  ])("%s", (_, field, value, reason) => {
    expect(problems(withField(field), { ...valid, field: value })).toEqual([`field ${reason}`]);
  });

  it("the unit of the field for every number among its alternatives", () => {
    const field = describeField(z.union([z.literal(1), z.int().min(10).max(100)]), { unit: "packets" });
    expect(problems(withField(field), { ...valid, field: "x" })).toEqual([
      'field must be 1 or a whole number of packets from 10 to 100, not "x"',
    ]);
  });

  it("the words of the union and not the names of the variants, for a union inside a resource with variants", () => {
    const definition = definitionOf(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("a"), name: z.string(), size: z.union([z.int(), z.literal("auto")]) }),
        z.strictObject({ type: z.literal("b"), name: z.string() }),
      ]),
    );
    expect(problems(definition, { type: "a", name: "x", size: true })).toEqual([
      'size must be a whole number or "auto", not true',
    ]);
  });

  it("a map's entry, under a path that Pulumi can read", () => {
    const field = z.record(z.string(), z.int());
    expect(problems(withField(field), { ...valid, field: { "X-A": 1, "a.b": "c" } })).toEqual([
      'field["a.b"] must be a whole number, not "c"',
    ]);
  });

  it("the name of a map's entry, without its value", () => {
    const field = z.record(z.string().regex(/^x/, "names begin with x"), z.string());
    expect(problems(withField(field), { ...valid, field: { b: "hunter2" } })).toEqual([
      "field.b has a name that is not valid: names begin with x",
    ]);
  });

  it("one line, however long the value is", () => {
    const [problem] = problems(monitor, { ...valid, mode: `a\nb${"c".repeat(200)}` });
    expect(problem).toBe(`mode must be one of "fast" or "slow", not "a\\nb${"c".repeat(52)}...`);
  });

  it("the null at its place in a list", () => {
    expect(problems(monitor, { ...valid, labels: ["a", null] })).toEqual([
      "labels[1] must be text that is not empty, not null",
    ]);
  });
});

describe("a missing value", () => {
  it("is named with what it takes", () => {
    expect(problems(monitor, {})).toEqual(["name is required: text of 1 to 20 characters"]);
  });

  it("is named inside a list", () => {
    expect(problems(monitor, { ...valid, agents: [{ id: "1" }, {}] })).toEqual([
      "agents[1].id is required: text that is not empty",
    ]);
  });

  it("is named inside an object", () => {
    expect(problems(monitor, { ...valid, proxy: {} })).toEqual(["proxy.host is required: text that is not empty"]);
  });

  it("is the variant when nothing says which one is meant", () => {
    expect(problems(twoKinds, { name: "edge" })).toEqual(['type is required: one of "ping" or "web"']);
  });

  it("is named with the unit when it is a number", () => {
    const field = describeField(z.int().min(1).max(9), { unit: "hours" });
    expect(problems(withField(field), valid)).toEqual(["field is required: a whole number of hours from 1 to 9"]);
  });
});

describe("a property that does not exist", () => {
  it.each([
    ["timout", 'timout is not a known property. Did you mean "timeout"?'],
    ["Timeout", 'Timeout is not a known property. Did you mean "timeout"?'],
    ["account_id", 'account_id is not a known property. Did you mean "accountId"?'],
  ])("is answered with the name that was meant: %s", (key, problem) => {
    expect(problems(monitor, { ...valid, [key]: 1 })).toEqual([problem]);
  });

  it("is answered with the known names when none is near", () => {
    const definition = definitionOf(z.strictObject({ name: z.string(), color: z.string().optional() }));
    expect(problems(definition, { name: "a", wavelength: 7 })).toEqual([
      "wavelength is not a known property. Known: adoptId, color, name",
    ]);
  });

  it("is not guessed from a name of two letters", () => {
    const definition = definitionOf(z.strictObject({ name: z.string(), os: z.string().optional() }));
    expect(problems(definition, { name: "a", ip: "b" })).toEqual([
      "ip is not a known property. Known: adoptId, name, os",
    ]);
  });

  it("is found inside a list", () => {
    expect(problems(monitor, { ...valid, agents: [{ id: "1", sorce: "x" }] })).toEqual([
      'agents[0].sorce is not a known property. Did you mean "source"?',
    ]);
  });

  it("is found inside an object inside an object", () => {
    expect(problems(monitor, { ...valid, proxy: { host: "p", login: { pasword: "hunter2" } } })).toEqual([
      'proxy.login.pasword is not a known property. Did you mean "password"?',
    ]);
  });

  it("names the variant when it is a property of no variant", () => {
    expect(problems(twoKinds, { type: "ping", name: "a", timout: 9 })).toEqual([
      'timout is not a property of type "ping". Did you mean "timeout"?',
    ]);
    expect(problems(twoKinds, { type: "ping", name: "a", wavelength: 9 })).toEqual([
      expect.stringMatching(/^wavelength is not a property of type "ping"\. Known: adoptId, /),
    ]);
  });

  it("names the variant that it belongs to", () => {
    expect(problems(twoKinds, { type: "ping", name: "a", token: "hunter2hunter2" })).toEqual([
      'token is not a property of type "ping"; it belongs to "web". Remove it',
    ]);
  });
});

describe("a variant that does not exist", () => {
  it("is answered with those that do, and with nothing about the other properties", () => {
    expect(problems(twoKinds, { type: "pong", name: "a", whatever: 1 })).toEqual([
      'type must be one of "ping" or "web", not "pong"',
    ]);
  });
});

describe("several problems", () => {
  it("are all named at once, each property once", () => {
    const news = { timeout: 1, interval: 5, agents: [{ id: 3, sorce: "x" }], unheard: true };
    const rules = () => [
      { property: "timeout", reason: "must fit the interval" },
      { property: "mode", reason: "is required with an interval" },
    ];
    expect(problems(definitionOf(undefined, { rules }), news)).toEqual([
      "name is required: text of 1 to 20 characters",
      "timeout must be a whole number of seconds from 5 to 60, not 1",
      "interval must be one of 60, 120 or 300 (seconds), not 5",
      "agents[0].id must be text that is not empty, not 3",
      'agents[0].sorce is not a known property. Did you mean "source"?',
      expect.stringMatching(/^unheard is not a known property\. Known: accountId, address, /),
      "mode is required with an interval",
    ]);
  });

  it("leave the completed inputs readable", () => {
    const { inputs } = checkInputs(monitor, { name: "edge" }, {}, { timeout: 1 });
    expect(inputs).toEqual({ name: "edge", timeout: 1 });
  });
});

describe("the value of a secret is never shown", () => {
  const SECRET = "hunter2";
  const nested = z.strictObject({ user: z.string(), inner: describeField(z.string(), { secret: true }) });

  it.each<[string, Record<string, unknown>, string]>([
    ["in a secret field", { token: SECRET }, "token must be text of at least 8 characters"],
    ["as another type", { certificate: [SECRET] }, "certificate must be text"],
    ["in a map", { headers: { auth: [SECRET] } }, "headers.auth must be text"],
    ["instead of a map", { headers: [SECRET] }, "headers must be an object of text values"],
    [
      "inside an object",
      { proxy: { host: "p", login: { password: { SECRET } } } },
      "proxy.login.password must be text",
    ],
    [
      "around a secret field",
      { proxy: { host: "p", login: [SECRET] } },
      "proxy.login must be an object with optionally user, password",
    ],
    ["inside a list", { steps: [{ url: "u", password: { SECRET } }] }, "steps[0].password must be text"],
    [
      "around a secret in a list",
      { steps: [SECRET] },
      "steps[0] must be an object with url and optionally method, password, expect",
    ],
  ])("%s", (_, news, problem) => {
    expect(problems(monitor, { ...valid, ...news })).toEqual([problem]);
  });

  it.each<[string, z.ZodType, unknown, string]>([
    [
      "in the items of a secret list",
      describeField(z.array(z.string().regex(/^\w+: /, 'text like "Name: value"')), { secret: true }),
      [`Authorization ${SECRET}`],
      'field[0] must be text like "Name: value"',
    ],
    [
      "in maps of maps",
      describeField(z.record(z.string(), z.record(z.string(), z.string())), { secret: true }),
      { "a.example": { auth: [SECRET] } },
      'field["a.example"].auth must be text',
    ],
    [
      "in a map whose values are secret",
      z.record(z.string(), describeField(z.string(), { secret: true })),
      [SECRET],
      "field must be an object of text values",
    ],
    [
      "in an alternative",
      z.union([nested, z.int()]),
      { user: "u", inner: [SECRET] },
      "field must be an object with user, inner or a whole number",
    ],
    [
      "by a rule of the schema",
      describeField(
        z.string().refine(() => false, "a better one"),
        { secret: true },
      ),
      SECRET,
      "field must be a better one",
    ],
  ])("%s", (_, field, value, problem) => {
    const found = problems(withField(field), { ...valid, field: value });
    expect(found).toEqual([problem]);
    expect(found.join()).not.toContain(SECRET);
  });

  it("under a name that is not known", () => {
    expect(problems(monitor, { ...valid, tokn: SECRET })).toEqual([
      'tokn is not a known property. Did you mean "token"?',
    ]);
  });

  it("when a secret stands where a variant's name belongs to another variant", () => {
    expect(checked(twoKinds, { type: "ping", name: "a", token: SECRET })[0]?.reason).not.toContain(SECRET);
  });
});

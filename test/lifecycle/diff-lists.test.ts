import { describe, expect, it } from "vitest";
import * as z from "zod";
import { describeField, sameValue, UNKNOWN, type Values } from "../../src/lifecycle";
import { changes, definitionOf } from "./support/operations";

const monitor = definitionOf();
const diff = (property: string, olds: unknown, news: unknown, definition = monitor) =>
  changes(definition, { name: "a", [property]: olds }, { name: "a", [property]: news });

const ids = (...list: string[]) => list.map((id) => ({ id }));

describe("a list of words whose order means nothing", () => {
  it.each<[string, unknown[], unknown[], string[]]>([
    ["has no change in another order", ["a", "b"], ["b", "a"], []],
    ["has no change with an entry named twice", ["a", "b"], ["b", "a", "b"], []],
    ["names what is new at its place in the program", ["b"], ["a", "b", "c"], ["add labels[0]", "add labels[2]"]],
    ["names what is gone at its last place", ["a", "b", "c"], ["b"], ["delete labels[0]", "delete labels[2]"]],
    ["names an entry in the place of another one once", ["a", "b"], ["b", "c"], ["delete labels[0]", "add labels[1]"]],
    ["names an exchanged entry as an update", ["a", "b"], ["c", "b"], ["update labels[0]"]],
    ["sees that one of two equal entries became another one", ["a", "a"], ["a", "b"], ["add labels[1]"]],
    ["has no change while it is empty", [], [], []],
  ])("%s", (_, olds, news, expected) => {
    expect(diff("labels", olds, news)).toEqual(expected);
  });
});

describe("a list of objects told apart by their id", () => {
  it.each<[string, Values[], Values[], string[]]>([
    ["has no change in another order", ids("1", "2"), ids("2", "1"), []],
    ["names an object that is new", ids("1"), ids("2", "1"), ["add agents[0]"]],
    ["names an object that is gone", ids("1", "2"), ids("2"), ["delete agents[0]"]],
    ["names an exchanged object as one update", ids("1"), ids("2"), ["update agents[0]"]],
    [
      "names a changed property at its place in the program",
      [{ id: "1", weight: 2 }, { id: "2" }],
      [{ id: "2" }, { id: "1", weight: 3 }],
      ["update agents[1].weight"],
    ],
    ["names a property that is new", ids("1"), [{ id: "1", source: "x" }], ["add agents[0].source"]],
    ["names a property that is gone", [{ id: "1", weight: 2 }], ids("1"), ["delete agents[0].weight"]],
    ["has no change for a removed property at its default", [{ id: "1", weight: 1, source: "" }], ids("1"), []],
    [
      "pairs objects of one id with their equals first",
      [
        { id: "1", weight: 2 },
        { id: "1", weight: 3 },
      ],
      [
        { id: "1", weight: 3 },
        { id: "1", weight: 2 },
      ],
      [],
    ],
    ["takes an object without id for another one", [{ source: "x" }], [{ source: "y" }], ["update agents[0]"]],
  ])("%s", (_, olds, news, expected) => {
    expect(diff("agents", olds, news)).toEqual(expected);
  });

  it("pairs ids that the vendor spells differently", () => {
    const id = describeField(z.union([z.string(), z.number()]), { same: (a, b) => String(a) === String(b) });
    const agents = describeField(z.array(z.strictObject({ id, weight: z.int().optional() })), { listKey: "id" });
    const definition = definitionOf(z.strictObject({ name: z.string(), agents }));
    const olds = [{ id: "1" }, { id: "2", weight: 5 }];
    expect(diff("agents", olds, [{ id: 2, weight: 5 }, { id: 1 }], definition)).toEqual([]);
    expect(diff("agents", olds, [{ id: 2, weight: 6 }, { id: 1 }], definition)).toEqual(["update agents[0].weight"]);
  });

  it("can be told apart by everything in them", () => {
    const pair = z.strictObject({ secretId: z.string(), target: z.string() });
    const definition = definitionOf(
      z.strictObject({ name: z.string(), vault: describeField(z.array(pair), { listKey: "" }) }),
    );
    const [user, password] = [
      { secretId: "1", target: "user" },
      { secretId: "1", target: "password" },
    ];
    expect(diff("vault", [user, password], [password, user], definition)).toEqual([]);
    expect(diff("vault", [user], [user, password], definition)).toEqual(["add vault[1]"]);
  });
});

describe("a list whose order matters", () => {
  const [first, second, third] = [{ url: "1" }, { url: "2" }, { url: "3" }];

  it.each<[string, Values[], Values[], string[]]>([
    ["has no change when it is the same", [first, second], [first, second], []],
    ["changes with its order", [first, second], [second, first], ["update steps[0].url", "update steps[1].url"]],
    ["names what is new at the end", [first], [first, second], ["add steps[1]"]],
    ["names what is gone at the end", [first, second, third], [first], ["delete steps[1]", "delete steps[2]"]],
    [
      "compares place by place when its length differs",
      [first, second, third],
      [second, third],
      ["update steps[0].url", "update steps[1].url", "delete steps[2]"],
    ],
    [
      "names a property in an object of an object",
      [{ url: "1", expect: { status: 200 } }],
      [{ url: "1", expect: { status: 204 } }],
      ["update steps[0].expect.status"],
    ],
    ["names a property that is gone", [{ url: "1", method: "post" }], [first], ["delete steps[0].method"]],
    ["has no change for a removed property at its default", [{ url: "1", method: "get" }], [first], []],
    [
      "names a write-only property",
      [{ url: "1", password: "x" }],
      [{ url: "1", password: "y" }],
      ["update steps[0].password"],
    ],
  ])("%s", (_, olds, news, expected) => {
    expect(diff("steps", olds, news)).toEqual(expected);
  });

  it("names a removed entry even if the entry alone equals a default", () => {
    const words = z.array(describeField(z.string(), { serverDefault: "" }));
    const definition = definitionOf(z.strictObject({ name: z.string(), words }));
    expect(diff("words", ["a", ""], ["a"], definition)).toEqual(["delete words[1]"]);
  });
});

describe("two values are the same", () => {
  const { shape } = z.strictObject({
    text: z.string(),
    number: describeField(z.union([z.string(), z.number()]), { same: (a, b) => Number(a) === Number(b) }),
    ordered: z.array(z.string()),
    set: describeField(z.array(z.string()), { listKey: "" }),
    map: z.record(z.string(), z.array(z.string())),
    object: z.strictObject({ set: describeField(z.array(z.string()), { listKey: "" }), text: z.string().optional() }),
  });

  it.each<[keyof typeof shape, unknown, unknown, boolean]>([
    ["text", "a", "a", true],
    ["text", "a", "A", false],
    ["text", "", undefined, false],
    ["text", null, undefined, true],
    ["text", UNKNOWN, UNKNOWN, true],
    ["number", "2500", 2500, true],
    ["number", "2.50e3", 2500, true],
    ["number", "2500", 2501, false],
    ["number", 0, undefined, false],
    ["ordered", ["a", "b"], ["b", "a"], false],
    ["ordered", ["a"], ["a", "b"], false],
    ["set", ["a", "b"], ["b", "a"], true],
    ["set", ["a", "b"], ["a", "c"], false],
    ["set", [], undefined, false],
    ["set", ["a", UNKNOWN], ["a", UNKNOWN], false],
    ["map", { a: ["1"] }, { a: ["1"] }, true],
    ["map", { a: ["1"] }, { a: ["1"], b: [] }, false],
    ["object", { set: ["a", "b"] }, { set: ["b", "a"], text: undefined }, true],
    ["object", { set: ["a"], text: "x" }, { set: ["a"] }, false],
    ["object", { set: ["a"], extra: 1 }, { set: ["a"], extra: 2 }, false],
    ["object", { set: ["a"] }, "a", false],
  ])("in a field of kind %s: %j and %j: %s", (field, a, b, same) => {
    expect(sameValue(shape[field], a, b)).toBe(same);
    expect(sameValue(shape[field], b, a)).toBe(same);
  });
});

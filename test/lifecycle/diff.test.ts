import { describe, expect, it } from "vitest";
import * as z from "zod";
import { describeField, diffInputs, diffResource, UNKNOWN, type Values } from "../../src/lifecycle";
import { changes, definitionOf, diffOf } from "./support/operations";
import { variants } from "./support/vendor";

const monitor = definitionOf();
const twoKinds = definitionOf(variants);
const diff = (olds: Values, news: Values) => changes(monitor, { name: "a", ...olds }, { name: "a", ...news });

describe("nothing changes", () => {
  it.each<[string, Values, Values]>([
    ["for what the program does not set, although the vendor filled it in", { createdBy: "me" }, {}],
    ["for another spelling of one value", { rate: "2500", mode: "fast" }, { rate: 2500, mode: "FAST" }],
    ["for a removed property whose last value is the default", { timeout: 30, note: "", labels: [], headers: {} }, {}],
    ["for a removed property that has another spelling of the default", { rate: "2500", mode: "SLOW" }, {}],
    [
      "for a removed nested property whose last value is the default",
      { proxy: { host: "p", port: 8080 } },
      { proxy: { host: "p" } },
    ],
    ["for a map with its entries in another order", { headers: { a: "1", b: "2" } }, { headers: { b: "2", a: "1" } }],
    [
      "for objects with their properties in another order",
      { proxy: { host: "p", port: 1 } },
      { proxy: { port: 1, host: "p" } },
    ],
    ["for a write-only value that the program repeats", { token: "hunter2hunter2" }, { token: "hunter2hunter2" }],
    ["for null in place of absence", { payload: null, proxy: { host: "p", limit: null } }, { proxy: { host: "p" } }],
  ])("%s", (_, olds, news) => {
    expect(diff(olds, news)).toEqual([]);
  });
});

describe("a change names its path and kind:", () => {
  it.each<[string, Values, Values, string[]]>([
    ["a new value", { timeout: 30 }, { timeout: 40 }, ["update timeout"]],
    ["a property set for the first time", {}, { timeout: 40 }, ["add timeout"]],
    [
      "a property set for the first time to the default, as the live value is not known",
      {},
      { timeout: 30 },
      ["add timeout"],
    ],
    ["a removed property", { timeout: 40 }, {}, ["delete timeout"]],
    ["a removed property without default", { burst: 5 }, {}, ["delete burst"]],
    ["an empty list in place of entries", { labels: ["a"] }, { labels: [] }, ["delete labels[0]"]],
    ["a removed list", { labels: ["a"] }, {}, ["delete labels"]],
    ["a nested value", { proxy: { host: "p", port: 1 } }, { proxy: { host: "q", port: 1 } }, ["update proxy.host"]],
    ["a nested property that is new", { proxy: { host: "p" } }, { proxy: { host: "p", port: 1 } }, ["add proxy.port"]],
    [
      "a nested property that is gone",
      { proxy: { host: "p", port: 1 } },
      { proxy: { host: "p" } },
      ["delete proxy.port"],
    ],
    [
      "a value two levels deep",
      { proxy: { host: "p", login: { user: "u" } } },
      { proxy: { host: "p", login: { user: "v" } } },
      ["update proxy.login.user"],
    ],
    ["a whole object that is new", {}, { proxy: { host: "p" } }, ["add proxy"]],
    ["a whole object that is gone", { proxy: { host: "p" } }, {}, ["delete proxy"]],
    ["a map, as one change", { headers: { a: "1", b: "2" } }, { headers: { a: "1", c: "2" } }, ["update headers"]],
    ["a write-only value", { token: "hunter2hunter2" }, { token: "hunter3hunter3" }, ["update token"]],
    ["a property that only netassure reads", {}, { dryRun: true }, ["add dryRun"]],
    [
      "several at once",
      { timeout: 9, note: "x" },
      { note: "y", burst: 1 },
      ["delete timeout", "update note", "add burst"],
    ],
  ])("%s", (_, olds, news, expected) => {
    expect(diff(olds, news)).toEqual(expected);
  });
});

describe("a value that is only known after up is a change", () => {
  it.each<[string, Values, Values, string[]]>([
    ["at the top", { timeout: 30 }, { timeout: UNKNOWN }, ["update timeout"]],
    ["in a list", { labels: ["a", "b"] }, { labels: ["a", UNKNOWN] }, ["update labels[1]"]],
    ["as a list", { labels: ["a"] }, { labels: UNKNOWN }, ["update labels"]],
    ["as a key", { agents: [{ id: "1" }] }, { agents: [{ id: UNKNOWN }] }, ["update agents[0]"]],
    ["in an ordered list", { steps: [{ url: "u" }] }, { steps: [{ url: UNKNOWN }] }, ["update steps[0].url"]],
    ["in an object", { proxy: { host: "p" } }, { proxy: { host: UNKNOWN } }, ["update proxy.host"]],
    ["as an object", { proxy: { host: "p" } }, { proxy: UNKNOWN }, ["update proxy"]],
    ["in a map", { headers: { a: "1" } }, { headers: { a: UNKNOWN } }, ["update headers"]],
    ["for a property that was not set", {}, { note: UNKNOWN }, ["add note"]],
    ["that may replace", { region: "eu" }, { region: UNKNOWN }, ["!update region"]],
  ])("%s", (_, olds, news, expected) => {
    expect(diff(olds, news)).toEqual(expected);
  });

  it("even when the field takes any two values for the same", () => {
    const field = describeField(z.string(), { same: () => true });
    const definition = definitionOf(z.strictObject({ name: z.string(), field }));
    expect(changes(definition, { name: "a", field: "x" }, { name: "a", field: "y" })).toEqual([]);
    expect(changes(definition, { name: "a", field: "x" }, { name: "a", field: UNKNOWN })).toEqual(["update field"]);
  });
});

describe("a property that creates a new object", () => {
  it.each<[string, Values, Values, string[]]>([
    ["when it changes", { region: "eu" }, { region: "us" }, ["!update region"]],
    ["when it is set for the first time", {}, { region: "us" }, ["!add region"]],
    ["not when the program only says what it is anyway", {}, { region: "eu" }, ["add region"]],
    ["when it is removed", { region: "us" }, {}, ["!delete region"]],
    ["not when it is removed at its default", { region: "eu" }, {}, []],
    [
      "next to one that changes in place",
      { region: "eu", note: "x" },
      { region: "us", note: "y" },
      ["update note", "!update region"],
    ],
  ])("replaces %s", (_, olds, news, expected) => {
    expect(diff(olds, news)).toEqual(expected);
  });

  const place = z.strictObject({
    site: describeField(z.string().optional(), { replaceOnChanges: true }),
    rack: z.string().optional(),
  });
  const nested = definitionOf(
    z.strictObject({
      name: z.string(),
      place: place.optional(),
      places: z.array(place).optional(),
      fixed: describeField(place.optional(), { replaceOnChanges: true }),
      loose: describeField(
        z.array(z.strictObject({ id: z.string(), on: describeField(z.boolean(), { inPlace: true }) })).optional(),
        {
          replaceOnChanges: true,
          listKey: "id",
        },
      ),
    }),
  );

  it.each<[string, Values, Values, string[]]>([
    ["inside an object", { place: { site: "a" } }, { place: { site: "b" } }, ["!update place.site"]],
    ["inside an object that is new", {}, { place: { site: "b" } }, ["!add place"]],
    ["inside an object that is gone", { place: { site: "b" } }, {}, ["!delete place"]],
    ["inside an object that is not known", { place: { site: "b" } }, { place: UNKNOWN }, ["!update place"]],
    ["not beside it", { place: { site: "a", rack: "1" } }, { place: { site: "a", rack: "2" } }, ["update place.rack"]],
    ["not when the new object does not set it", {}, { place: { rack: "1" } }, ["add place"]],
    ["not when a list is added", {}, { places: [{ site: "a" }] }, ["add places"]],
    ["not when an entry is added to a list", { places: [] }, { places: [{ site: "a" }] }, ["add places[0]"]],
    ["inside an entry of a list", { places: [{ site: "a" }] }, { places: [{ site: "b" }] }, ["!update places[0].site"]],
    ["with everything inside it", { fixed: { rack: "1" } }, { fixed: { rack: "2" } }, ["!update fixed.rack"]],
    ["with its entries", { loose: [{ id: "1", on: true }] }, { loose: [{ id: "2", on: true }] }, ["!update loose[0]"]],
    [
      "but not for what changes in place",
      { loose: [{ id: "1", on: true }] },
      { loose: [{ id: "1", on: false }] },
      ["update loose[0].on"],
    ],
  ])("replaces %s", (_, olds, news, expected) => {
    expect(changes(nested, { name: "a", ...olds }, { name: "a", ...news })).toEqual(expected);
  });

  it("deletes first when the vendor needs it, also for a replacement that only the user asked for", () => {
    const olds = { name: "a", region: "eu" };
    const patient = { ...monitor, deleteBeforeReplace: () => false };
    const result = (definition: typeof monitor, news: Values) => diffResource(definition, "1", olds, news);
    expect(result(monitor, { name: "a", region: "us" })).toEqual({
      properties: [{ path: "region", kind: "update", replaces: true }],
      replaces: ["region"],
      deleteBeforeReplace: true,
      completes: true,
    });
    expect(result(patient, { name: "a", region: "us" }).deleteBeforeReplace).toBe(false);
    expect(result(monitor, { name: "a", region: "eu" }).deleteBeforeReplace).toBe(true);
  });
});

describe("a change of the variant", () => {
  const olds = { type: "ping", name: "a", timeout: 9, burst: 5, createdBy: "me" };

  it("is the one change that replaces, whatever else differs", () => {
    expect(changes(twoKinds, olds, { type: "web", name: "b", steps: [{ url: "u" }] })).toEqual(["!update type"]);
  });

  it("is assumed when the new variant is not known", () => {
    expect(changes(twoKinds, olds, { type: UNKNOWN, name: "a" })).toEqual(["!update type"]);
  });

  it("is not what a property of another variant in the state is", () => {
    expect(changes(twoKinds, { ...olds, token: "left over", proxy: { host: "p" } }, olds)).toEqual([]);
  });
});

describe("adoptId", () => {
  const adopted = (olds: Values, adoptId: unknown, id = "7") =>
    changes(monitor, { name: "a", ...olds }, { name: "a", adoptId }, id);

  it("of the managed object changes nothing", () => {
    expect(adopted({}, "7")).toEqual([]);
    expect(adopted({ adoptId: "7" }, "7")).toEqual([]);
  });

  it("of the managed object under a longer name changes nothing", () => {
    expect(adopted({ adoptId: "group/7" }, "group/7")).toEqual([]);
    expect(adopted({ adoptId: "group/7" }, "7")).toEqual([]);
  });

  it("that is dropped from the program changes nothing", () => {
    expect(adopted({ adoptId: "7" }, undefined)).toEqual([]);
  });

  it("of another object replaces", () => {
    expect(adopted({}, "8")).toEqual(["!add adoptId"]);
    expect(adopted({ adoptId: "7" }, "8")).toEqual(["!update adoptId"]);
  });

  it("that is not known yet may name another object", () => {
    expect(adopted({ adoptId: "7" }, UNKNOWN)).toEqual(["!update adoptId"]);
  });

  it("is named next to other changes", () => {
    expect(changes(monitor, { name: "a" }, { name: "b", adoptId: "8" }, "7")).toEqual(["update name", "!add adoptId"]);
  });
});

describe("diffInputs", () => {
  it("tells what a definition needs to know about a change", () => {
    expect(diffInputs(monitor.inputs, { name: "a", enabled: true }, { name: "a", enabled: false })).toEqual([
      { path: "enabled", kind: "update", replaces: false },
    ]);
    expect(diffOf(monitor, { name: "a" }, { name: "a" })).toEqual([]);
  });
});

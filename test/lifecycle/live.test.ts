import { describe, expect, it } from "vitest";
import * as z from "zod";
import { describeField, liveOf, type Values } from "../../src/lifecycle";
import { definitionOf } from "./support/operations";
import { variants } from "./support/vendor";

const { inputs } = definitionOf();
const live = (set: Values, answer: Values) => liveOf(inputs, set, answer);

describe("the live values of what a program sets", () => {
  it.each<[string, Values, Values, Values]>([
    ["leave out what it does not set", { name: "a" }, { name: "a", timeout: 30, mode: "SLOW" }, { name: "a" }],
    [
      "keep its spelling where both mean the same",
      { mode: "fast", rate: 2500 },
      { mode: "FAST", rate: "2500" },
      { mode: "fast", rate: 2500 },
    ],
    [
      "show the vendor's value where it differs",
      { mode: "fast", rate: 1 },
      { mode: "SLOW", rate: "2" },
      { mode: "slow", rate: "2" },
    ],
    ["lack what the vendor has lost", { burst: 5 }, {}, {}],
    ["lack what the vendor answers with null", { burst: 5 }, { burst: null }, {}],
    ["take an answer without the field for the default", { timeout: 9, note: "" }, {}, { timeout: 30, note: "" }],
    ["take null for the default", { timeout: 9 }, { timeout: null }, { timeout: 30 }],
    ["lack what went back to a default of nothing", { payload: 7 }, {}, {}],
    ["keep what an answer may leave out", { certificate: "x", labels: ["a"] }, {}, { certificate: "x", labels: ["a"] }],
    [
      "show what an answer may leave out when it is there",
      { certificate: "x", labels: ["a"] },
      { certificate: "y", labels: [] },
      { certificate: "y", labels: [] },
    ],
    [
      "keep what is never returned, even when it is returned masked",
      { token: "hunter2hunter2" },
      { token: "********" },
      { token: "hunter2hunter2" },
    ],
    [
      "keep what only netassure reads",
      { dryRun: true, accountId: "5", adoptId: "7" },
      {},
      { dryRun: true, accountId: "5", adoptId: "7" },
    ],
    [
      "show a map as a whole",
      { headers: { a: "1" } },
      { headers: { a: "1", b: "2" } },
      { headers: { a: "1", b: "2" } },
    ],
    ["show a value of an unexpected type as it is", { timeout: 9 }, { timeout: "soon" }, { timeout: "soon" }],
    [
      "leave out what is no property of the resource",
      { name: "a", createdBy: "me" },
      { name: "a", createdBy: "me" },
      { name: "a" },
    ],
  ])("%s", (_, set, answer, expected) => {
    expect(live(set, answer)).toEqual(expected);
  });

  it("are those of the program's variant", () => {
    const set = { type: "ping", name: "a", token: "left over" };
    expect(liveOf(variants, set, { type: "ping", name: "b", token: "x" })).toEqual({ type: "ping", name: "b" });
  });

  it("show when the object is of another variant", () => {
    expect(liveOf(variants, { type: "ping", name: "a" }, { type: "web", name: "a" })).toEqual({
      type: "web",
      name: "a",
    });
  });
});

describe("inside an object", () => {
  it.each<[string, unknown, unknown, unknown]>([
    ["only what the program sets counts", { host: "p" }, { host: "p", port: 1, zone: "z" }, { host: "p" }],
    ["a changed value is shown", { host: "p", port: 1 }, { host: "q", port: 1 }, { host: "q", port: 1 }],
    ["a missing value means the default", { host: "p", port: 1 }, { host: "p" }, { host: "p", port: 8080 }],
    ["a missing value without default is gone", { host: "p", zone: "z" }, { host: "p" }, { host: "p" }],
    [
      "what is never returned is kept",
      { host: "p", login: { user: "u", password: "x" } },
      { host: "p", login: { user: "v" } },
      { host: "p", login: { user: "v", password: "x" } },
    ],
    [
      "what is never returned is kept when all around it is missing",
      { host: "p", login: { password: "x" } },
      { host: "p" },
      { host: "p", login: { password: "x" } },
    ],
  ])("%s", (_, set, answer, expected) => {
    expect(live({ proxy: set }, { proxy: answer })).toEqual({ proxy: expected });
  });

  it("everything is gone with the object", () => {
    expect(live({ proxy: { host: "p", zone: "z" } }, {})).toEqual({ proxy: {} });
  });

  const box = z.strictObject({
    size: describeField(z.int().optional(), { serverDefault: 5 }),
    color: z.string().optional(),
    key: describeField(z.string().optional(), { writeOnly: true }),
  });
  const boxed = (set: Values, answer: unknown) =>
    liveOf(
      z.strictObject({ name: z.string(), box: box.optional() }),
      { name: "a", box: set },
      { name: "a", box: answer },
    ).box;

  it("without a default, a missing object means the defaults inside it", () => {
    expect(boxed({ size: 5 }, undefined)).toEqual({ size: 5 });
    expect(boxed({ size: 6 }, undefined)).toEqual({ size: 5 });
  });

  it("without a default, a missing object is gone when nothing inside it has one", () => {
    expect(boxed({ color: "red" }, undefined)).toBeUndefined();
    expect(boxed({ color: "red" }, null)).toBeUndefined();
  });

  it("without a default, a missing object may still hold what is never returned", () => {
    expect(boxed({ key: "x" }, undefined)).toEqual({ key: "x" });
  });

  it("without a default, an empty object is there as long as nothing else is known", () => {
    expect(boxed({}, undefined)).toEqual({});
  });
});

describe("in a list whose order means nothing", () => {
  it.each<[string, unknown[], unknown[], unknown[]]>([
    ["another order changes nothing", ["a", "b"], ["b", "a"], ["a", "b"]],
    ["what was added by hand comes last", ["b", "a"], ["x", "a", "b"], ["b", "a", "x"]],
    ["what was removed by hand is gone", ["a", "b"], ["b"], ["b"]],
    ["nothing is left of an emptied list", ["a"], [], []],
  ])("%s", (_, set, answer, expected) => {
    expect(live({ labels: set }, { labels: answer })).toEqual({ labels: expected });
  });

  it.each<[string, Values[], Values[], Values[]]>([
    [
      "objects show what the program sets in them",
      [{ id: "2" }, { id: "1", weight: 5 }],
      [
        { id: "1", weight: 5, site: "x" },
        { id: "2", weight: 1, site: "y" },
      ],
      [{ id: "2" }, { id: "1", weight: 5 }],
    ],
    [
      "objects show what was changed by hand",
      [{ id: "1", weight: 5 }],
      [{ id: "1", weight: 6 }],
      [{ id: "1", weight: 6 }],
    ],
    [
      "objects keep what an answer may leave out",
      [{ id: "1", source: "s" }],
      [{ id: "1", weight: 1 }],
      [{ id: "1", source: "s" }],
    ],
    [
      "objects added by hand show what a program would have to say",
      [{ id: "1" }],
      [{ id: "1" }, { id: "2", weight: 1, source: "s", site: "x" }],
      [{ id: "1" }, { id: "2", source: "s" }],
    ],
    ["objects removed by hand are gone", [{ id: "1" }, { id: "2" }], [{ id: "2", weight: 1 }], [{ id: "2" }]],
  ])("%s", (_, set, answer, expected) => {
    expect(live({ agents: set }, { agents: answer })).toEqual({ agents: expected });
  });

  it("a missing list without default is gone", () => {
    expect(live({ agents: [{ id: "1" }] }, {})).toEqual({ agents: [] });
    expect(live({ alerts: ["a"] }, { alerts: null })).toEqual({ alerts: ["a"] });
  });
});

describe("in a list whose order matters", () => {
  it.each<[string, Values[], Values[], Values[]]>([
    [
      "entries are paired by their place",
      [{ url: "1", method: "get" }, { url: "2" }],
      [
        { url: "1", method: "get" },
        { url: "2", method: "post" },
      ],
      [{ url: "1", method: "get" }, { url: "2" }],
    ],
    [
      "an entry keeps what is never returned",
      [{ url: "1", password: "x" }],
      [{ url: "1", method: "get" }],
      [{ url: "1", password: "x" }],
    ],
    [
      "an entry added by hand shows what a program would have to say",
      [{ url: "1" }],
      [{ url: "1" }, { url: "2", method: "get", expect: {} }],
      [{ url: "1" }, { url: "2" }],
    ],
    [
      "an entry removed by hand makes the list shorter",
      [{ url: "1" }, { url: "2" }, { url: "3" }],
      [{ url: "1" }, { url: "3" }],
      [{ url: "1" }, { url: "3" }],
    ],
    [
      "another order is shown",
      [{ url: "1" }, { url: "2" }],
      [{ url: "2" }, { url: "1" }],
      [{ url: "2" }, { url: "1" }],
    ],
    [
      "a changed object in an entry is shown",
      [{ url: "1", expect: { status: 200 } }],
      [{ url: "1", expect: { status: 204, text: "x" } }],
      [{ url: "1", expect: { status: 204 } }],
    ],
  ])("%s", (_, set, answer, expected) => {
    expect(live({ steps: set }, { steps: answer })).toEqual({ steps: expected });
  });
});

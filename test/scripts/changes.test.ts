import { describe, expect, test } from "vitest";
import { countPlanned, type Event, resourceChanges, type Step } from "../../scripts/demo/changes.mjs";

const type = "pulumi-nodejs:dynamic/netassure:ThousandEyesTest";

const done = (step: Partial<Step>): Event => ({
  resOutputsEvent: { metadata: { op: "update", type, urn: `urn:pulumi:demo::quickstart::${type}::shop`, ...step } },
});
const state = (interval: number, more: Record<string, unknown> = {}) => ({
  inputs: { interval, agents: [{ agentId: "3" }] },
  outputs: { interval, agents: [{ agentId: "3" }], ...more },
});

describe("an operation's changes are read from the engine's events", () => {
  test("by name, with the properties that differ", () => {
    expect(resourceChanges([done({ old: state(300), new: state(600) })])).toEqual([
      { op: "update", name: "shop", properties: [{ property: "interval", before: 300, after: 600 }] },
    ]);
  });

  test("lists are compared by what is in them", () => {
    const now = { ...state(300), outputs: { interval: 300, agents: [{ agentId: "4" }] } };
    expect(resourceChanges([done({ old: state(300), new: now })])[0]?.properties).toEqual([
      { property: "agents", before: [{ agentId: "3" }], after: [{ agentId: "4" }] },
    ]);
  });

  test("what only the vendor sets is no news", () => {
    const [old, now] = [state(300, { modifiedDate: "today" }), state(600, { modifiedDate: "tomorrow" })];
    const properties = resourceChanges([done({ old, new: now })])[0]?.properties;
    expect(properties?.map(({ property }) => property)).toEqual(["interval"]);
  });

  test("the provider's text is no news", () => {
    const at = (text: string) => ({ inputs: { __provider: text }, outputs: { __provider: text } });
    expect(resourceChanges([done({ old: at("a"), new: at("b") })])[0]?.properties).toEqual([]);
  });

  test.each([
    ["created", "create", { new: state(300) }],
    ["deleted", "delete", { old: state(300) }],
  ])("a resource that was %s has no properties that differ", (_verb, op, states) => {
    expect(resourceChanges([done({ op, ...states })])).toEqual([{ op, name: "shop", properties: [] }]);
  });

  test("a native resource counts as well", () => {
    expect(resourceChanges([done({ op: "create", type: "netassure:index:ThousandEyesTest" })])).toHaveLength(1);
  });

  test.each([
    ["the stack itself", done({ op: "create", type: "pulumi:pulumi:Stack" })],
    ["a resource that stayed the same", done({ op: "same", old: state(300), new: state(300) })],
    ["a refresh that found nothing", done({ op: "refresh", old: state(300), new: state(300) })],
    ["the summary", { summaryEvent: { resourceChanges: { create: 1 } } }],
    ["any other event", {}],
  ])("%s is left out", (_what, event) => {
    expect(resourceChanges([event])).toEqual([]);
  });

  test("a refresh that found something is kept", () => {
    expect(resourceChanges([done({ op: "refresh", old: state(300), new: state(600) })])).toHaveLength(1);
  });
});

describe("a preview's plan", () => {
  const plan = (changes: Record<string, number>) => [{}, { summaryEvent: { resourceChanges: changes } }];

  test.each([
    [{ same: 3 }, 0],
    [{}, 0],
    [{ same: 1, create: 2 }, 2],
    [{ update: 1, delete: 2, replace: 3 }, 6],
  ])("%j touches %i", (changes, count) => {
    expect(countPlanned(plan(changes))).toBe(count);
  });

  test("that never came to its summary is not an empty plan", () => {
    expect(() => countPlanned([{}])).toThrow("the preview ended without a summary");
  });
});

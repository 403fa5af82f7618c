import { describe, expect, it } from "vitest";
import { checkInputs, UNKNOWN, type Values } from "../../src/lifecycle";
import { definition, ID, targets } from "./support";

const check = (news: Values, olds: Values = {}) => checkInputs(definition, { name: "edge" }, olds, news);
const failures = (news: Values) => check(news).failures;

describe("checking a PingPlotter agent", () => {
  it("takes the Pulumi name and needs nothing else", () => {
    expect(check({})).toEqual({ inputs: { name: "edge" }, failures: [] });
  });

  it("accepts every property at once", () => {
    const paused = targets.map((target) => ({ ...target, paused: true }));
    const flags = { isTemplate: true, uninstallOnDelete: true, replaceInstalled: true, allowSameName: true };
    const news = { name: "n", targets: paused, reconnectTriggers: { moved: "1" }, ...flags };
    expect(failures(news)).toEqual([]);
  });

  it("refuses an interval as text, as the class does: configuration values are text until a program turns them", () => {
    expect(failures({ targets: [{ address: "a", traceIntervalInMs: "2500" }] })).toEqual([
      {
        property: "targets[0].traceIntervalInMs",
        reason: 'must be a whole number of milliseconds, at least 1, not the text "2500"',
      },
    ]);
  });

  it("names every bad property with what it takes", () => {
    const news = {
      paused: "yes",
      targets: [{ address: "two words" }, { address: "b", traceIntervalInMs: 0 }, { address: "c", alias: " x" }],
    };
    expect(failures(news)).toEqual([
      { property: "targets[0].address", reason: 'must be text without spaces, not "two words"' },
      {
        property: "targets[1].traceIntervalInMs",
        reason: "must be a whole number of milliseconds, at least 1, not 0",
      },
      { property: "targets[2].alias", reason: 'must be text without spaces at its ends, not " x"' },
      { property: "paused", reason: 'must be true or false, not "yes"' },
    ]);
  });

  it("refuses an interval that is no number", () => {
    const [failure] = failures({ targets: [{ address: "b", traceIntervalInMs: "often" }] });
    expect(failure?.property).toBe("targets[0].traceIntervalInMs");
  });

  it("suggests the property that was meant", () => {
    const [failure] = failures({ targets: [{ address: "a", adress: "b" }] });
    expect(failure).toEqual({
      property: "targets[0].adress",
      reason: 'is not a known property. Did you mean "address"?',
    });
  });

  it("refuses two targets of one address", () => {
    const twice = [{ address: "a" }, { address: "b" }, { address: "a", alias: "x" }];
    expect(failures({ targets: twice })).toEqual([
      { property: "targets", reason: 'must hold every address once, but repeats "a"' },
    ]);
  });

  it("refuses a pause of the agent next to a pause of a target", () => {
    expect(failures({ paused: false, targets: [{ address: "a" }, { address: "b", paused: true }] })).toEqual([
      { property: "paused", reason: "cannot be set together with targets[1].paused. Keep one of the two" },
    ]);
  });

  it("refuses targets for an agent that is taken over, because nothing could apply them", () => {
    const [failure, ...others] = failures({ adoptId: ID, targets });
    expect(others).toEqual([]);
    expect(failure?.property).toBe("targets");
    expect(failure?.reason).toMatch(/^cannot be set together with adoptId: .* Remove targets/);
    expect(failures({ adoptId: ID, targets: [] })).toEqual([]);
  });

  it.each(["customfields", "status", "Status"])("refuses to take over %s, which is no agent", (adoptId) => {
    expect(failures({ adoptId })).toEqual([
      { property: "adoptId", reason: expect.stringContaining(`/agents/${adoptId} is another operation`) },
    ]);
  });

  it("lets unknown values pass every rule", () => {
    expect(failures({ adoptId: UNKNOWN, targets: UNKNOWN, paused: UNKNOWN })).toEqual([]);
    expect(failures({ targets: [{ address: UNKNOWN }, { address: UNKNOWN }] })).toEqual([]);
  });

  it("keeps a known rule when another one looks at an unknown value", () => {
    const [failure] = failures({ targets: UNKNOWN, adoptId: "status" });
    expect(failure?.property).toBe("adoptId");
  });

  it("lets every property be removed again", () => {
    const flags = { isTemplate: true, uninstallOnDelete: true, replaceInstalled: true, allowSameName: true };
    const olds = { name: "edge", targets, reconnectTriggers: { moved: "1" }, ...flags };
    expect(check({ name: "edge" }, { ...olds, paused: true }).failures).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { diff, inputs, onLaptop, stateOf, targets } from "./support";

const withFirst = (change: object) => ({ name: "edge", targets: [{ ...targets[0], ...change }, targets[1]] });

describe("what a PingPlotter agent changes in place, although it stands in targets", () => {
  it("pauses a target without replacing the agent", () => {
    const { properties, replaces } = diff(stateOf(inputs, onLaptop), withFirst({ paused: true }));
    expect(properties).toEqual([{ path: "targets[0].paused", kind: "add", replaces: false }]);
    expect(replaces).toEqual([]);
  });

  it("resumes a target without replacing the agent", () => {
    const paused = stateOf(withFirst({ paused: true }), onLaptop);
    expect(diff(paused, withFirst({ paused: false })).replaces).toEqual([]);
    expect(diff(paused, inputs).properties).toEqual([{ path: "targets[0].paused", kind: "delete", replaces: false }]);
  });

  it("finds no change when a program drops a pause that is off", () => {
    expect(diff(stateOf(withFirst({ paused: false }), onLaptop), inputs).properties).toEqual([]);
  });

  it("pauses a target whose default interval is written out at the same time", () => {
    expect(diff(stateOf(inputs, onLaptop), withFirst({ paused: true, traceIntervalInMs: 2500 })).replaces).toEqual([]);
  });

  it("still replaces the agent for a pause that comes with another alias", () => {
    expect(diff(stateOf(inputs, onLaptop), withFirst({ paused: true, alias: "Cloud" })).replaces).toEqual([
      "targets[0].alias",
    ]);
  });

  it("does not replace an agent because the program says what it is anyway", () => {
    const spelledOut = { name: "edge", isTemplate: false, targets: [] };
    expect(diff(stateOf({ name: "edge" }, onLaptop), spelledOut).replaces).toEqual([]);
  });
});

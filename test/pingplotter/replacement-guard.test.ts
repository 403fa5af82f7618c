import { describe, expect, it } from "vitest";
import { guardReplacement, UNKNOWN, type Values } from "../../src/lifecycle";
import { pingPlotterAgent } from "../../src/pingplotter/agent/agent";
import type { AgentInputs } from "../../src/pingplotter/agent/fields";
import {
  AGENT_PATH,
  agent,
  api,
  call,
  definition,
  diff,
  everyRequestWasMade,
  ID,
  inputs,
  installed,
  onLaptop,
  stateOf,
  targets,
} from "./support";

everyRequestWasMade();

const more = { ...inputs, targets: [...targets, { address: "203.0.113.9" }] };

/** Why a preview of the change fails, or undefined. */
async function reason(olds: Values, news: Values): Promise<string | undefined> {
  const change = { olds, news: news as AgentInputs };
  return pingPlotterAgent.guard?.(call(), ID, change, diff(olds, news).replaces);
}

describe("replacing a PingPlotter agent", () => {
  it("is refused without a request when the state knows of the installation, and every way out is named", async () => {
    expect(await reason(stateOf(inputs, onLaptop), more)).toBe(
      'PingPlotter agent "edge" (a1:edge) is installed on device "LAPTOP-7" and would be replaced because of a change to targets. The device would stay with the deleted agent, and its monitoring would end. To allow that, set replaceInstalled: true and install the new agent afterwards. To keep the agent, undo the change, or add the resource option ignoreChanges: ["targets"] and change the targets in PingPlotter Cloud. The resource option protect: true refuses every deletion of the agent.',
    );
  });

  it("ends the preview with that reason, and connects only when there is a replacement to look at", async () => {
    const olds = stateOf(inputs, onLaptop);
    let connected = 0;
    const connect = async () => {
      connected += 1;
      return call();
    };
    const preview = (news: Values) => guardReplacement(definition, connect, ID, { olds, news }, diff(olds, news));
    await preview({ ...inputs, name: "core" });
    expect(connected).toBe(0);
    await expect(preview(more)).rejects.toThrow(/would be replaced because of a change to targets/);
    await preview({ ...more, replaceInstalled: true });
    expect(connected).toBe(2);
  });

  it("is refused when PingPlotter knows of an installation that the state does not know yet", async () => {
    api().get(AGENT_PATH).reply(200, installed);
    expect(await reason(stateOf(inputs), more)).toMatch(/is installed on device "LAPTOP-7"/);
  });

  it.each([
    ["a platform", { Platform: "Linux" }],
    ["a machine", { MachineID: "m" }],
    ["an address", { MostRecentIPAddress: "198.51.100.7" }],
    ["a message", { LastMessageTime: "2025-11-06T15:53:54.339Z" }],
    ["being online", { IsOnline: true }],
  ])("takes %s for a sign of an installation", async (_, sign) => {
    api()
      .get(AGENT_PATH)
      .reply(200, { ...agent, ...sign });
    expect(await reason(stateOf(inputs), more)).toMatch(/is installed on a device/);
  });

  it.each([
    ["nothing", {}],
    ["Configured, which a fresh record may show as well", { Configured: true }],
    ["a platform that nobody specified", { Configured: true, Platform: "NotSpecified" }],
    ["a message in the year that stands for never", { LastMessageTime: "0001-01-01T00:00:00+00:00" }],
    ["empty texts", { MachineName: "", MachineID: "", MostRecentIPAddress: "" }],
  ])("is allowed for an agent that was never installed: it shows %s", async (_, shown) => {
    api()
      .get(AGENT_PATH)
      .reply(200, { ...agent, ...shown });
    expect(await reason(stateOf(inputs, { configured: true }), more)).toBeUndefined();
  });

  it("is allowed for one that is gone", async () => {
    api().get(AGENT_PATH).reply(404, { Message: "Not found" });
    expect(await reason(stateOf(inputs), more)).toBeUndefined();
  });

  it("is allowed without a request when the program allows it", async () => {
    expect(await reason(stateOf(inputs, onLaptop), { ...more, replaceInstalled: true })).toBeUndefined();
  });

  it("is not asked about when everything changes in place", async () => {
    const news = { ...inputs, name: "core", paused: true, replaceInstalled: false };
    expect(await reason(stateOf(inputs, onLaptop), news)).toBeUndefined();
  });

  it("is refused for targets that a program sets for the first time, and for those that it drops", async () => {
    expect(await reason(stateOf({ name: "edge" }, onLaptop), inputs)).toMatch(/a change to targets/);
    expect(await reason(stateOf(inputs, onLaptop), { name: "edge" })).toMatch(/a change to targets/);
  });

  it("names another property that would replace it", async () => {
    const message = await reason(stateOf(inputs, onLaptop), { ...more, adoptId: "b2" });
    expect(message).toMatch(/a change to targets and adoptId/);
    expect(await reason(stateOf({ name: "edge" }, onLaptop), { name: "edge", isTemplate: true })).toMatch(
      /a change to isTemplate\..*ignoreChanges: \["isTemplate"\]\. /,
    );
  });

  it("is not refused because of a value that may turn out to be the old one", async () => {
    const unknown = { ...inputs, targets: [{ address: UNKNOWN, alias: "PPC" }, targets[1]] };
    expect(diff(stateOf(inputs, onLaptop), unknown).replaces).not.toEqual([]);
    expect(await reason(stateOf(inputs, onLaptop), unknown)).toBeUndefined();
  });

  it("is refused with the error itself when PingPlotter cannot be asked", async () => {
    api().get(AGENT_PATH).reply(401, { Message: "no key" });
    await expect(reason(stateOf(inputs), more)).rejects.toMatchObject({ kind: "authentication" });
  });
});

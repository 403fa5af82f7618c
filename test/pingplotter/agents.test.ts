import { describe, expect, it } from "vitest";
import { findPingPlotterAgents } from "../../src/pingplotter";
import type { PingPlotterAgentsArgs } from "../../src/pingplotter/lookups/agents";
import { agent, api, client, DOWNLOAD_URL, everyRequestWasMade, installed } from "./support";

everyRequestWasMade();

const find = (args: PingPlotterAgentsArgs = {}) => findPingPlotterAgents(client(), args, {});

const laptop = { ...installed, Name: "laptop", UniqueId: "l", LastMessageTime: "2025-11-05T22:45:28.094Z" };
const branch = { ...installed, Name: "branch", UniqueId: "b", IsOnline: false };
const fresh = { ...agent, Name: "fresh", UniqueId: "f", LastMessageTime: "0001-01-01T00:00:00+00:00" };
const template = { ...agent, Name: "template", UniqueId: "t", IsTemplate: true };
const removed = { ...agent, Name: "removed", UniqueId: "r", Deleted: true };

const list = (includeTemplates: boolean, ...agents: object[]) =>
  api()
    .get("/agents")
    .query({ includeTemplates: String(includeTemplates) })
    .reply(200, agents);

const online = (...states: [string, boolean][]) =>
  api()
    .post("/agents/status", { AgentUniqueIds: states.map(([id]) => id) })
    .reply(
      200,
      states.map(([AgentUniqueId, IsOnline]) => ({ AgentUniqueId, IsOnline })),
    );

describe("looking up PingPlotter agents", () => {
  it("finds all agents by name, with one status request for all of them", async () => {
    list(false, laptop, removed, branch, fresh);
    online(["l", true], ["b", false], ["f", false]);
    const { ids, agents } = await find();
    expect(ids).toEqual(["b", "f", "l"]);
    expect(agents[2]).toEqual({
      uniqueId: "l",
      name: "laptop",
      isTemplate: false,
      isOnline: true,
      lastMessageTime: "2025-11-05T22:45:28.094Z",
      platform: "Windows",
      machineName: "LAPTOP-7",
    });
    expect(agents[1]).toEqual({
      uniqueId: "f",
      name: "fresh",
      isTemplate: false,
      isOnline: false,
      platform: "NotSpecified",
    });
  });

  it("believes the status more than the list, and the list where the status is silent", async () => {
    list(false, laptop, branch, { ...fresh, IsOnline: true });
    const asked = { AgentUniqueIds: ["l", "b", "f"] };
    const answered = ["l", "b"].map((AgentUniqueId) => ({ AgentUniqueId, IsOnline: AgentUniqueId === "b" }));
    api().post("/agents/status", asked).reply(200, answered);
    const { agents } = await find();
    expect(agents.map(({ name, isOnline }) => [name, isOnline])).toEqual([
      ["branch", true],
      ["fresh", true],
      ["laptop", false],
    ]);
  });

  it("says that a named agent is offline when only those on line are wanted", async () => {
    list(false, branch);
    online(["b", false]);
    await expect(find({ names: ["branch"], onlineOnly: true })).rejects.toThrow(
      'PingPlotter agent "branch" is offline (ids b). Bring its device online, or leave out onlineOnly.',
    );
  });

  it("takes the order of the names, and asks only about those", async () => {
    list(false, branch, laptop, fresh);
    online(["b", false], ["l", true]);
    expect((await find({ names: ["laptop", "branch"] })).ids).toEqual(["l", "b"]);
  });

  it("leaves out agents that are offline when asked to", async () => {
    list(false, laptop, branch);
    online(["l", false], ["b", true]);
    expect((await find({ onlineOnly: true })).ids).toEqual(["b"]);
  });

  it("finds templates when asked to, and asks no status of them", async () => {
    list(true, template, laptop);
    online(["l", true]);
    expect((await find({ includeTemplates: true })).agents.map(({ isTemplate }) => isTemplate)).toEqual([false, true]);
    list(true, template);
    expect((await find({ includeTemplates: true, names: ["template"] })).ids).toEqual(["t"]);
  });

  it("drops a template that came unasked", async () => {
    list(false, template);
    expect((await find()).ids).toEqual([]);
  });

  it("asks no status when there is nobody to ask about", async () => {
    list(false);
    expect(await find()).toEqual({ ids: [], agents: [] });
  });

  it("shows the names that there are when a name is unknown, the nearest first", async () => {
    list(false, laptop, branch);
    await expect(find({ names: ["Laptop"] })).rejects.toThrow(
      'No PingPlotter agent is named "Laptop" (names are exact). There are: "laptop", "branch".',
    );
  });

  it("shows ten names at most", async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ ...laptop, Name: `n${index}`, UniqueId: `i${index}` }));
    list(false, ...many);
    await expect(find({ names: ["x"] })).rejects.toThrow(
      'No PingPlotter agent is named "x" (names are exact). The nearest are: "n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9" and 2 more, which getPingPlotterAgents() without names returns.',
    );
  });

  it("says so when the account has no agent at all", async () => {
    list(false, removed);
    await expect(find({ names: ["removed"] })).rejects.toThrow(
      'No PingPlotter agent is named "removed" (names are exact). There is none that matches.',
    );
  });

  it("lists the ids when a name is ambiguous", async () => {
    list(false, laptop, { ...laptop, UniqueId: "l2" });
    online(["l", true], ["l2", true]);
    await expect(find({ names: ["laptop"] })).rejects.toThrow(
      '2 PingPlotter agents are named "laptop" (ids l, l2). Use the id of the one you mean.',
    );
  });

  it("takes the one of two that is online when only those are wanted", async () => {
    list(false, laptop, { ...laptop, UniqueId: "l2" });
    online(["l", false], ["l2", true]);
    expect((await find({ names: ["laptop"], onlineOnly: true })).ids).toEqual(["l2"]);
  });

  it("never gives away a download URL", async () => {
    list(false, laptop);
    online(["l", true]);
    expect(JSON.stringify(await find())).not.toContain(DOWNLOAD_URL);
  });
});

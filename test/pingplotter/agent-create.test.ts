import { describe, expect, it } from "vitest";
import { createResource } from "../../src/lifecycle";
import { pingPlotterAgent } from "../../src/pingplotter/agent/agent";
import {
  AGENT_PATH,
  agent,
  api,
  call,
  create,
  createdAgent,
  diff,
  everyRequestWasMade,
  ID,
  inputs,
  installed,
  ppc,
  sessions,
  stateOf,
} from "./support";

everyRequestWasMade();

const soon = () => new Date(Date.now() + 1000).toISOString();
const reset = { name: "Error", message: "reset", code: "ECONNRESET" };
const listed = (...agents: object[]) => api().get("/agents").query({ includeTemplates: "true" }).reply(200, agents);

describe("creating a PingPlotter agent", () => {
  it("takes one request, and the next preview is empty", async () => {
    const body = {
      Name: "edge",
      IsTemplate: false,
      Targets: [
        { Target: "pingplotter.cloud PPC" },
        { Target: "192.168.0.1", ConfigurationId: "cfg-1", TraceIntervalInMs: 5000 },
      ],
    };
    api().post("/agents", body).reply(200, createdAgent);
    const { id, state } = await create(inputs);
    expect(id).toBe(ID);
    expect(state).toEqual(stateOf(inputs));
    expect(diff(state, inputs).properties).toEqual([]);
  });

  it("sends no targets when the program has none", async () => {
    api().post("/agents", { Name: "edge", IsTemplate: false }).reply(200, createdAgent);
    const news = { name: "edge", targets: [] };
    expect(diff((await create(news)).state, news).properties).toEqual([]);
  });

  it("sends an interval that came as text as a number", async () => {
    const Targets = [{ Target: "a", TraceIntervalInMs: 1000 }];
    api().post("/agents", { Name: "edge", IsTemplate: false, Targets }).reply(200, createdAgent);
    const news = { name: "edge", targets: [{ address: "a", traceIntervalInMs: "1000" }] };
    expect(diff((await create(news)).state, news).properties).toEqual([]);
  });

  it("creates a template", async () => {
    api()
      .post("/agents", { Name: "edge", IsTemplate: true })
      .reply(200, { ...createdAgent, IsTemplate: true });
    const news = { name: "edge", isTemplate: true };
    expect((await create(news)).state.isTemplate).toBe(true);
  });

  it("keeps the agent in state and names isTemplate when an agent came instead of a template", async () => {
    api().post("/agents").reply(200, createdAgent);
    const failure = create({ name: "edge", isTemplate: true });
    await expect(failure).rejects.toMatchObject({ id: ID, properties: { uniqueId: ID, isTemplate: false } });
    await expect(failure).rejects.toThrow(/did not apply isTemplate/);
  });

  it("believes an answer without IsTemplate", async () => {
    const { IsTemplate: _, ...silent } = createdAgent;
    api().post("/agents").reply(200, silent);
    expect((await create({ name: "edge", isTemplate: true })).state.isTemplate).toBe(true);
  });

  it("pauses nothing, because nothing runs before the installation", async () => {
    api().post("/agents").reply(200, createdAgent);
    const news = { ...inputs, paused: true };
    const { state } = await create(news);
    expect(state.paused).toBe(true);
    expect(diff(state, news).properties).toEqual([]);
  });

  it("renames the agent when the vendor kept another name", async () => {
    api()
      .post("/agents")
      .reply(200, { ...createdAgent, Name: "Edge" });
    api().put(AGENT_PATH, { Name: "edge" }).reply(200, "true");
    expect((await create(inputs)).state.name).toBe("edge");
  });

  it("shows the vendor's words when it refuses, and does not look for an agent", async () => {
    api().post("/agents").reply(400, { Message: "Agent limit reached" });
    await expect(create(inputs)).rejects.toThrow(
      /PingPlotter Cloud refused POST \/agents: Agent limit reached \(400\)/,
    );
  });
});

describe("a create whose answer was lost", () => {
  it.each([
    ["a reset", () => api().post("/agents").replyWithError(reset)],
    ["a 502", () => api().post("/agents").reply(502, "bad gateway")],
    ["a broken body", () => api().post("/agents").reply(200, '{"Name":"ed', { "content-type": "application/json" })],
    ["an empty body", () => api().post("/agents").reply(200, "")],
  ])("adopts the agent that was made in spite of %s", async (_, lose) => {
    lose();
    const before = { ...agent, UniqueId: "old" };
    const other = { ...agent, Name: "other", UniqueId: "o", CreationDate: soon() };
    listed(before, other, { ...agent, CreationDate: soon() });
    const { id, state } = await create(inputs);
    expect(id).toBe(ID);
    expect(state).toEqual(stateOf(inputs));
    expect(diff(state, inputs).properties).toEqual([]);
  });

  it("accepts a creation time a minute behind, because clocks differ", async () => {
    api().post("/agents").reply(502);
    listed({ ...agent, CreationDate: new Date(Date.now() - 60_000).toISOString() });
    expect((await create(inputs)).id).toBe(ID);
  });

  it("fails as the create did when there is no such agent", async () => {
    api().post("/agents").reply(502, "bad gateway");
    const deleted = { ...agent, CreationDate: soon(), Deleted: true };
    const template = { ...agent, CreationDate: soon(), IsTemplate: true };
    const longer = { ...agent, CreationDate: soon(), Name: "edge-2" };
    listed(agent, deleted, template, longer);
    await expect(create(inputs)).rejects.toMatchObject({ kind: "server", status: 502 });
  });

  it("looks for a template among the templates", async () => {
    api().post("/agents").reply(504);
    const since = { CreationDate: soon() };
    listed({ ...agent, ...since, UniqueId: "agent" }, { ...agent, ...since, IsTemplate: true });
    expect((await create({ name: "edge", isTemplate: true })).id).toBe(ID);
  });

  it("stops and lists the ids when several agents could be the one", async () => {
    api().post("/agents").reply(502);
    listed({ ...agent, UniqueId: "x", CreationDate: soon() }, { ...agent, UniqueId: "y", CreationDate: soon() });
    await expect(create(inputs)).rejects.toThrow(/\(candidates: x, y\)\. Set adoptId/);
  });

  it("stops when an agent of the name has no creation time, instead of making a second one", async () => {
    api().post("/agents").reply(502);
    listed({ ...agent, CreationDate: "0001-01-01T00:00:00+00:00" });
    await expect(create(inputs)).rejects.toThrow(/It cannot be told which agent named "edge".*candidates: a1:edge/);
  });

  it("does not adopt the agent that another resource of the program made under the same name", async () => {
    const shared = call();
    api().post("/agents").reply(200, createdAgent);
    await createResource(pingPlotterAgent, shared, inputs);
    api().post("/agents").reply(502);
    listed({ ...agent, CreationDate: soon() });
    await expect(createResource(pingPlotterAgent, shared, inputs)).rejects.toMatchObject({ status: 502 });
  });

  it("says how to go on when it cannot find out whether the agent was made", async () => {
    api().post("/agents").reply(502);
    api().get("/agents").query(true).reply(403, "no");
    await expect(create(inputs)).rejects.toThrow(
      /not known whether agent "edge" was created, because looking for it failed too.*set adoptId/,
    );
  });
});

describe("taking over an agent", () => {
  const adopted = { name: "edge", adoptId: ID };

  it("changes nothing when the agent is as the program says", async () => {
    api().get(AGENT_PATH).reply(200, agent);
    const { id, state } = await create(adopted);
    expect(id).toBe(ID);
    expect(state).toEqual(stateOf(adopted));
    expect(diff(state, adopted).properties).toEqual([]);
  });

  it("renames and pauses it as the program says", async () => {
    api()
      .get(AGENT_PATH)
      .reply(200, { ...installed, Name: "old" });
    sessions(ppc("Active"));
    api().put(AGENT_PATH, { Name: "edge" }).reply(200, "true");
    sessions(ppc("Active"));
    api().put(`${AGENT_PATH}/sessions`).query({ action: "0" }).reply(200, "true");
    const news = { ...adopted, paused: true };
    const { state } = await create(news);
    expect(state).toMatchObject({ name: "edge", paused: true, machineName: "LAPTOP-7" });
    expect(diff(state, news).properties).toEqual([]);
  });

  it("does not take over a deleted agent", async () => {
    api()
      .get(AGENT_PATH)
      .reply(200, { ...agent, Deleted: true });
    await expect(create(adopted)).rejects.toThrow(/names no existing object/);
  });

  it("takes over a template only when the program says that it is one", async () => {
    api()
      .get(AGENT_PATH)
      .twice()
      .reply(200, { ...agent, IsTemplate: true });
    await expect(create(adopted)).rejects.toThrow(/names an agent template\. Set isTemplate: true/);
    expect((await create({ ...adopted, isTemplate: true })).state.isTemplate).toBe(true);
  });

  it("does not take over an agent as a template", async () => {
    api().get(AGENT_PATH).reply(200, agent);
    await expect(create({ ...adopted, isTemplate: true })).rejects.toThrow(
      /another isTemplate, which cannot be changed/,
    );
  });

  it("finds a template that the GET by id does not know", async () => {
    api().get(AGENT_PATH).reply(404, { Message: "Not found" });
    listed({ ...agent, IsTemplate: true });
    expect((await create({ ...adopted, isTemplate: true })).id).toBe(ID);
  });
});

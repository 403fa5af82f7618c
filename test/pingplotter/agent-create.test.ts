import { describe, expect, it } from "vitest";
import { testRun } from "../support/run";
import {
  AGENT_PATH,
  agent,
  api,
  create,
  createdAgent,
  diff,
  everyRequestWasMade,
  found,
  host,
  ID,
  IDENTITY,
  inputs,
  installed,
  listed,
  ppc,
  sessions,
  stateOf,
} from "./support";

everyRequestWasMade();

describe("creating a PingPlotter agent", () => {
  it("takes one request and one list that all creates share, and the next preview is empty", async () => {
    const body = {
      Name: "edge",
      IsTemplate: false,
      Targets: [
        { Target: "pingplotter.cloud PPC" },
        { Target: "192.168.0.1", ConfigurationId: "cfg-1", TraceIntervalInMs: 5000 },
      ],
    };
    listed({ ...agent, Name: "other", UniqueId: "o" });
    api().post("/agents", body).reply(200, createdAgent);
    const { id, state } = await create(inputs);
    expect(id).toBe(ID);
    expect(state).toEqual(stateOf(inputs));
    expect(diff(state, inputs).properties).toEqual([]);
  });

  it("sends no targets when the program has none", async () => {
    listed();
    api().post("/agents", { Name: "edge", IsTemplate: false }).reply(200, createdAgent);
    const news = { name: "edge", targets: [] };
    expect(diff((await create(news)).state, news).properties).toEqual([]);
  });

  it("sends an interval as a number, and nothing that only netassure reads", async () => {
    const Targets = [{ Target: "a", TraceIntervalInMs: 1000 }];
    api().post("/agents", { Name: "edge", IsTemplate: false, Targets }).reply(200, createdAgent);
    const flags = { allowSameName: true, replaceInstalled: true, reconnectTriggers: { moved: "1" } };
    const news = { name: "edge", targets: [{ address: "a", traceIntervalInMs: 1000 }], ...flags };
    expect(diff((await create(news)).state, news).properties).toEqual([]);
  });

  it("asks for the list once, however many agents a run creates", async () => {
    const caller = host(IDENTITY);
    listed();
    for (const name of ["edge", "core"]) {
      api()
        .post("/agents")
        .reply(200, { ...createdAgent, Name: name, UniqueId: name });
      expect((await create({ name }, { ...caller, identity: `${IDENTITY}-${name}` })).id).toBe(name);
    }
  });

  it("creates a template", async () => {
    listed();
    api()
      .post("/agents", { Name: "edge", IsTemplate: true })
      .reply(200, { ...createdAgent, IsTemplate: true });
    const news = { name: "edge", isTemplate: true };
    expect((await create(news)).state.isTemplate).toBe(true);
  });

  it("keeps the agent in state and names isTemplate when an agent came instead of a template", async () => {
    listed();
    api().post("/agents").reply(200, createdAgent);
    const failure = create({ name: "edge", isTemplate: true });
    await expect(failure).rejects.toMatchObject({ id: ID, properties: { uniqueId: ID, isTemplate: false } });
    await expect(failure).rejects.toThrow(/did not apply isTemplate/);
  });

  it("believes an answer without IsTemplate", async () => {
    const { IsTemplate: _, ...silent } = createdAgent;
    listed();
    api().post("/agents").reply(200, silent);
    expect((await create({ name: "edge", isTemplate: true })).state.isTemplate).toBe(true);
  });

  it.each([
    ["the agent", { ...inputs, paused: true }],
    ["a target", { name: "edge", targets: [{ address: "a", paused: true }] }],
  ])("pauses nothing of %s, because nothing runs before the installation, and says so", async (_, news) => {
    const run = testRun();
    listed();
    api().post("/agents").reply(200, createdAgent);
    const { state } = await create(news, host(IDENTITY, run));
    expect(state).toEqual(stateOf(news));
    expect(diff(state, news).properties).toEqual([]);
    const text = 'Agent "edge" is not installed yet, so nothing is paused. Run pulumi up --refresh once it is.';
    expect(run.lines).toEqual([{ severity: "info", text, identity: IDENTITY }]);
  });

  it.each([
    ["no pause", inputs],
    ["a pause that is off", { ...inputs, paused: false }],
  ])("says nothing about %s", async (_, news) => {
    const run = testRun();
    listed();
    api().post("/agents").reply(200, createdAgent);
    await create(news, host(IDENTITY, run));
    expect(run.lines).toEqual([]);
  });

  it("renames the agent when the vendor kept another name", async () => {
    listed();
    api()
      .post("/agents")
      .reply(200, { ...createdAgent, Name: "Edge" });
    api().put(AGENT_PATH, { Name: "edge" }).reply(200, "true");
    found(agent);
    expect((await create(inputs)).state.name).toBe("edge");
  });

  it("shows the vendor's words when it refuses, and does not look for an agent", async () => {
    listed();
    api().post("/agents").reply(400, { Message: "Agent limit reached" });
    await expect(create(inputs)).rejects.toThrow(
      /PingPlotter Cloud refused POST \/agents: Agent limit reached \(400\)/,
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
    sessions(ppc("Paused"));
    found(installed);
    const news = { ...adopted, paused: true };
    const { state } = await create(news);
    expect(state).toMatchObject({ name: "edge", paused: true, machineName: "LAPTOP-7" });
    expect(diff(state, news).properties).toEqual([]);
  });

  it("does not take over a deleted agent", async () => {
    api()
      .get(AGENT_PATH)
      .reply(200, { ...agent, Deleted: true });
    await expect(create(adopted)).rejects.toThrow(
      'adoptId "a1:edge" names no existing object in account acme at acme.api.pingplotter.cloud. Correct the id, or remove adoptId to create one.',
    );
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

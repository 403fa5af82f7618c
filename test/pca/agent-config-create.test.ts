import { afterEach, describe, expect, it } from "vitest";
import { createResource, PartialWriteError, type Values } from "../../src/lifecycle";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { CONFIG, create, diff } from "./agent-config-support";
import {
  agentId,
  api,
  call,
  configDocument,
  configInputs,
  failureOf,
  IDENTITY,
  NOT_THERE,
  nothingLeft,
  ownAgentId,
  RESET,
  recorder,
  statusDocument,
  statusOutputs,
  TEXT,
} from "./support";

afterEach(nothingLeft);

const ours = { ...configInputs, agentId: ownAgentId };
const ourDocument = (attributes: Values = {}) => configDocument(attributes, ownAgentId);

describe("creating an agent configuration", () => {
  it("takes one request, and asks for no status of an agent that has never run", async () => {
    const { bodies, record } = recorder();
    api().post("/agents/configuration", record).reply(201, configDocument());

    const { id, state } = await create();

    expect(id).toBe(agentId);
    expect(state).toEqual(configInputs);
    expect(bodies).toEqual([{ data: { type: "agentConfigs", attributes: configInputs } }]);
    expect(diff(state, configInputs).properties).toEqual([]);
  });

  it("sends nothing that only netassure reads", async () => {
    const { bodies, record } = recorder();
    api().post("/agents/configuration", record).reply(201, configDocument());

    const { state } = await create({ ...configInputs, deleteSessions: true });

    expect(bodies[0]?.data.attributes).toEqual(configInputs);
    expect(state.deleteSessions).toBe(true);
  });

  it("makes up an id when nobody gave one", async () => {
    const { bodies, record } = recorder();
    api()
      .post("/agents/configuration", record)
      .reply(201, () => configDocument({}, String(bodies[0]?.data.attributes.agentId)));
    const { agentId: _, ...anonymous } = configInputs;

    const { id } = await create(anonymous);

    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it("takes defaults that the answer does not repeat for applied", async () => {
    api().post("/agents/configuration").reply(201, configDocument());
    const news = {
      ...configInputs,
      dataGateway: { server: "192.0.2.10", port: 55888 },
      reporting: { syncResults: false },
    };

    expect((await create(news)).state).toEqual(news);
  });

  it.each([
    [
      "a broken connection",
      (scope: ReturnType<typeof api>) => scope.post("/agents/configuration").replyWithError(RESET),
    ],
    ["a server error", (scope: ReturnType<typeof api>) => scope.post("/agents/configuration").reply(502, "", TEXT)],
  ])("adopts after %s what the POST made, by the id that it sent", async (_, lose) => {
    lose(api());
    api().get(CONFIG).reply(200, configDocument());

    expect((await create()).id).toBe(agentId);
  });

  it("fails with the first error when the POST made nothing", async () => {
    api().post("/agents/configuration").reply(503, "try later", TEXT);
    api().get(CONFIG).reply(404, NOT_THERE, TEXT);

    await expect(create()).rejects.toMatchObject({ kind: "server", status: 503 });
  });

  it("does not take somebody else's object for its own after a lost answer", async () => {
    api().post("/agents/configuration").replyWithError(RESET);
    api()
      .get(CONFIG)
      .reply(200, configDocument({ identification: { agentName: "core-7" } }));

    await expect(create()).rejects.toThrow(
      `The agent configuration ${agentId} exists already and was not made by this resource. Set adoptId: "${agentId}" to take it over, or choose another agentId.`,
    );
  });

  it("says how to go on when it cannot find out what became of the POST", async () => {
    api().post("/agents/configuration").reply(500, "unexpected error", TEXT);
    api().get(CONFIG).reply(403, "not authorized", TEXT);

    await expect(create()).rejects.toThrow(
      /not known whether agent configuration .* was created, because looking for it failed too: .*not authorized.* Run pulumi up again; .* set adoptId/,
    );
  });

  it("looks for nothing after it was cancelled half-way", async () => {
    const cancel = new AbortController();
    const scope = api();
    scope.on("request", () => cancel.abort());
    scope.post("/agents/configuration").delay(60_000).reply(201, configDocument());

    const failure = await failureOf(
      createResource(pcaAgentConfig, { ...call(IDENTITY), signal: cancel.signal }, configInputs),
    );

    expect(failure).toMatchObject({ kind: "cancelled", mayHaveTakenEffect: true });
  });

  it("starts no request after it was cancelled", async () => {
    const signal = AbortSignal.abort();

    await expect(createResource(pcaAgentConfig, { ...call(IDENTITY), signal }, configInputs)).rejects.toMatchObject({
      kind: "cancelled",
    });
  });

  it("meets the object of a crashed run again and changes it to what is wanted now", async () => {
    const { bodies, record } = recorder();
    api().post("/agents/configuration").reply(409, "agent configuration exists already", TEXT);
    api()
      .get(`/agents/configuration/${ownAgentId}`)
      .twice()
      .reply(200, ourDocument({ dataGateway: { server: "192.0.2.99" }, telemetry: { x: 1 } }));
    api()
      .put(`/agents/configuration/${ownAgentId}`, record)
      .reply(200, ourDocument({ _rev: "2-b", telemetry: { x: 1 } }));

    const { id, state } = await create(ours);

    expect(id).toBe(ownAgentId);
    expect(state).toEqual(ours);
    expect(bodies[0]?.data.attributes).toEqual({ _rev: "1-a", telemetry: { x: 1 }, ...ours });
  });

  it("does not write to the object of a crashed run that is as wanted", async () => {
    api().post("/agents/configuration").reply(409, "agent configuration exists already", TEXT);
    api().get(`/agents/configuration/${ownAgentId}`).reply(200, ourDocument());

    expect((await create(ours)).state).toEqual(ours);
  });

  it("keeps the id when the object of a crashed run cannot be changed", async () => {
    const live = ourDocument({ dataGateway: { server: "192.0.2.99" } });
    api().post("/agents/configuration").reply(409, "agent configuration exists already", TEXT);
    api().get(`/agents/configuration/${ownAgentId}`).twice().reply(200, live);
    api().put(`/agents/configuration/${ownAgentId}`).reply(403, "not authorized", TEXT);

    const failure = await failureOf(create(ours));

    expect(failure).toBeInstanceOf(PartialWriteError);
    expect(failure).toMatchObject({ id: ownAgentId, properties: { dataGateway: { server: "192.0.2.99" } } });
  });

  it("refuses to touch an object that has the id which the program chose", async () => {
    api().post("/agents/configuration").reply(409, "agent configuration exists already", TEXT);
    api().get(CONFIG).reply(200, configDocument());

    await expect(create()).rejects.toThrow(/was not made by this resource\. Set adoptId: /);
  });

  it("looks for nothing after a refusal that says nothing about existence", async () => {
    api().post("/agents/configuration").reply(403, "not authorized", TEXT);

    await expect(create()).rejects.toMatchObject({ kind: "permission" });
  });

  it("keeps the vendor's words about bad values", async () => {
    api().post("/agents/configuration").reply(400, "invalid payload: dataGateway.server", TEXT);
    api().get(CONFIG).reply(404, NOT_THERE, TEXT);

    await expect(create()).rejects.toThrow(/invalid payload: dataGateway\.server/);
  });

  it("takes over an equal configuration without writing or posting", async () => {
    api().get(CONFIG).reply(200, configDocument());
    api().get(`/agents/${agentId}`).reply(200, statusDocument);

    const { id, state } = await create({ ...configInputs, adoptId: agentId });

    expect(id).toBe(agentId);
    expect(state).toEqual({ ...configInputs, adoptId: agentId, ...statusOutputs });
  });

  it("changes a configuration that it takes over, and leaves the rest of it alone", async () => {
    const { bodies, record } = recorder();
    const found = configDocument({
      dataGateway: { server: "old", dataBrokerUseSsl: true },
      metadata: { OWNER: "noc" },
    });
    api().get(CONFIG).twice().reply(200, found);
    api().get(`/agents/${agentId}`).reply(404, NOT_THERE, TEXT);
    api()
      .put(CONFIG, record)
      .reply(200, configDocument({ _rev: "2-b" }));

    await create({ ...configInputs, adoptId: agentId });

    expect(bodies[0]?.data.attributes).toEqual({
      _rev: "1-a",
      agentId,
      identification: { agentName: "edge-1" },
      dataGateway: { server: "192.0.2.10", dataBrokerUseSsl: true },
      metadata: { OWNER: "noc" },
    });
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { UnknownOutcomeError } from "../../src/lifecycle";
import { CONFIG, create, diff } from "./agent-config-support";
import {
  agentId,
  api,
  configDocument,
  configInputs,
  failureOf,
  host,
  IDENTITY,
  NOT_THERE,
  nothingLeft,
  recorded,
  recorder,
  statusDocument,
  statusOutputs,
  TEXT,
} from "./support";

afterEach(nothingLeft);

describe("creating an agent configuration", () => {
  it("takes one request, and asks for no status of an agent that has never run", async () => {
    const { bodies, record } = recorder();
    api().post("/agents/configuration", record).reply(201, configDocument());

    const { id, state } = await create();

    expect(id).toBe(agentId);
    expect(state).toEqual(recorded(configInputs));
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

    expect((await create(news)).state).toEqual(recorded(news));
  });

  it("says that nobody knows what became of a POST that was cancelled half-way, and looks for nothing", async () => {
    const cancel = new AbortController();
    const scope = api();
    scope.on("request", () => cancel.abort());
    scope.post("/agents/configuration").delay(60_000).reply(201, configDocument());

    const failure = await failureOf(create(configInputs, { ...host(IDENTITY), signal: cancel.signal }));

    expect(failure).toBeInstanceOf(UnknownOutcomeError);
    expect(failure.message).toBe(
      `POST /agents/configuration to Cisco PCA was cancelled. The request may have taken effect nevertheless. It is not known whether agent configuration ${agentId} was created, because looking for it failed too: GET /agents/configuration/${agentId} to Cisco PCA was cancelled. Run pulumi up again: a run within the next minutes takes it up; if it reports that ${agentId} exists, set adoptId: "${agentId}".`,
    );
  });

  it("starts no request after it was cancelled", async () => {
    const signal = AbortSignal.abort();

    await expect(create(configInputs, { ...host(IDENTITY), signal })).rejects.toMatchObject({ kind: "cancelled" });
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
    expect(state).toEqual(recorded({ ...configInputs, adoptId: agentId, ...statusOutputs }));
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

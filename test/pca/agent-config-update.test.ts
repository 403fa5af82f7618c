import { afterEach, describe, expect, it } from "vitest";
import type { Values } from "../../src/lifecycle";
import { CONFIG, diff, update } from "./agent-config-support";
import {
  agentId,
  api,
  configDocument,
  configInputs,
  NOT_THERE,
  nothingLeft,
  recorded,
  recorder,
  statusOutputs,
  TEXT,
} from "./support";

afterEach(nothingLeft);

describe("updating an agent configuration", () => {
  const olds = { ...configInputs, ...statusOutputs };

  it("takes a GET and a PUT with the newest revision, keeps unknown keys, and asks for no status", async () => {
    const { bodies, record } = recorder();
    const extras = { telemetry: { templateName: "t" }, AgentConfiguration: { x: 1 } };
    const news = { ...configInputs, identification: { agentName: "edge-2" } };
    api()
      .get(CONFIG)
      .reply(200, configDocument({ _rev: "7-g", ...extras }));
    api()
      .put(CONFIG, record)
      .reply(200, configDocument({ _rev: "8-h", ...extras, ...news }));

    const state = await update(olds, news);

    expect(bodies).toEqual([
      { data: { type: "agentConfigs", id: agentId, attributes: { _rev: "7-g", ...extras, ...news } } },
    ]);
    expect(state).toEqual(recorded({ ...news, ...statusOutputs }));
  });

  it("keeps what somebody else changed in what the program does not set", async () => {
    const { bodies, record } = recorder();
    const foreign = { dataGateway: { server: "192.0.2.10", port: 60000 }, metadata: { OWNER: "noc" } };
    api().get(CONFIG).reply(200, configDocument(foreign));
    api()
      .put(CONFIG, record)
      .reply(200, configDocument({ ...foreign, reporting: { syncResults: true } }));

    await update(olds, { ...configInputs, reporting: { syncResults: true } });

    expect(bodies[0]?.data.attributes).toMatchObject({ ...foreign, reporting: { syncResults: true } });
  });

  it("takes out what the program no longer sets, and sends documented defaults", async () => {
    const { bodies, record } = recorder();
    const before = {
      ...configInputs,
      dataGateway: { server: "192.0.2.10", port: 60000, dataBrokerUseSsl: true },
      reporting: { syncResults: true },
      reflector: { reflectors: [{ reflectorType: "twampIpv4", enable: true }] },
      metadata: { SITE: "A" },
    };
    api()
      .get(CONFIG)
      .reply(200, configDocument({ ...before, metadata: { SITE: "A", OWNER: "noc" } }));
    api()
      .put(CONFIG, record)
      .reply(200, () => configDocument(bodies[0]?.data.attributes));

    const state = await update(before, configInputs);

    expect(bodies.map(({ data }) => data.attributes)).toEqual([
      {
        _rev: "1-a",
        agentId,
        identification: { agentName: "edge-1" },
        dataGateway: { server: "192.0.2.10", port: 55888 },
        metadata: { OWNER: "noc" },
      },
    ]);
    expect(state).toEqual(recorded(configInputs));
    expect(diff(state, configInputs).properties).toEqual([]);
  });

  it("keeps the ids that the vendor gave to reflectors, and takes away those that are not listed", async () => {
    const { bodies, record } = recorder();
    const twamp = { reflectorType: "twampIpv4", enable: true };
    const found = [
      { reflectorType: "throughput", enable: true },
      { ...twamp, reflectorId: "11111111-1111-4111-8111-111111111111" },
    ];
    const news = { ...configInputs, reflector: { reflectors: [{ ...twamp, enable: false }] } };
    const wanted = [{ ...found[1], enable: false }];
    api()
      .get(CONFIG)
      .reply(200, configDocument({ reflector: { reflectors: found, later: 1 } }));
    api()
      .put(CONFIG, record)
      .reply(200, configDocument({ reflector: { reflectors: wanted, later: 1 } }));

    const state = await update({ ...configInputs, reflector: { reflectors: [twamp] } }, news);

    expect(bodies[0]?.data.attributes.reflector).toEqual({ later: 1, reflectors: wanted });
    expect(state).toEqual(recorded(news));
  });

  it("applies its change to what somebody else wrote at the same moment", async () => {
    const { bodies, record } = recorder();
    const news = { ...configInputs, identification: { agentName: "edge-2" } };
    const theirs = { _rev: "2-b", metadata: { OWNER: "noc" }, telemetry: { added: true } };
    api().get(CONFIG).reply(200, configDocument());
    api().put(CONFIG, record).reply(409, "_rev is not the current one", TEXT);
    api().get(CONFIG).reply(200, configDocument(theirs));
    api()
      .put(CONFIG, record)
      .reply(200, configDocument({ ...theirs, ...news, _rev: "3-c" }));

    expect(await update(olds, news)).toEqual(recorded({ ...news, ...statusOutputs }));
    expect(bodies.map(({ data }) => data.attributes)).toEqual([
      { _rev: "1-a", ...news },
      { ...theirs, ...news },
    ]);
  });

  it("gives up after three more attempts and says what to do", async () => {
    api().get(CONFIG).times(4).reply(200, configDocument());
    api().put(CONFIG).times(4).reply(409, "_rev is not the current one", TEXT);

    await expect(update(olds, { ...configInputs, metadata: { SITE: "B" } })).rejects.toThrow(
      /did not take the change of agent configuration .*somebody else changed it at the same time, 4 times in a row\. Find out what else writes to it, then run pulumi up again\./,
    );
  });

  it("sends the vendor's internal keys back, and leaves them out only when an answer complains of them", async () => {
    const { bodies, record } = recorder();
    const news = { ...configInputs, metadata: { SITE: "B" } };
    api()
      .get(CONFIG)
      .reply(200, configDocument({ AgentConfiguration: { x: 1 }, telemetry: { y: 2 } }));
    api().put(CONFIG, record).reply(400, "AgentConfiguration must not be set", TEXT);
    api().put(CONFIG, record).reply(200, configDocument(news));

    await update(olds, news);

    expect(bodies.map(({ data }) => Object.keys(data.attributes))).toEqual([
      expect.arrayContaining(["AgentConfiguration", "telemetry"]),
      expect.not.arrayContaining(["AgentConfiguration"]),
    ]);
    expect(bodies[1]?.data.attributes.telemetry).toEqual({ y: 2 });
  });

  it("sends a refused change only once when internal keys are not to blame", async () => {
    api()
      .get(CONFIG)
      .reply(200, configDocument({ AgentConfiguration: {} }));
    api().put(CONFIG).reply(400, "invalid payload: metadata", TEXT);

    await expect(update(olds, { ...configInputs, metadata: { SITE: "B" } })).rejects.toThrow(
      /invalid payload: metadata/,
    );
  });

  it("sends nothing when only an input changed that the vendor does not know", async () => {
    expect(await update(olds, { ...configInputs, deleteSessions: true })).toEqual(
      recorded({ ...configInputs, deleteSessions: true, ...statusOutputs }),
    );
  });

  it("says that the configuration is gone instead of creating it again", async () => {
    api().get(CONFIG).reply(404, NOT_THERE, TEXT);

    await expect(update(olds, { ...configInputs, metadata: { SITE: "B" } })).rejects.toThrow(
      `The agent configuration ${agentId} does not exist any more. Run pulumi refresh, then pulumi up.`,
    );
  });

  it("names what the vendor accepted but did not apply", async () => {
    const news = { ...configInputs, reporting: { syncResults: true } };
    api().get(CONFIG).twice().reply(200, configDocument());
    api().put(CONFIG).twice().reply(200, configDocument());

    await expect(update(olds, news)).rejects.toThrow(/did not apply reporting/);
  });
});

describe("what replaces an agent configuration", () => {
  const named = (agentName: string, values: Values) => ({ ...configInputs, identification: { agentName }, ...values });

  it.each([
    ["another agentId", named("edge-1", { agentId: "another" }), ["agentId"], true],
    ["another agentId and another name", named("edge-2", { agentId: "another" }), ["agentId"], false],
    ["taking over another one", named("edge-1", { adoptId: "another" }), ["adoptId"], true],
    ["nothing else, unless the program asks for it", named("x", { metadata: { A: "1" } }), [], true],
  ])("%s; a name or an id that stays makes the deletion come first", (_, news, replaces, deleteBeforeReplace) => {
    const changes = diff(recorded(configInputs), news);
    expect(changes).toMatchObject({ replaces, deleteBeforeReplace });
  });
});

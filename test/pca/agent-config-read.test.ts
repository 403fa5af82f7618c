import { afterEach, describe, expect, it } from "vitest";
import type { Values } from "../../src/lifecycle";
import { CONFIG, diff, imported, read } from "./agent-config-support";
import {
  agentId,
  api,
  configDocument,
  configInputs,
  NOT_THERE,
  nothingLeft,
  recorded,
  statusDocument,
  statusOutputs,
  TEXT,
} from "./support";

afterEach(nothingLeft);

describe("reading an agent configuration", () => {
  it("takes two requests and adds what the agent reports", async () => {
    api().get(CONFIG).reply(200, configDocument());
    api().get(`/agents/${agentId}`).reply(200, statusDocument);

    expect((await read(configInputs))?.state).toEqual(recorded({ ...configInputs, ...statusOutputs }));
  });

  it("leaves out what the agent does not report", async () => {
    const { data } = statusDocument;
    const attributes = { ...data.attributes, hostName: null, version: undefined };
    api().get(CONFIG).reply(200, configDocument());
    api()
      .get(`/agents/${agentId}`)
      .reply(200, { data: { ...data, attributes } });

    const { hostName: _, version: __, ...reported } = statusOutputs;
    expect((await read(configInputs))?.state).toEqual(recorded({ ...configInputs, ...reported }));
  });

  it("knows nothing of an agent that has never connected, which is no error", async () => {
    api().get(CONFIG).reply(200, configDocument());
    api().get(`/agents/${agentId}`).reply(404, "the agent is not known", TEXT);

    expect((await read({ ...configInputs, status: "connected" }))?.state).toEqual(recorded(configInputs));
  });

  it("is gone after the vendor's 404, without a second request", async () => {
    api().get(CONFIG).reply(404, NOT_THERE, TEXT);

    expect(await read(configInputs)).toBeUndefined();
  });

  it("fails when the state of the agent cannot be told", async () => {
    api().get(CONFIG).reply(200, configDocument());
    api().get(`/agents/${agentId}`).reply(403, "not authorized", TEXT);

    await expect(read(configInputs)).rejects.toMatchObject({ kind: "permission" });
  });

  it("shows what somebody changed by hand, and only in what the program sets", async () => {
    const changed = { dataGateway: { server: "192.0.2.66", port: 1 }, reporting: { syncResults: true } };
    api().get(CONFIG).reply(200, configDocument(changed));
    api().get(`/agents/${agentId}`).reply(404, NOT_THERE, TEXT);

    const found = await read(configInputs);

    expect(diff(found?.state ?? {}, configInputs).properties).toEqual([
      { path: "dataGateway.server", kind: "update", replaces: false },
    ]);
  });

  it("leaves metadata alone that somebody else added, and sees what they took away", async () => {
    const news = { ...configInputs, metadata: { SITE: "A", RACK: "7" } };
    api()
      .get(CONFIG)
      .reply(200, configDocument({ metadata: { SITE: "A", OWNER: "noc" } }));
    api().get(`/agents/${agentId}`).reply(404, NOT_THERE, TEXT);

    const found = await read(news);

    expect(found?.state.metadata).toEqual({ SITE: "A" });
    expect(diff(found?.state ?? {}, news).properties.map(({ path }) => path)).toEqual(["metadata"]);
  });

  it("does not mind the order of reflectors, nor what the agent filled in", async () => {
    const [twamp, echo] = [
      { reflectorType: "twampIpv4", enable: true },
      { reflectorType: "echoUdpIpv4", enable: true },
    ];
    const news = { ...configInputs, reflector: { reflectors: [twamp, echo] } };
    const found = [
      { ...echo, reflectorPort: 7, reflectorName: "made up" },
      { ...twamp, reflectorPort: 862 },
    ];
    api()
      .get(CONFIG)
      .reply(200, configDocument({ reflector: { reflectors: found } }));
    api().get(`/agents/${agentId}`).reply(404, NOT_THERE, TEXT);

    const live = await read(news);

    expect(diff(live?.state ?? {}, news).properties).toEqual([]);
  });

  it("shows a reflector that somebody switched on by hand", async () => {
    const news = { ...configInputs, reflector: { reflectors: [] as Values[] } };
    const found = [{ reflectorType: "twampIpv4", enable: true }];
    api()
      .get(CONFIG)
      .reply(200, configDocument({ reflector: { reflectors: found } }));
    api().get(`/agents/${agentId}`).reply(404, NOT_THERE, TEXT);

    const live = await read(news);

    expect(diff(live?.state ?? {}, news).properties.map(({ path }) => path)).toEqual(["reflector.reflectors[0]"]);
  });

  it("imports the smallest inputs that reproduce the configuration", async () => {
    const attributes = {
      dataGateway: { server: "192.0.2.10", port: 55888, compressionEnable: true, brokerATO: 5 },
      reporting: { syncResults: false },
      metadata: {},
      AgentConfiguration: { internal: true },
    };
    api().get(CONFIG).reply(200, configDocument(attributes));
    api().get(`/agents/${agentId}`).reply(200, statusDocument);

    const found = await imported();

    expect(found?.inputs).toEqual(configInputs);
    expect(found?.state).toEqual(recorded({ ...configInputs, ...statusOutputs }));
  });
});

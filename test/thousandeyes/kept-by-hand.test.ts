import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createResource, updateResource, type Values } from "../../src/lifecycle";
import { type Sandbox, startSandbox } from "../../src/sandbox";
import { connectThousandEyes, type ThousandEyesClient } from "../../src/thousandeyes/api/client";
import { thousandEyesTest } from "../../src/thousandeyes/test/test";

let sandbox: Sandbox;
let client: ThousandEyesClient;
let serial = 0;

beforeAll(async () => {
  sandbox = await startSandbox();
  const { token, endpoint } = sandbox.connection.thousandEyes;
  client = connectThousandEyes({ config: () => undefined, env: { TE_TOKEN: token, TE_API_ENDPOINT: endpoint } });
});

afterAll(() => sandbox.close());

const base = { interval: 300, agents: [{ agentId: "281474976710720" }] };
const site = { ...base, type: "http-server", url: "https://shop.example.com" };
const calls = {
  ...base,
  type: "api",
  url: "https://shop.example.com",
  requests: [{ name: "a", url: "https://a.example.com" }],
};

/** Creates the test, changes it by hand, then updates another property; what came of the change by hand. */
async function survives(inputs: Values, byHand: Values): Promise<{ live: Values; requests: number }> {
  const news = { ...inputs, testName: `kept ${++serial}` };
  const { id, state } = await createResource(thousandEyesTest, { client }, news);
  const type = String(inputs.type);
  await client.updateTest(type, id, byHand, {});
  await fetch(`${sandbox.url}/_sandbox/requests`, { method: "DELETE" });
  await updateResource(thousandEyesTest, { client }, id, state, { ...news, interval: 600 });
  const { total } = (await (await fetch(`${sandbox.url}/_sandbox/requests`)).json()) as { total: number };
  const live = await client.getTest(type, id, {});
  expect(live.interval).toBe(600);
  return { live, requests: total };
}

describe("an update keeps what somebody chose by hand", () => {
  it("on a test without such properties, with one request", async () => {
    const { live, requests } = await survives(site, { bgpMeasurements: false });
    expect(live.bgpMeasurements).toBe(false);
    expect(requests).toBe(1);
  });

  it("when the network layer is set, which BGP would be derived from", async () => {
    const { live, requests } = await survives({ ...site, networkMeasurements: true }, { bgpMeasurements: false });
    expect(live).toMatchObject({ bgpMeasurements: false, usePublicBgp: false });
    expect(requests).toBe(2);
  });

  it("when BGP is set, which the public monitors would follow", async () => {
    const monitors = ["281474976710740"];
    const { live } = await survives({ ...site, bgpMeasurements: true, monitors }, { usePublicBgp: false });
    expect(live.usePublicBgp).toBe(false);
  });

  it("on an api test, whose tracing would be switched off", async () => {
    const { live } = await survives(calls, { distributedTracing: true, requests: calls.requests });
    expect(live.distributedTracing).toBe(true);
  });

  it("but not when the program changes what it depends on", async () => {
    const news = { ...site, testName: `kept ${++serial}`, networkMeasurements: false };
    const { id, state } = await createResource(thousandEyesTest, { client }, news);
    await updateResource(thousandEyesTest, { client }, id, state, { ...news, networkMeasurements: true });
    expect((await client.getTest("http-server", id, {})).bgpMeasurements).toBe(true);
  });
});

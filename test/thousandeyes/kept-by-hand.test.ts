import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkInputs,
  createResource,
  diffResource,
  type HostCall,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { type Sandbox, startSandbox } from "../../src/sandbox";
import { connectThousandEyes, type ThousandEyesClient } from "../../src/thousandeyes/api/client";
import { thousandEyesTest } from "../../src/thousandeyes/test/test";
import { hostCall } from "../support/run";

let sandbox: Sandbox;
let client: ThousandEyesClient;
let call: HostCall<ThousandEyesClient>;
let serial = 0;

beforeAll(async () => {
  sandbox = await startSandbox();
  const { token, endpoint } = sandbox.connection.thousandEyes;
  client = connectThousandEyes({ config: () => undefined, env: { TE_TOKEN: token, TE_API_ENDPOINT: endpoint } });
  call = hostCall(client);
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
  const { id, state } = await createResource(thousandEyesTest, call, news);
  const type = String(inputs.type);
  await client.updateTest(type, id, byHand, {});
  await fetch(`${sandbox.url}/_sandbox/requests`, { method: "DELETE" });
  await updateResource(thousandEyesTest, call, id, state, { ...news, interval: 600 });
  const { total } = (await (await fetch(`${sandbox.url}/_sandbox/requests`)).json()) as { total: number };
  const live = await client.getTest(type, id, {});
  expect(live.interval).toBe(600);
  return { live, requests: total };
}

async function ruleFor(alertType: string): Promise<string> {
  const rules = await client.listAlertRules({});
  const rule = rules.find((one) => one.alertType === alertType && !one.isDefault);
  if (!rule) throw new Error(`The sandbox has no alert rule for ${alertType} that is not a default.`);
  return rule.ruleId;
}

const rulesOf = ({ alertRules }: Values) => (alertRules as { ruleId: string }[]).map(({ ruleId }) => ruleId);

describe("an update keeps what somebody chose by hand", () => {
  it("as far as alert rules go, which an update without them would replace by the default ones", async () => {
    const byHand = await ruleFor("http-server");
    const { live, requests } = await survives(site, { alertRules: [byHand] });
    expect(rulesOf(live)).toEqual([byHand]);
    expect(requests).toBe(2);
  });

  it("with one request when the program says which alert rules there are", async () => {
    const alertRules = [await ruleFor("http-server")];
    const { live, requests } = await survives({ ...site, alertRules }, { bgpMeasurements: false });
    expect(live.bgpMeasurements).toBe(false);
    expect(rulesOf(live)).toEqual(alertRules);
    expect(requests).toBe(1);
  });

  it("when it is adopted", async () => {
    const byHand = await ruleFor("http-server");
    const testName = `kept ${++serial}`;
    const body = { ...base, url: site.url, testName, alertRules: [byHand] };
    const { testId } = await client.createTest("http-server", body, {});
    await createResource(thousandEyesTest, call, { ...site, testName, adoptId: testId, interval: 600 });
    const live = await client.getTest("http-server", testId, {});
    expect(live.interval).toBe(600);
    expect(rulesOf(live)).toEqual([byHand]);
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

  it("such as bandwidth, which switching the network layer on would switch on, and Cloud Agents refuse", async () => {
    const news = { ...site, testName: `kept ${++serial}`, networkMeasurements: false };
    const { id, state } = await createResource(thousandEyesTest, call, news);
    await updateResource(thousandEyesTest, call, id, state, { ...news, networkMeasurements: true });
    expect((await client.getTest("http-server", id, {})).bandwidthMeasurements).toBe(false);
  });

  it("but not when the program changes what it depends on", async () => {
    const news = { ...site, testName: `kept ${++serial}`, networkMeasurements: false };
    const { id, state } = await createResource(thousandEyesTest, call, news);
    await updateResource(thousandEyesTest, call, id, state, { ...news, networkMeasurements: true });
    expect((await client.getTest("http-server", id, {})).bgpMeasurements).toBe(true);
  });
});

describe("what a program's other properties need", () => {
  it("is found by a refresh when somebody switched it off, and not undone unseen", async () => {
    const definition = thousandEyesTest as Parameters<typeof checkInputs>[0];
    const program = { ...calls, testName: `kept ${++serial}`, numPathTraces: 5 };
    const { inputs: news, failures } = checkInputs(definition, {}, {}, program);
    expect(failures).toEqual([]);
    const { id, state } = await createResource(thousandEyesTest, call, news);
    await client.updateTest("api", id, { networkMeasurements: false, requests: calls.requests }, {});
    const found = await readResource(thousandEyesTest, call, id, state);
    const { properties } = diffResource(definition, id, found?.state ?? {}, news);
    expect(properties.map(({ path }) => path)).toContain("networkMeasurements");
  });
});

import { describe, expect, it } from "vitest";
import {
  createResource,
  deleteResource,
  type HostCall,
  PartialWriteError,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { pingPlotterAgent } from "../../src/pingplotter/agent/agent";
import { connectPingPlotter, type PingPlotterClient } from "../../src/pingplotter/api/client";
import { hostCall } from "../support/run";
import {
  ACCOUNT,
  AGENT_PATH,
  agent,
  api,
  client,
  createdAgent,
  diff,
  everyRequestWasMade,
  found,
  host,
  ID,
  inputs,
  instantClock,
  KEY,
  listed,
  stateOf,
} from "./support";

everyRequestWasMade();

const settled = (settings: Record<string, string>): PingPlotterClient =>
  connectPingPlotter(
    { config: (key) => ({ pingPlotterApiKey: KEY, ...settings })[key], env: {} },
    { fetch: globalThis.fetch, clock: instantClock() },
  );

const news = { ...inputs, name: "core" };
const gone = () => api().get(AGENT_PATH).reply(404, { Message: "Not found" });
const failureOf = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => new Error("It did not fail."),
    (error: Error) => error,
  );

type Operation = (caller: HostCall<PingPlotterClient>, olds: Values) => Promise<unknown>;

const operations: [string, Operation][] = [
  ["read", (caller, olds) => readResource(pingPlotterAgent, caller, ID, olds)],
  ["update", (caller, olds) => updateResource(pingPlotterAgent, caller, ID, olds, news)],
  ["delete", (caller, olds) => deleteResource(pingPlotterAgent, caller, ID, olds)],
];

describe("the account of a new PingPlotter agent", () => {
  const accountOf = async (client: PingPlotterClient) =>
    (await createResource(pingPlotterAgent, hostCall(client), { name: "edge", allowSameName: true })).state.account;

  it("is the subdomain of the settings, and its host", async () => {
    api().post("/agents").reply(200, createdAgent);
    expect(await accountOf(client())).toEqual(ACCOUNT);
  });

  it("is the host alone when the settings give an address as a whole", async () => {
    api().post("/agents").reply(200, createdAgent);
    const whole = settled({ pingPlotterEndpoint: "https://acme.api.pingplotter.cloud", pingPlotterSubdomain: "other" });
    expect(await accountOf(whole)).toEqual({ host: "acme.api.pingplotter.cloud" });
  });
});

describe.each<[string, Record<string, string>, string]>([
  ["another subdomain", { pingPlotterSubdomain: "umbrella" }, "account umbrella at umbrella.api.pingplotter.cloud"],
  ["another host", { pingPlotterEndpoint: "https://ping.example.com" }, "ping.example.com"],
])("a PingPlotter agent with the credentials of %s", (_, settings, place) => {
  it.each(operations)("stops its %s without a request and names both places", async (__, run) => {
    const failure = await failureOf(run(hostCall(settled(settings)), stateOf(inputs)));
    expect(failure.message).toBe(
      `${ID} lives in account acme at acme.api.pingplotter.cloud, but the credentials of this run lead to ${place}. Nothing was changed, neither there nor in the state. Use the credentials of the account that it lives in (netassure:pingPlotterSubdomain or PINGPLOTTER_SUBDOMAIN, netassure:pingPlotterEndpoint or PINGPLOTTER_ENDPOINT, and the API key; refresh and destroy use those of the last up). To forget it without touching it, run pulumi state delete with its URN.`,
    );
    expect(failure).not.toBeInstanceOf(PartialWriteError);
  });
});

describe("a PingPlotter agent in its own account", () => {
  it("is gone after a 404", async () => {
    gone();
    expect(await readResource(pingPlotterAgent, host(), ID, stateOf(inputs))).toBeUndefined();
  });

  it("is found there whichever setting leads to the host", async () => {
    const whole = settled({ pingPlotterEndpoint: "https://acme.api.pingplotter.cloud" });
    found(agent);
    expect((await readResource(pingPlotterAgent, hostCall(whole), ID, stateOf(inputs)))?.state).toEqual(
      stateOf(inputs),
    );
  });
});

describe("a PingPlotter agent of a release that did not record the account", () => {
  const { account: _, ...old } = stateOf(inputs);
  const unproven = `${ID} was not found in account acme at acme.api.pingplotter.cloud, and the state, of an earlier release of netassure, does not say where it lives, so this does not prove that it is gone. If it lives elsewhere, use the credentials of that account (netassure:pingPlotterSubdomain or PINGPLOTTER_SUBDOMAIN, netassure:pingPlotterEndpoint or PINGPLOTTER_ENDPOINT, and the API key). If it was deleted, run pulumi state delete with its URN.`;

  it("gets its account from a read that finds it", async () => {
    found(agent);
    expect((await readResource(pingPlotterAgent, host(), ID, old))?.state).toEqual(stateOf(inputs));
  });

  it("is updated although nothing else changes, which takes one request", async () => {
    const { properties, completes } = diff(old, inputs);
    expect({ properties, completes }).toEqual({ properties: [], completes: true });
    found(agent);
    expect(await updateResource(pingPlotterAgent, host(), ID, old, inputs)).toEqual(stateOf(inputs));
  });

  it("gets its account from an update that changes something", async () => {
    found(agent);
    api().put(AGENT_PATH, { Name: "core" }).reply(200, "true");
    found({ ...agent, Name: "core" });
    expect(await updateResource(pingPlotterAgent, host(), ID, old, news)).toEqual(stateOf(news));
  });

  it.each(operations)("is not gone because its %s does not find it", async (__, run) => {
    gone();
    expect((await failureOf(run(host(), old))).message).toBe(unproven);
  });

  it("is deleted where it is found", async () => {
    found(agent);
    api().delete("/agents", { UniqueId: ID, ShouldUninstall: false }).reply(200, "true");
    await deleteResource(pingPlotterAgent, host(), ID, old);
  });

  it("is for a template looked for in the list before it counts as not found", async () => {
    const { account: __, ...template } = stateOf({ name: "edge", isTemplate: true });
    gone();
    listed();
    expect((await failureOf(readResource(pingPlotterAgent, host(), ID, template))).message).toBe(unproven);
  });
});

import nock from "nock";
import { afterEach, expect } from "vitest";
import type { HttpClientOptions } from "../../src/http";
import {
  type Account,
  type Call,
  createResource,
  deleteResource,
  diffResource,
  type HostCall,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { pingPlotterAgent } from "../../src/pingplotter/agent/agent";
import { connectPingPlotter, type PingPlotterClient } from "../../src/pingplotter/api/client";
import { handlerCall, hostCall, type TestRun, testRun } from "../support/run";

export const KEY = "pp-key-8d21f0";
export const ORIGIN = "https://acme.api.pingplotter.cloud";
export const ID = "a1:edge";
export const AGENT_PATH = "/agents/a1%3Aedge";
export const DOWNLOAD_URL = "https://acme.pingplotter.cloud/install/3f9c-secret";

/** The API behind nock; every interceptor insists on the bare key. */
export function api(): nock.Scope {
  return nock(ORIGIN, { reqheaders: { "x-api-key": KEY, accept: "application/json" } });
}

const settings: Record<string, string> = { pingPlotterApiKey: KEY, pingPlotterSubdomain: "acme" };

/** Waits for nothing and notes for how long it was asked to. */
export function instantClock(now: () => number = Date.now) {
  const waits: number[] = [];
  return { waits, now, sleep: async (ms: number) => void waits.push(ms), random: () => 0 };
}

export function client(transport: Partial<HttpClientOptions> = {}): PingPlotterClient {
  const sources = { config: (key: string) => settings[key], env: {} };
  return connectPingPlotter(sources, { fetch: globalThis.fetch, clock: instantClock(), maxRetries: 1, ...transport });
}

export const IDENTITY = "acme/urn:pulumi:dev::net::pulumi-nodejs:dynamic:Resource::edge";

export const host = (identity?: string, run: TestRun = testRun()): HostCall<PingPlotterClient> =>
  hostCall(client(), identity, run);

export const ACCOUNT: Account = { host: "acme.api.pingplotter.cloud", subdomain: "acme" };

export const call = (): Call<PingPlotterClient> => handlerCall(client(), ACCOUNT);

/** What POST /agents answers: only some of an agent's fields. */
export const createdAgent = {
  Name: "edge",
  UniqueId: ID,
  IsOnline: false,
  IsTemplate: false,
  IsBorrowed: false,
  OpenSessions: 0,
  TotalSessions: 0,
  Configured: false,
  Platform: "NotSpecified",
  ServiceRunning: false,
  Deleted: false,
  HasSyncedServers: false,
  DownloadUrl: DOWNLOAD_URL,
};

/** What GET answers for the same agent. */
export const agent = {
  ...createdAgent,
  CreationDate: "2025-11-05T22:45:28.094Z",
  DeletionDate: "0001-01-01T00:00:00+00:00",
  LastMessageTime: null,
  MachineName: "",
  Notes: null,
  AutoApprove: false,
  CustomFields: [{ Name: "Site", Value: "" }],
};

export const installed = {
  ...agent,
  IsOnline: true,
  Configured: true,
  Platform: "Windows",
  MachineName: "LAPTOP-7",
  MachineID: "m-7",
  TotalSessions: 2,
};

export const targets = [
  { address: "pingplotter.cloud", alias: "PPC" },
  { address: "192.168.0.1", configurationId: "cfg-1", traceIntervalInMs: 5000 },
];

export const inputs = { name: "edge", targets };

export const session = (SessionId: string, Description: string, IpAddress: string, Status: string) => ({
  AgentUniqueId: ID,
  SessionId,
  Description,
  IpAddress,
  Status,
  ExpectedQuality: { Id: "q", Name: "Web" },
});

/** Answers one GET of all agents and templates. */
export const listed = (...agents: object[]) =>
  api().get("/agents").query({ includeTemplates: "true" }).reply(200, agents);

/** Answers one GET of the agent. */
export const found = (body: object) => api().get(AGENT_PATH).reply(200, body);

/** Answers one GET /sessions. */
export function sessions(...list: object[]): void {
  api().get("/sessions").query({ agentUniqueId: ID }).reply(200, list);
}

export const ppc = (status: string) => session("s1", "PPC", "216.92.151.75", status);
export const router = (status: string) => session("s2", "", "192.168.0.1", status);

export const definition = pingPlotterAgent as ResourceDefinition;
export const create = (news: Values, caller = host(IDENTITY)) => createResource(pingPlotterAgent, caller, news);
export const read = (olds: Values, id = ID) => readResource(pingPlotterAgent, host(), id, olds);
export const update = (olds: Values, news: Values, caller = host(IDENTITY)) =>
  updateResource(pingPlotterAgent, caller, ID, olds, news);
export const remove = (olds: Values) => deleteResource(pingPlotterAgent, host(), ID, olds);
export const diff = (olds: Values, news: Values) => diffResource(definition, ID, olds, news);

/** The state after a create of these inputs. */
export const stateOf = (set: Values, outputs: Values = {}): Values => ({
  ...set,
  uniqueId: ID,
  downloadUrl: DOWNLOAD_URL,
  configured: false,
  platform: "NotSpecified",
  account: ACCOUNT,
  ...outputs,
});

export const onLaptop = { configured: true, platform: "Windows", machineName: "LAPTOP-7", machineID: "m-7" };

/** Every request that a test announced must have been made. */
export function everyRequestWasMade(): void {
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending).toEqual([]);
  });
}

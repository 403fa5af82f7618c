import nock from "nock";
import { expect } from "vitest";
import type { HttpClientOptions } from "../../src/http";
import type { Account, Call, HostCall, Values } from "../../src/lifecycle";
import type { PcaClient } from "../../src/pca";
import { connectPca } from "../../src/pca/api/connect";
import { orEmpty } from "../../src/pca/api/overlay";
import { stableId } from "../../src/pca/identity/ids";
import { handlerCall, hostCall, type TestRun, testRun } from "../support/run";

export const ORIGIN = "https://my.tenant.example";
export const BASE = "/api/orchestrate/v3";
export const TOKEN = "pat-3f9c-of-the-service-user";
export const JSON_API = "application/vnd.api+json";

/** The API behind nock; every interceptor insists on the token. */
export function api(): nock.Scope {
  return nock(`${ORIGIN}${BASE}`, { reqheaders: { authorization: `Bearer ${TOKEN}` } });
}

export const sources = (config: Record<string, string>) => ({ config: (key: string) => config[key], env: {} });

/** Waits for nothing and notes for how long it was asked to. */
export function instantClock(): NonNullable<HttpClientOptions["clock"]> & { waits: number[] } {
  const waits: number[] = [];
  return { waits, now: () => Date.now(), sleep: async (ms) => void waits.push(ms), random: () => 0 };
}

export function client(transport: Partial<HttpClientOptions> = {}): PcaClient {
  const access = sources({ pcaEndpoint: ORIGIN, pcaToken: TOKEN });
  return connectPca(access, { fetch: globalThis.fetch, clock: instantClock(), ...transport });
}

export const ACCOUNT: Account = { host: "my.tenant.example", tenant: "acme" };

/** A client that knows its tenant, so that only the tests about tenants ask for one. */
export function clientInTenant(tenant: string | undefined, transport?: Partial<HttpClientOptions>): PcaClient {
  return { ...client(transport), tenant: async () => tenant };
}

/** As a state holds it: with the place where the object lives. */
export const recorded = (values: Values): Values => ({ ...values, account: ACCOUNT });

export const IDENTITY = "acme/net/dev/edge-1";

export const host = (identity?: string, run: TestRun = testRun()): HostCall<PcaClient> =>
  hostCall(clientInTenant("acme"), identity, run);

export const call = (identity?: string): Call<PcaClient> => handlerCall(clientInTenant("acme"), ACCOUNT, identity);

/** Errors of this API are lines of plain text. */
export const TEXT = { "content-type": "text/plain; charset=utf-8" };

export const NOT_THERE = "agent configuration is not provisioned";

export const agentId = "0b4c6f0e-3f0c-4f5e-9a57-0a3a5a1d7c11";
export const ownAgentId = stableId(IDENTITY, "PcaAgentConfig", []);

/** The least that a configuration of a program holds. */
export const configInputs = {
  agentId,
  identification: { agentName: "edge-1" },
  dataGateway: { server: "192.0.2.10" },
};

export function configDocument(attributes: Values = {}, id = agentId) {
  const { agentId: _, ...rest } = configInputs;
  return { data: { type: "agentConfigs", id, attributes: { _rev: "1-a", agentId: id, ...rest, ...attributes } } };
}

export const agentStatus = {
  agentId,
  agentName: "edge-1",
  agentType: "actuate",
  status: "connected",
  state: "configured",
  version: "r24.05",
  hostName: "host-1",
  hostOsVersion: "Linux 6.1",
  lastReceivedMessage: "2026-08-01T10:00:00Z",
  agentConfigRevision: "1-a",
  agentConfigRevisionAck: "1-a",
};

/** What of it is an output. */
export const statusOutputs = {
  agentType: "actuate",
  status: "connected",
  state: "configured",
  version: "r24.05",
  hostName: "host-1",
  hostOsVersion: "Linux 6.1",
  lastReceivedMessage: "2026-08-01T10:00:00Z",
  agentConfigRevision: "1-a",
  agentConfigRevisionAck: "1-a",
};

export const statusDocument = { data: { type: "agents", id: agentId, attributes: agentStatus } };

export const sessionId = "7d0c4c1e-0d35-4f0a-8e8f-64d04f6ff7aa";
export const ownSessionId = stableId(IDENTITY, "PcaSession", [agentId, "twamp-stateless"]);

/** The least that a session of a program holds. */
export const sessionInputs = {
  agentId,
  sessionId,
  sessionType: "twamp-stateless",
  sessionName: "a-to-b",
  enable: true,
  period: "continuous",
  twamp: { reflectorAddr: "198.51.100.7" },
};

export function sessionDocument(session: Values = {}, attributes: Values = {}, id = sessionId) {
  const { agentId: _, ...rest } = sessionInputs;
  const whole = { _rev: "1-a", agentId, session: { ...rest, sessionId: id, ...session }, ...attributes };
  return { data: { type: "agentSessions", id, attributes: whole } };
}

export const sessionStatus = {
  sessionId,
  status: "error",
  statusMessage: "Unable to connect.",
  runId: "b0f6d9a2-6b0a-4f5e-8a39-8a4cbe0e5b11",
  captureTime: "2026-08-01T10:00:00Z",
};

export const sessionStatusDocument = { data: { type: "sessionStatuses", id: sessionId, attributes: sessionStatus } };

/** Records what was sent and lets it pass. */
export function recorder() {
  const bodies: { data: { id?: string; attributes: Values } }[] = [];
  /** The session inside the nth body. */
  const session = (index: number) => orEmpty(bodies[index]?.data.attributes.session);
  return { bodies, session, record: (body: (typeof bodies)[number]) => bodies.push(body) > 0 };
}

export function nothingLeft(): void {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
}

export const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error("It did not fail.");
    },
    (error: unknown) => error as Error,
  );

/** A connection that breaks after the request was sent. */
export const RESET = { name: "Error", message: "reset", code: "ECONNRESET" };

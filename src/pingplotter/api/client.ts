import * as z from "zod";
import {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  HttpError,
  isHttpError,
  path,
  remembered,
} from "../../http";
import { type Account, requiredSetting, type SettingSources } from "../../lifecycle";
import { AgentNames } from "./agent-names";
import { accountOf, endpointOf, settings } from "./config";
import {
  type NewAgent,
  type StatusQuery,
  type WireAgent,
  type WireCustomField,
  type WireSession,
  type WireStatus,
  wireAgent,
  wireAgents,
  wireCustomFields,
  wireSessions,
  wireStatus,
  wireStatuses,
} from "./wire";

/** The signal that cancels a request. */
export interface Scope {
  signal?: AbortSignal | undefined;
}

/**
 * The PingPlotter Cloud API for agents, one method per operation, and the list of sessions. Methods without a result
 * reject when the API answers anything but `true`.
 */
export interface PingPlotterClient extends Pick<HttpClient, "pause" | "now" | "vendorTime"> {
  /** The account that the settings name. */
  account: Account;
  /** Every agent and template, asked for once in a process. */
  knownAgents(scope: Scope): Promise<WireAgent[]>;
  agentNames: AgentNames;
  listAgents(query: AgentQuery, scope: Scope): Promise<WireAgent[]>;
  /** @throws HttpError of kind "not-found" when the id is unknown; a deleted agent may still be answered. */
  getAgent(uniqueId: string, scope: Scope): Promise<WireAgent>;
  listCustomFields(scope: Scope): Promise<WireCustomField[]>;
  /** Creates an agent or a template. The answer holds no targets and only some of an agent's fields. */
  createAgent(body: NewAgent, scope: Scope): Promise<WireAgent>;
  getStatus(uniqueId: string, query: StatusQuery, scope: Scope): Promise<WireStatus>;
  getStatuses(uniqueIds: readonly string[], query: StatusQuery, scope: Scope): Promise<WireStatus[]>;
  forceReconnect(uniqueId: string, scope: Scope): Promise<void>;
  renameAgent(uniqueId: string, name: string, scope: Scope): Promise<void>;
  setSessionPaused(uniqueId: string, sessionId: string, paused: boolean, scope: Scope): Promise<void>;
  setAllSessionsPaused(uniqueId: string, paused: boolean, scope: Scope): Promise<void>;
  /** A soft delete: the record stays, marked as deleted. Uninstalling needs the agent to be online. */
  deleteAgent(uniqueId: string, shouldUninstall: boolean, scope: Scope): Promise<void>;
  listSessions(uniqueId: string, scope: Scope): Promise<WireSession[]>;
}

/** Both are false for the vendor when they are left out. */
export interface AgentQuery {
  includeTemplates?: boolean | undefined;
  includeDeleted?: boolean | undefined;
}

/** Makes a client from the settings; sends nothing. `transport` replaces parts of the HTTP layer in tests. */
export function connectPingPlotter(
  sources: SettingSources,
  transport: Partial<HttpClientOptions> = {},
): PingPlotterClient {
  const apiKey = requiredSetting("PingPlotter Cloud", settings.apiKey, sources);
  const baseUrl = endpointOf(sources);
  const http = createHttpClient({
    vendor: "PingPlotter Cloud",
    baseUrl,
    credentials: { headers: async () => ({ "x-api-key": apiKey }) },
    headers: { accept: "application/json" },
    secrets: [apiKey],
    hints,
    rateLimitReset,
    ...transport,
  });
  const reads = readsOver(http);
  const listed = remembered((signal) => reads.listAgents({ includeTemplates: true }, { signal }));
  return {
    ...reads,
    ...writesOver(http),
    account: accountOf(sources, new URL(baseUrl).host),
    knownAgents: async ({ signal }) => (await listed(signal)).filter(({ Deleted }) => !Deleted),
    agentNames: new AgentNames(),
    pause: http.pause,
    now: http.now,
    vendorTime: http.vendorTime,
  };
}

type Reads = "listAgents" | "getAgent" | "listCustomFields" | "getStatus" | "getStatuses" | "listSessions";

// An agent holds its download URL, so no message quotes any of such an answer.
const confidential = true;

function readsOver(http: HttpClient): Pick<PingPlotterClient, Reads> {
  // A status is read with POST; asking twice changes nothing.
  const ask = { method: "POST", idempotent: true } as const;
  const get = { method: "GET" } as const;
  return {
    async listAgents(query, { signal }) {
      const request = { ...get, path: path`/agents`, query: { ...query }, schema: wireAgents, confidential, signal };
      return (await http.request(request)).body;
    },
    async getAgent(uniqueId, { signal }) {
      const request = { ...get, path: path`/agents/${uniqueId}`, schema: wireAgent, confidential, signal };
      return (await http.request(request)).body;
    },
    async listCustomFields({ signal }) {
      const request = { ...get, path: path`/agents/customfields`, schema: wireCustomFields, signal };
      return (await http.request(request)).body;
    },
    async getStatus(uniqueId, query, { signal }) {
      const request = { ...ask, path: path`/agents/${uniqueId}/status`, json: query, schema: wireStatus, signal };
      return (await http.request(request)).body;
    },
    async getStatuses(uniqueIds, query, { signal }) {
      const json = { ...query, AgentUniqueIds: uniqueIds };
      const request = { ...ask, path: path`/agents/status`, json, schema: wireStatuses, signal };
      return (await http.request(request)).body;
    },
    async listSessions(agentUniqueId, { signal }) {
      const request = { ...get, path: path`/sessions`, query: { agentUniqueId }, schema: wireSessions, signal };
      const { body } = await http.request(request);
      // Nobody says that the filter is exact, and a session of another agent must never be paused.
      return body.filter(({ AgentUniqueId }) => (AgentUniqueId ?? agentUniqueId) === agentUniqueId);
    },
  };
}

type Writes =
  | "createAgent"
  | "forceReconnect"
  | "renameAgent"
  | "setSessionPaused"
  | "setAllSessionsPaused"
  | "deleteAgent";

function writesOver(http: HttpClient): Pick<PingPlotterClient, Writes> {
  const done = async (what: string, request: Omit<Parameters<HttpClient["request"]>[0], "schema">) => {
    const { body } = await http.request({ ...request, schema: z.boolean() });
    // No page says what `false` means; whatever it is, it is not what was asked for.
    if (!body) throw new Error(`PingPlotter Cloud answered "false" instead of "true" and did not ${what}.`);
  };
  return {
    async createAgent(json, { signal }) {
      const request = { method: "POST", path: path`/agents`, json, schema: wireAgent, signal } as const;
      const answer = await http.request(request).catch((error: unknown) => {
        throw withoutExcerpt(error);
      });
      return answer.body;
    },
    forceReconnect: (uniqueId, { signal }) =>
      done(`reconnect agent ${uniqueId}`, { method: "POST", path: path`/agents/${uniqueId}/forcereconnect`, signal }),
    renameAgent: (uniqueId, name, { signal }) =>
      done(`rename agent ${uniqueId}`, {
        method: "PUT",
        path: path`/agents/${uniqueId}`,
        json: { Name: name },
        signal,
      }),
    setSessionPaused: (uniqueId, sessionId, paused, { signal }) =>
      done(`${verb(paused)} session ${sessionId} of agent ${uniqueId}`, {
        method: "PUT",
        path: path`/agents/${uniqueId}/session`,
        json: { SessionId: sessionId, Action: verb(paused) },
        signal,
      }),
    setAllSessionsPaused: (uniqueId, paused, { signal }) =>
      done(`${verb(paused)} the sessions of agent ${uniqueId}`, {
        method: "PUT",
        path: path`/agents/${uniqueId}/sessions`,
        query: { action: paused ? 0 : 1 },
        signal,
      }),
    deleteAgent: (uniqueId, shouldUninstall, { signal }) =>
      done(`delete agent ${uniqueId}`, {
        method: "DELETE",
        path: path`/agents`,
        json: { UniqueId: uniqueId, ShouldUninstall: shouldUninstall },
        signal,
      }),
  };
}

/** A refusal of a create keeps the vendor's words; of an unreadable answer nothing is quoted, as of other agents. */
function withoutExcerpt(error: unknown): unknown {
  if (!isHttpError(error, "unexpected-answer")) return error;
  const what = `PingPlotter Cloud gave an unexpected answer to POST /agents (${error.status})`;
  return new HttpError(`${what}. The request may have taken effect nevertheless.`, { ...error });
}

function verb(paused: boolean): "pause" | "resume" {
  return paused ? "pause" : "resume";
}

const hints: NonNullable<HttpClientOptions["hints"]> = {
  authentication:
    "Check netassure:pingPlotterApiKey or PINGPLOTTER_API_KEY, and that the key belongs to this account's subdomain.",
  permission: "Check the permissions of the API key under Manage > API Access: it has to manage agents and targets.",
  "not-found": "It may have been deleted outside Pulumi: run pulumi refresh.",
};

const epochSeconds = z.coerce.number().int().positive();

/** Source: PingPlotter Cloud manual, API Limits: unix seconds at which the allowance is full again. */
function rateLimitReset(headers: Headers): Date | undefined {
  const reset = epochSeconds.safeParse(headers.get("x-ratelimit-reset"));
  return reset.success ? new Date(reset.data * 1000) : undefined;
}

import * as z from "zod";
import { type HttpClient, type HttpClientOptions, type HttpRequest, path, remembered } from "../../http";
import type { Values } from "../../lifecycle";
import { readSecretFile, type SecretFile } from "../agent-secret/secret-file";
import { readPages } from "./pages";
import { unlessAbsent } from "./proof";
import { SessionIds } from "./session-ids";
import {
  enveloped,
  type WireAgentConfig,
  type WireListedSession,
  type WireListedStatus,
  type WireSession,
  type WireStatus,
  wireAgentConfig,
  wireListedSession,
  wireListedStatus,
  wireSession,
  wireStatus,
} from "./wire";

/** The texts of a request that no message may show, and the signal that cancels it. */
export interface Scope {
  secrets?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The part of the sensor orchestration API (AgentServiceV3) that netassure uses. `find...` answers undefined when the
 * API proves that there is no such object, and `delete...` succeeds then.
 * Source: Sensor Orchestrator 2024.05.01.
 */
export interface PcaClient extends Pick<HttpClient, "pause"> {
  /** Host and port of the tenant. */
  host: string;
  /** The tenant of the user, asked for once in a process; undefined where the vendor does not tell. */
  tenant(scope: Pick<Scope, "signal">): Promise<string | undefined>;
  createAgentConfig(attributes: Values, scope: Scope): Promise<WireAgentConfig>;
  findAgentConfig(agentId: string, scope: Scope): Promise<WireAgentConfig | undefined>;
  listAgentConfigs(scope: Scope): Promise<WireAgentConfig[]>;
  /** `attributes` is the whole document, with the revision that it is based on. */
  updateAgentConfig(agentId: string, attributes: Values, scope: Scope): Promise<WireAgentConfig>;
  /** Also deletes what the agent reported. */
  deleteAgentConfig(agentId: string, scope: Scope): Promise<void>;
  /** What the agent reports, once its container has connected. */
  findAgentStatus(agentId: string, scope: Scope): Promise<WireStatus | undefined>;
  /** What every agent reports that has connected once. */
  listAgentStatuses(scope: Scope): Promise<WireListedStatus[]>;
  /** Mints a new token with every call; none can be read again or revoked. */
  mintAgentSecret(agentId: string, scope: Scope): Promise<SecretFile>;

  createSession(attributes: Values, scope: Scope): Promise<WireSession>;
  findSession(sessionId: string, scope: Scope): Promise<WireSession | undefined>;
  /** The path has no id: the document names the session. */
  updateSession(sessionId: string, attributes: Values, scope: Scope): Promise<WireSession>;
  deleteSession(sessionId: string, scope: Scope): Promise<void>;
  findSessionStatus(sessionId: string, scope: Scope): Promise<WireStatus | undefined>;
  startSession(agentId: string, sessionId: string, scope: Scope): Promise<void>;
  /** The ids of all agent configurations, asked for once in a process. */
  knownAgentIds(scope: Pick<Scope, "signal">): Promise<ReadonlySet<string>>;
  readonly sessionIds: SessionIds;
  listSessions(scope: Scope): Promise<WireListedSession[]>;
  /** The ids of an agent's sessions. */
  listSessionIds(agentId: string, scope: Scope): Promise<string[]>;
  /** Deletes every session of an agent. */
  deleteSessions(agentId: string, scope: Scope): Promise<void>;
}

/** The media types of success, secrets and errors. */
export const ACCEPT = "application/vnd.api+json, application/json, text/yaml, text/plain";

const JSON_API = "application/vnd.api+json";

export function clientOver(
  http: HttpClient,
  host: string,
  tenant: (signal: AbortSignal) => Promise<string | undefined>,
): PcaClient {
  const never = new AbortController().signal;
  const knownTenant = remembered((signal) => tenant(signal ?? never));
  const calls = { ...agentCalls(http), ...sessionCalls(http) };
  const agentIds = remembered(async (signal) => idsOf(await calls.listAgentConfigs({ signal })));
  return {
    ...calls,
    host,
    tenant: ({ signal }) => knownTenant(signal),
    knownAgentIds: ({ signal }) => agentIds(signal),
    sessionIds: new SessionIds(async (signal) => idsOf(await calls.listSessions({ signal }))),
    pause: http.pause,
  };
}

function idsOf(documents: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(documents.map(({ id }) => id));
}

type AgentCalls = Pick<
  PcaClient,
  | "createAgentConfig"
  | "findAgentConfig"
  | "listAgentConfigs"
  | "updateAgentConfig"
  | "deleteAgentConfig"
  | "findAgentStatus"
  | "listAgentStatuses"
  | "mintAgentSecret"
>;

function agentCalls(http: HttpClient): AgentCalls {
  const dataOf = dataFrom(http);
  const listOf = listFrom(http);
  return {
    createAgentConfig: (attributes, scope) =>
      dataOf(post(path`/agents/configuration`, { type: "agentConfigs", attributes }, scope), wireAgentConfig),
    findAgentConfig: (agentId, scope) =>
      unlessAbsent(dataOf(get(path`/agents/configuration/${agentId}`, scope), wireAgentConfig)),
    listAgentConfigs: (scope) =>
      readPages((page) => listOf(get(path`/agents/configuration`, scope, page), wireAgentConfig)),
    updateAgentConfig: (id, attributes, scope) =>
      dataOf(put(path`/agents/configuration/${id}`, { type: "agentConfigs", id, attributes }, scope), wireAgentConfig),
    async deleteAgentConfig(agentId, scope) {
      await unlessAbsent(http.request(remove(path`/agents/configuration/${agentId}`, scope)));
    },
    findAgentStatus: (agentId, scope) => unlessAbsent(dataOf(get(path`/agents/${agentId}`, scope), wireStatus)),
    listAgentStatuses: (scope) => readPages((page) => listOf(get(path`/agents`, scope, page), wireListedStatus)),
    async mintAgentSecret(agentId, { signal }) {
      const where = path`/agents/${agentId}/secrets`;
      const request = {
        method: "POST",
        path: where,
        schema: z.string(),
        text: true,
        confidential: true,
        signal,
      } as const;
      return readSecretFile((await http.request(request)).body);
    },
  };
}

type SessionCalls = Pick<
  PcaClient,
  | "createSession"
  | "findSession"
  | "updateSession"
  | "deleteSession"
  | "findSessionStatus"
  | "startSession"
  | "listSessions"
  | "listSessionIds"
  | "deleteSessions"
>;

function sessionCalls(http: HttpClient): SessionCalls {
  const dataOf = dataFrom(http);
  const listOf = listFrom(http);
  return {
    createSession: (attributes, scope) =>
      dataOf(post(path`/agents/session`, { type: "agentSessions", attributes }, scope), wireSession),
    findSession: (sessionId, scope) =>
      unlessAbsent(dataOf(get(path`/agents/session/${sessionId}`, scope), wireSession)),
    updateSession: (id, attributes, scope) =>
      dataOf(put(path`/agents/session`, { type: "agentSessions", id, attributes }, scope), wireSession),
    async deleteSession(sessionId, scope) {
      await unlessAbsent(http.request(remove(path`/agents/session/${sessionId}`, scope)));
    },
    findSessionStatus: (sessionId, scope) =>
      unlessAbsent(dataOf(get(path`/agents/sessionstatus/${sessionId}`, scope), wireStatus)),
    async startSession(agentId, sessionId, scope) {
      const attributes = { command: "start", args: [{ sessionId }] };
      const where = path`/agents/${agentId}/command`;
      await http.request(post(where, { type: "agentCommands", attributes }, scope));
    },
    listSessions: (scope) => readPages((page) => listOf(get(path`/agents/sessions`, scope, page), wireListedSession)),
    async listSessionIds(agentId, scope) {
      const sessions = await listOf(get(path`/agents/sessions/${agentId}`, scope), wireListedSession);
      return sessions.map(({ id }) => id);
    },
    async deleteSessions(agentId, scope) {
      await unlessAbsent(http.request(remove(path`/agents/sessions/${agentId}`, scope)));
    },
  };
}

type Where = HttpRequest<unknown>["path"];
type Request = HttpRequest<unknown>;

const get = (where: Where, { secrets, signal }: Scope, query?: HttpRequest<unknown>["query"]): Request => ({
  method: "GET",
  path: where,
  query,
  secrets,
  signal,
});
const remove = (where: Where, { secrets, signal }: Scope): Request => ({
  method: "DELETE",
  path: where,
  secrets,
  signal,
});
const post = (where: Where, data: object, scope: Scope): Request => write("POST", where, data, scope);
const put = (where: Where, data: object, scope: Scope): Request => write("PUT", where, data, scope);

function write(method: "POST" | "PUT", where: Where, data: object, { secrets, signal }: Scope): Request {
  return { method, path: where, json: { data }, contentType: JSON_API, secrets, signal };
}

/** Every answer but that of a command has its content below `data`. */
function dataFrom(http: HttpClient) {
  return async <T extends z.ZodType>(request: Request, data: T): Promise<z.output<T>> => {
    const answer = await http.request({ ...request, schema: enveloped(data) });
    return (answer.body as { data: z.output<T> }).data;
  };
}

/** The items of a list. assumed: pca-empty-list. Without any the API answers 404, an empty array or none. */
function listFrom(http: HttpClient) {
  const dataOf = dataFrom(http);
  return async <T extends z.ZodType>(request: Request, item: T): Promise<z.output<T>[]> =>
    (await unlessAbsent(dataOf(request, z.array(item).nullable()))) ?? [];
}

export const hints: NonNullable<HttpClientOptions["hints"]> = {
  authentication:
    "Check netassure:pcaToken or PCA_TOKEN, or the user name and password: the token may have expired or been deleted.",
  permission: "Check that the role of the user lets it change agents and sessions of this tenant.",
  "not-found": "It may have been deleted outside Pulumi: run pulumi refresh.",
};

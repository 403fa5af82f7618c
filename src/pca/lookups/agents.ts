import { isObject, pickByName, type Values } from "../../lifecycle";
import type { PcaClient, Scope } from "../api/client";
import { orEmpty } from "../api/overlay";
import type { WireAgentConfig } from "../api/wire";

/** Which agents to look up; filters narrow each other down. */
export interface PcaAgentsArgs {
  /** Exact agent names (`identification.agentName`). Every name must exist, and only once. */
  names?: string[];
  /** Kinds of containers, such as "actuate". An agent whose container has never connected has none. */
  agentTypes?: string[];
  /** Only agents that are connected right now (or are not). */
  connected?: boolean;
  /** Keys and values that an agent's metadata must all have. */
  metadata?: Record<string, string>;
}

/** An agent as it is right now. What its container reports is absent before it first connected. */
export interface PcaAgentDetails {
  agentId: string;
  /** Empty for an agent without a name. */
  agentName: string;
  metadata: Record<string, string>;
  connected: boolean;
  agentType?: string;
  /** Whether the agent is connected, in the vendor's words. */
  status?: string;
  /** Whether the agent is configured, in the vendor's words. */
  state?: string;
  version?: string;
  hostName?: string;
  hostOsVersion?: string;
  lastReceivedMessage?: string;
}

export interface PcaAgentsResult {
  /** Agent ids, in the order of `names` when names were given, else by name. */
  ids: string[];
  agents: PcaAgentDetails[];
}

/**
 * Finds agents that have a configuration, with what their containers report.
 * Source: Sensor Orchestrator 2024.05.01, `GET /agents/configuration` and `GET /agents`.
 */
export async function findPcaAgents(client: PcaClient, args: PcaAgentsArgs, scope: Scope): Promise<PcaAgentsResult> {
  const [configurations, statuses] = await Promise.all([
    client.listAgentConfigs(scope),
    client.listAgentStatuses(scope),
  ]);
  const reported = new Map(statuses.map(({ id, attributes }) => [id, attributes]));
  const eligible = configurations
    .map((configuration) => detailsOf(configuration, reported.get(configuration.id) ?? {}))
    .filter((agent) => isWanted(agent, args));
  const agents = args.names
    ? pickByName(eligible, args.names, {
        what: inWords(args),
        identify: (agent) => ({ id: agent.agentId, name: agent.agentName }),
        all: "getPcaAgents() without names",
      })
    : eligible.sort((a, b) => a.agentName.localeCompare(b.agentName) || a.agentId.localeCompare(b.agentId));
  return { ids: agents.map(({ agentId }) => agentId), agents };
}

const reportedFields = [
  ...["agentType", "status", "state", "version"],
  ...["hostName", "hostOsVersion", "lastReceivedMessage"],
];

function detailsOf({ id, attributes }: WireAgentConfig, reported: Values): PcaAgentDetails {
  const { agentName } = orEmpty(attributes.identification);
  const { metadata } = attributes;
  return {
    agentId: id,
    agentName: String(agentName ?? reported.agentName ?? ""),
    metadata: textsIn(isObject(metadata) ? Object.entries(metadata) : []),
    connected: isConnected(reported),
    ...textsIn(reportedFields.map((field) => [field, reported[field]])),
  };
}

function textsIn(entries: [string, unknown][]): Record<string, string> {
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}

/** assumed: pca-agent-state-words. Documents show one of these in `status`, other tools of the vendor in `state`. */
function isConnected({ status, state }: Values): boolean {
  return [status, state].some((word) => /^(connected|online)$/i.test(String(word)));
}

function isWanted(agent: PcaAgentDetails, { agentTypes, connected, metadata = {} }: PcaAgentsArgs): boolean {
  const ofType = agentTypes === undefined || agentTypes.includes(agent.agentType ?? "");
  const asConnected = connected === undefined || agent.connected === connected;
  return ofType && asConnected && Object.entries(metadata).every(([key, value]) => agent.metadata[key] === value);
}

/** What an error calls an agent that the filters leave: the one that is asked for may exist beside them. */
function inWords({ agentTypes, connected, metadata }: PcaAgentsArgs): string {
  const pairs = Object.entries(metadata ?? {}).map(([key, value]) => `${key}=${value}`);
  return [
    connected === undefined ? "" : connected ? "connected " : "disconnected ",
    "Cisco PCA agent",
    agentTypes ? ` of type ${agentTypes.join(" or ")}` : "",
    pairs.length > 0 ? ` with metadata ${pairs.join(" and ")}` : "",
  ].join("");
}

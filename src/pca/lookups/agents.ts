import * as z from "zod";
import { defineLookup, describeField, isObject, pickByName, type Values } from "../../lifecycle";
import type { PcaClient, Scope } from "../api/client";
import { orEmpty } from "../api/overlay";
import type { WireAgentConfig } from "../api/wire";

const args = z.object({
  names: describeField(z.array(z.string()).optional(), {
    description: "Exact agent names (`identification.agentName`). Every name must exist, and only once.",
  }),
  agentTypes: describeField(z.array(z.string()).optional(), {
    description: 'Kinds of containers, such as "actuate". An agent whose container has never connected has none.',
  }),
  connected: describeField(z.boolean().optional(), {
    description: "Only agents that are connected right now (or are not).",
  }),
  metadata: describeField(z.record(z.string(), z.string()).optional(), {
    description: "Keys and values that an agent's metadata must all have.",
  }),
});

const reported = (description: string) => describeField(z.string().optional(), { description });

const reportedFields = {
  agentType: reported('Kind of container that runs as this agent, such as "actuate".'),
  status: reported("Whether the agent is connected, in the vendor's words."),
  state: reported("Whether the agent is configured, in the vendor's words."),
  version: reported("Release of the agent."),
  hostName: reported("Host name of the container."),
  hostOsVersion: reported("Operating system of the host."),
  lastReceivedMessage: reported("When the agent was last heard of."),
};

const agent = z.strictObject({
  agentId: describeField(z.string(), { description: "What `agentId` of a session takes." }),
  agentName: describeField(z.string(), { description: "Empty for an agent without a name." }),
  metadata: describeField(z.record(z.string(), z.string()), { description: "Keys and values of its configuration." }),
  connected: describeField(z.boolean(), { description: "Whether the agent is connected right now." }),
  ...reportedFields,
});

const result = z.object({
  ids: describeField(z.array(z.string()), {
    description: "Agent ids, in the order of `names` when names were given, else by name.",
  }),
  agents: describeField(
    z.array(
      describeField(agent, {
        typeName: "PcaAgentDetails",
        description: "An agent as it is right now. What its container reports is absent before it first connected.",
      }),
    ),
    {
      description: "The agents, in the same order.",
    },
  ),
});

export type PcaAgentsArgs = z.output<typeof args>;
export type PcaAgentDetails = z.output<typeof agent>;
export type PcaAgentsResult = z.output<typeof result>;

const example = `
const { ids } = await netassure.getPcaAgents({ agentTypes: ["actuate"], metadata: { SITE: "A" } });
`;

export const pcaAgents = defineLookup<PcaClient, typeof args.shape, typeof result.shape>({
  name: "getPcaAgents",
  description:
    "Finds Cisco PCA agents by exact name, kind, metadata or being connected, with what their containers report at this moment. Filters narrow each other down. Two requests, and two more for every further 1,000 agents.",
  failsWhen:
    "a name is unknown or ambiguous among the agents that the filters leave, or credentials are missing or refused",
  see: "Sensor Orchestrator 2024.05.01, `GET /agents/configuration` and `GET /agents`",
  example,
  args,
  result,
  find: ({ client, signal }, filters) => findPcaAgents(client, filters, { signal }),
});

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

function detailsOf({ id, attributes }: WireAgentConfig, reported: Values): PcaAgentDetails {
  const { agentName } = orEmpty(attributes.identification);
  const { metadata } = attributes;
  return {
    agentId: id,
    agentName: String(agentName ?? reported.agentName ?? ""),
    metadata: textsIn(isObject(metadata) ? Object.entries(metadata) : []),
    connected: isConnected(reported),
    ...textsIn(Object.keys(reportedFields).map((field) => [field, reported[field]])),
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

import { pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireAgent } from "../api/wire";
import { refuseUnknown } from "./refuse-unknown";

const AGENT_TYPES = ["cloud", "enterprise", "enterprise-cluster"] as const;

/** Which agents to look up; filters narrow each other down. */
export interface ThousandEyesAgentsArgs {
  /** Exact agent names. Every name must exist, and only once. */
  names?: string[];
  /** Kinds of agents: "cloud", "enterprise", "enterprise-cluster". */
  agentTypes?: (typeof AGENT_TYPES)[number][];
  /** ISO 3166 country codes such as "SG". */
  countryIds?: string[];
  /** Account group (aid) to look in. Default: as for tests. */
  accountGroupId?: string;
}

export interface ThousandEyesAgent {
  agentId: string;
  agentName: string;
  agentType: string;
  countryId?: string;
  location?: string;
  /** Whether the agent may run tests; told of Enterprise Agents only. */
  enabled?: boolean;
  /** "online", "offline" or "disabled"; told of Enterprise Agents only. */
  agentState?: string;
  /** Addresses that the Internet sees, those of the members of a cluster included. */
  publicIpAddresses: string[];
  /** Addresses of an Enterprise Agent in its own network. */
  privateIpAddresses: string[];
}

export interface ThousandEyesAgentsResult {
  /** Agent ids, in the order of `names` when names were given, else by name. */
  ids: string[];
  /** Every public address of these agents, sorted, each once: what a firewall has to let in. */
  publicIpAddresses: string[];
  /** Every address of these agents in their own networks: for a firewall inside. */
  privateIpAddresses: string[];
  agents: ThousandEyesAgent[];
}

/** Finds agents. Source: ThousandEyes API 7.0.99, `GET /agents`. */
export async function findAgents(
  client: ThousandEyesClient,
  args: ThousandEyesAgentsArgs,
  scope: Scope,
): Promise<ThousandEyesAgentsResult> {
  for (const type of args.agentTypes ?? []) refuseUnknown("agentTypes", type, AGENT_TYPES);
  const all = await client.listAgents({ agentTypes: args.agentTypes?.join(",") }, scope);
  const eligible = all.filter((agent) => isWanted(agent, args)).map(agentOf);
  const agents = args.names
    ? pickByName(eligible, args.names, {
        what: "ThousandEyes agent",
        identify: (agent) => ({ id: agent.agentId, name: agent.agentName }),
        all: "getThousandEyesAgents() without names",
      })
    : eligible.sort((a, b) => a.agentName.localeCompare(b.agentName));
  return {
    ids: agents.map(({ agentId }) => agentId),
    publicIpAddresses: unique(agents.flatMap(({ publicIpAddresses }) => publicIpAddresses)),
    privateIpAddresses: unique(agents.flatMap(({ privateIpAddresses }) => privateIpAddresses)),
    agents,
  };
}

function isWanted(agent: WireAgent, { agentTypes, countryIds }: ThousandEyesAgentsArgs): boolean {
  const ofType = agentTypes === undefined || (agentTypes as string[]).includes(agent.agentType);
  return ofType && (countryIds === undefined || countryIds.includes(agent.countryId ?? ""));
}

function agentOf(agent: WireAgent): ThousandEyesAgent {
  const { agentId, agentName, agentType, countryId, location, enabled, agentState } = agent;
  const hosts = [agent, ...(agent.clusterMembers ?? [])];
  const own = hosts.flatMap(({ ipAddresses }) => ipAddresses ?? []);
  const seen = hosts.flatMap(({ publicIpAddresses }) => publicIpAddresses ?? []);
  const isCloud = agentType === "cloud";
  return {
    agentId,
    agentName,
    agentType,
    ...(countryId === undefined ? {} : { countryId }),
    ...(location === undefined ? {} : { location }),
    ...(isCloud || enabled === undefined ? {} : { enabled }),
    ...(isCloud || agentState === undefined ? {} : { agentState }),
    // A Cloud Agent has no network of its own: all of its addresses are on the Internet.
    publicIpAddresses: unique(isCloud ? [...own, ...seen] : seen),
    privateIpAddresses: unique(isCloud ? [] : own),
  };
}

function unique(addresses: string[]): string[] {
  return [...new Set(addresses)].sort();
}

import { pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireAgent } from "../api/wire";

/** Which agents to look up; filters narrow each other down. */
export interface ThousandEyesAgentsArgs {
  /** Exact agent names. Every name must exist, and only once. */
  names?: string[];
  /** Kinds of agents: "cloud", "enterprise", "enterprise-cluster". */
  agentTypes?: ("cloud" | "enterprise" | "enterprise-cluster")[];
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
  ipAddresses: string[];
}

export interface ThousandEyesAgentsResult {
  /** Agent ids, in the order of `names` when names were given, else by name. */
  ids: string[];
  /** Every address of these agents, sorted, each once: what a firewall has to let in. */
  ipAddresses: string[];
  agents: ThousandEyesAgent[];
}

/** Finds agents. Source: ThousandEyes API 7.0.99, `GET /agents`. */
export async function findAgents(
  client: ThousandEyesClient,
  args: ThousandEyesAgentsArgs,
  scope: Scope,
): Promise<ThousandEyesAgentsResult> {
  const all = await client.listAgents({ agentTypes: args.agentTypes?.join(",") }, scope);
  const eligible = all.filter((agent) => isWanted(agent, args)).map(agentOf);
  const agents = args.names
    ? pickByName("ThousandEyes agent", eligible, args.names, (agent) => ({ id: agent.agentId, name: agent.agentName }))
    : eligible.sort((a, b) => a.agentName.localeCompare(b.agentName));
  return {
    ids: agents.map(({ agentId }) => agentId),
    ipAddresses: [...new Set(agents.flatMap(({ ipAddresses }) => ipAddresses))].sort(),
    agents,
  };
}

function isWanted(agent: WireAgent, { agentTypes, countryIds }: ThousandEyesAgentsArgs): boolean {
  const ofType = agentTypes === undefined || (agentTypes as string[]).includes(agent.agentType);
  return ofType && (countryIds === undefined || countryIds.includes(agent.countryId ?? ""));
}

function agentOf(agent: WireAgent): ThousandEyesAgent {
  const { agentId, agentName, agentType, countryId, location } = agent;
  const ipAddresses = [...(agent.ipAddresses ?? []), ...(agent.publicIpAddresses ?? [])];
  return {
    agentId,
    agentName,
    agentType,
    ...(countryId === undefined ? {} : { countryId }),
    ...(location === undefined ? {} : { location }),
    ipAddresses: [...new Set(ipAddresses)],
  };
}

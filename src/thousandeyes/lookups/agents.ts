import * as z from "zod";
import { defineLookup, describeField, pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireAgent } from "../api/wire";
import { accountGroupId, scopeOf } from "./account-group-id";

const args = z.object({
  names: describeField(z.array(z.string()).optional(), {
    description: "Exact agent names. Every name must exist, and only once.",
  }),
  agentTypes: describeField(z.array(z.enum(["cloud", "enterprise", "enterprise-cluster"])).optional(), {
    description: 'Kinds of agents: "cloud", "enterprise", "enterprise-cluster".',
  }),
  countryIds: describeField(z.array(z.string()).optional(), { description: 'ISO 3166 country codes such as "SG".' }),
  accountGroupId,
});

const agent = z.strictObject({
  agentId: describeField(z.string(), { description: "What `agents` of a test takes." }),
  agentName: describeField(z.string(), { description: "Display name." }),
  agentType: describeField(z.string(), {
    description: 'Kind of agent: "cloud", "enterprise" or "enterprise-cluster".',
  }),
  countryId: describeField(z.string().optional(), { description: "ISO 3166 country code." }),
  location: describeField(z.string().optional(), { description: "Where the agent is, in the vendor's words." }),
  enabled: describeField(z.boolean().optional(), {
    description: "Whether the agent may run tests; told of Enterprise Agents only.",
  }),
  agentState: describeField(z.string().optional(), {
    description: '"online", "offline" or "disabled"; told of Enterprise Agents only.',
  }),
  publicIpAddresses: describeField(z.array(z.string()), {
    description: "Addresses that the Internet sees, those of the members of a cluster included.",
  }),
  privateIpAddresses: describeField(z.array(z.string()), {
    description: "Addresses of an Enterprise Agent in its own network.",
  }),
});

const result = z.object({
  ids: describeField(z.array(z.string()), {
    description: "Agent ids, in the order of `names` when names were given, else by name.",
  }),
  publicIpAddresses: describeField(z.array(z.string()), {
    description: "Every public address of these agents, sorted, each once: what a firewall has to let in.",
  }),
  privateIpAddresses: describeField(z.array(z.string()), {
    description: "Every address of these agents in their own networks: for a firewall inside.",
  }),
  agents: describeField(
    z.array(describeField(agent, { typeName: "ThousandEyesAgent", description: "An agent as it is right now." })),
    {
      description: "The agents, in the same order.",
    },
  ),
});

export type ThousandEyesAgentsArgs = z.output<typeof args>;
export type ThousandEyesAgent = z.output<typeof agent>;
export type ThousandEyesAgentsResult = z.output<typeof result>;

const example = `
const { ids, publicIpAddresses } = await netassure.getThousandEyesAgents({ names: ["Singapore", "Frankfurt, Germany"] });
`;

export const thousandEyesAgents = defineLookup<ThousandEyesClient, typeof args.shape, typeof result.shape>({
  name: "getThousandEyesAgents",
  description:
    "Finds ThousandEyes agents by exact name, kind or country: their ids for tests, and their addresses for a firewall. Filters narrow each other down. One request.",
  failsWhen: "a name is unknown or ambiguous, or credentials are missing or refused",
  see: "ThousandEyes API 7.0.99, `GET /agents`",
  example,
  args,
  result,
  find: (call, filters) => findAgents(call.client, filters, scopeOf(call, filters)),
});

/** Finds agents. Source: ThousandEyes API 7.0.99, `GET /agents`. */
export async function findAgents(
  client: ThousandEyesClient,
  args: ThousandEyesAgentsArgs,
  scope: Scope,
): Promise<ThousandEyesAgentsResult> {
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

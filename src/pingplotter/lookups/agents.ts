import * as z from "zod";
import { defineLookup, describeField, nearestOf } from "../../lifecycle";
import type { PingPlotterClient, Scope } from "../api/client";
import type { WireAgent, WireStatus } from "../api/wire";
import { connectionFields } from "./connection-fields";
import { moment, shown } from "./shown";

const args = z.object({
  names: describeField(z.array(z.string()).optional(), {
    description: "Exact agent names. Every name must exist, and only once.",
  }),
  includeTemplates: describeField(z.boolean().optional(), {
    description: "Also finds agent templates. Default: false.",
  }),
  onlineOnly: describeField(z.boolean().optional(), {
    description: "Finds only agents that are connected right now. Default: false.",
  }),
});

const agent = z.strictObject({
  uniqueId: describeField(z.string(), { description: "Id of the agent." }),
  name: describeField(z.string(), { description: "Display name." }),
  isTemplate: describeField(z.boolean(), { description: "Whether it is an agent template." }),
  ...connectionFields,
  platform: describeField(z.string().optional(), {
    description: 'Operating system of the device; "NotSpecified" before the installation.',
  }),
  machineName: describeField(z.string().optional(), {
    description: "Name of the device; absent before the installation.",
  }),
  mostRecentIPAddress: describeField(z.string().optional(), {
    description: "The address that the agent last connected from.",
  }),
});

const result = z.object({
  ids: describeField(z.array(z.string()), {
    description: "Agent ids, in the order of `names` when names were given, else by name.",
  }),
  agents: describeField(
    z.array(describeField(agent, { typeName: "PingPlotterAgentDetails", description: "An agent as it is right now." })),
    {
      description: "The agents, in the same order.",
    },
  ),
});

export type PingPlotterAgentsArgs = z.output<typeof args>;
export type PingPlotterAgentDetails = z.output<typeof agent>;
export type PingPlotterAgentsResult = z.output<typeof result>;

const example = `
const { agents } = await netassure.getPingPlotterAgents({ onlineOnly: true });
`;

export const pingPlotterAgents = defineLookup<PingPlotterClient, typeof args.shape, typeof result.shape>({
  name: "getPingPlotterAgents",
  description:
    "Finds PingPlotter Cloud agents by exact name, with their online state of this moment. Filters narrow each other down. Two requests.",
  failsWhen: "a name is unknown, offline although asked for online, or ambiguous, or the key is refused",
  see: "PingPlotter Cloud manual, `GET /agents` and `POST /agents/status`",
  example,
  args,
  result,
  find: ({ client, signal }, filters) => findPingPlotterAgents(client, filters, { signal }),
});

/**
 * Finds agents with two requests: the list, and one for the status of all agents that matter.
 * Source: PingPlotter Cloud manual, `GET /agents` and `POST /agents/status`.
 *
 * @throws Error when a name is unknown, offline although `onlineOnly` is set, or ambiguous; it lists the ids.
 */
export async function findPingPlotterAgents(
  client: PingPlotterClient,
  args: PingPlotterAgentsArgs,
  scope: Scope,
): Promise<PingPlotterAgentsResult> {
  const all = await client.listAgents({ includeTemplates: args.includeTemplates ?? false }, scope);
  const alive = all.filter(({ Deleted, IsTemplate }) => !Deleted && (args.includeTemplates || !IsTemplate));
  const wanted = alive.filter(({ Name }) => args.names === undefined || args.names.includes(Name));
  const found = await withStatus(client, wanted, scope);
  const agents = args.names
    ? args.names.map((name) => theOne(name, found, alive, args))
    : sorted(eligible(found, args));
  return { ids: agents.map(({ uniqueId }) => uniqueId), agents };
}

/** A template runs nowhere, so only agents are asked about. */
async function withStatus(
  client: PingPlotterClient,
  agents: WireAgent[],
  scope: Scope,
): Promise<PingPlotterAgentDetails[]> {
  const ids = agents.filter(({ IsTemplate }) => !IsTemplate).map(({ UniqueId }) => UniqueId);
  const statuses = ids.length === 0 ? [] : await client.getStatuses(ids, {}, scope);
  const byId = new Map(statuses.map((status) => [status.AgentUniqueId, status]));
  return agents.map((agent) => detailsOf(agent, byId.get(agent.UniqueId)));
}

function detailsOf(agent: WireAgent, status: WireStatus | undefined): PingPlotterAgentDetails {
  return {
    uniqueId: agent.UniqueId,
    name: agent.Name,
    isTemplate: agent.IsTemplate ?? false,
    isOnline: status?.IsOnline ?? agent.IsOnline ?? false,
    ...shown({
      onWifi: status?.OnWifi ?? agent.OnWifi,
      onVPN: status?.OnVPN ?? agent.OnVPN,
      lastMessageTime: moment(status?.LastMessageTime) ?? moment(agent.LastMessageTime),
      platform: agent.Platform,
      machineName: agent.MachineName,
      mostRecentIPAddress: agent.MostRecentIPAddress,
    }),
  };
}

function eligible(agents: PingPlotterAgentDetails[], { onlineOnly }: PingPlotterAgentsArgs): PingPlotterAgentDetails[] {
  return onlineOnly ? agents.filter(({ isOnline }) => isOnline) : agents;
}

function sorted(agents: PingPlotterAgentDetails[]): PingPlotterAgentDetails[] {
  return agents.sort((a, b) => a.name.localeCompare(b.name) || a.uniqueId.localeCompare(b.uniqueId));
}

function theOne(
  name: string,
  found: PingPlotterAgentDetails[],
  alive: WireAgent[],
  args: PingPlotterAgentsArgs,
): PingPlotterAgentDetails {
  const named = found.filter((agent) => agent.name === name);
  const matches = eligible(named, args);
  if (matches.length === 1 && matches[0]) return matches[0];
  if (matches.length > 1) throw new Error(ambiguous(name, matches));
  throw new Error(named.length > 0 ? offline(name, named) : unknownName(name, alive));
}

function ambiguous(name: string, matches: PingPlotterAgentDetails[]): string {
  return `${matches.length} PingPlotter agents are named "${name}" (ids ${idsOf(matches)}). Use the id of the one you mean.`;
}

function offline(name: string, named: PingPlotterAgentDetails[]): string {
  return `PingPlotter agent "${name}" is offline (ids ${idsOf(named)}). Bring its device online, or leave out onlineOnly.`;
}

function idsOf(agents: PingPlotterAgentDetails[]): string {
  return agents.map(({ uniqueId }) => uniqueId).join(", ");
}

function unknownName(name: string, alive: WireAgent[]): string {
  const known = alive.map(({ Name }) => Name);
  return `No PingPlotter agent is named "${name}" (names are exact). ${nearestOf(name, known, "getPingPlotterAgents() without names")}`;
}

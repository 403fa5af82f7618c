import { nearestOf } from "../../lifecycle";
import type { PingPlotterClient, Scope } from "../api/client";
import type { WireAgent, WireStatus } from "../api/wire";
import { moment, shown } from "./shown";

/** Which agents to look up; filters narrow each other down. */
export interface PingPlotterAgentsArgs {
  /** Exact agent names. Every name must exist, and only once. */
  names?: string[];
  /** Also finds agent templates. Default: false. */
  includeTemplates?: boolean;
  /** Finds only agents that are connected right now. Default: false. */
  onlineOnly?: boolean;
}

/** An agent as it is right now. */
export interface PingPlotterAgentDetails {
  uniqueId: string;
  name: string;
  isTemplate: boolean;
  isOnline: boolean;
  onWifi?: boolean;
  onVPN?: boolean;
  /** ISO 8601; absent before the agent first connected. */
  lastMessageTime?: string;
  platform?: string;
  machineName?: string;
  mostRecentIPAddress?: string;
}

export interface PingPlotterAgentsResult {
  /** Agent ids, in the order of `names` when names were given, else by name. */
  ids: string[];
  agents: PingPlotterAgentDetails[];
}

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

import type * as pulumi from "@pulumi/pulumi";
import {
  findPingPlotterAgentStatus,
  findPingPlotterAgents,
  findPingPlotterCustomFields,
  type PingPlotterAgentStatusArgs,
  type PingPlotterAgentStatusResult,
  type PingPlotterAgentsArgs,
  type PingPlotterAgentsResult,
  type PingPlotterCustomFieldsResult,
  pingPlotter,
} from "../../pingplotter";
import { type LookupArgs, lookup, lookupOutput } from "./lookup";

/**
 * Finds PingPlotter Cloud agents by exact name, with their online state of this moment. Two requests per run and set
 * of filters.
 *
 * @throws RunError when a name is unknown, offline although asked for online, or ambiguous, or when the key is refused.
 * @example
 * const { agents } = await getPingPlotterAgents({ onlineOnly: true });
 * @see PingPlotter Cloud manual, `GET /agents` and `POST /agents/status`
 */
export function getPingPlotterAgents(args: PingPlotterAgentsArgs = {}): Promise<PingPlotterAgentsResult> {
  return lookup({
    name: "getPingPlotterAgents",
    vendor: pingPlotter,
    args,
    find: (client) => findPingPlotterAgents(client, args, {}),
  });
}

/** Like `getPingPlotterAgents`, for filters that are outputs of other resources. */
export function getPingPlotterAgentsOutput(
  args: LookupArgs<PingPlotterAgentsArgs> = {},
): pulumi.Output<PingPlotterAgentsResult> {
  return lookupOutput(args, getPingPlotterAgents);
}

/**
 * Tells whether a PingPlotter Cloud agent is online at this moment, and how good the connections to its targets are. One
 * request per run and set of arguments.
 *
 * @throws RunError when no agent has the id, or when the key is refused.
 * @example
 * const { isOnline, targetQuality } = await getPingPlotterAgentStatus({ uniqueId: "a1:laptop", targetIp: "192.0.2.1" });
 * @see PingPlotter Cloud manual, `POST /agents/{uniqueId}/status`
 */
export function getPingPlotterAgentStatus(args: PingPlotterAgentStatusArgs): Promise<PingPlotterAgentStatusResult> {
  return lookup({
    name: "getPingPlotterAgentStatus",
    vendor: pingPlotter,
    args,
    find: (client) => findPingPlotterAgentStatus(client, args, {}),
  });
}

/** Like `getPingPlotterAgentStatus`, for arguments that are outputs of other resources. */
export function getPingPlotterAgentStatusOutput(
  args: LookupArgs<PingPlotterAgentStatusArgs>,
): pulumi.Output<PingPlotterAgentStatusResult> {
  return lookupOutput(args, getPingPlotterAgentStatus);
}

/**
 * Names the custom fields that agents of the account can have; `customFields` of an agent holds what is filled in.
 *
 * @throws RunError when the key is refused.
 * @example
 * const { names } = await getPingPlotterCustomFields();
 * @see PingPlotter Cloud manual, `GET /agents/customfields`
 */
export function getPingPlotterCustomFields(): Promise<PingPlotterCustomFieldsResult> {
  return lookup({
    name: "getPingPlotterCustomFields",
    vendor: pingPlotter,
    args: {},
    find: (client) => findPingPlotterCustomFields(client, {}),
  });
}

/** Like `getPingPlotterCustomFields`, as an output. */
export function getPingPlotterCustomFieldsOutput(): pulumi.Output<PingPlotterCustomFieldsResult> {
  return lookupOutput({}, getPingPlotterCustomFields);
}

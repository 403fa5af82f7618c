import type * as pulumi from "@pulumi/pulumi";
import {
  findPingPlotterAgents,
  type PingPlotterAgentsArgs,
  type PingPlotterAgentsResult,
  pingPlotter,
} from "../../pingplotter";
import { lookup, lookupOutput } from "./lookup";

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
  args: pulumi.Input<PingPlotterAgentsArgs> = {},
): pulumi.Output<PingPlotterAgentsResult> {
  return lookupOutput(args, getPingPlotterAgents);
}

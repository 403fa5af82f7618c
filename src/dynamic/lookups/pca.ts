import type * as pulumi from "@pulumi/pulumi";
import { findPcaAgents, type PcaAgentsArgs, type PcaAgentsResult, pca } from "../../pca";
import { type LookupArgs, lookup, lookupOutput } from "./lookup";

/**
 * Finds Cisco PCA agents by exact name, kind, metadata or being connected, with what their containers report at this
 * moment. Two requests per run and set of filters, and two more for every further 1,000 agents.
 *
 * @throws RunError when a name is unknown or ambiguous among the agents that the filters leave, or when credentials are
 * missing or refused.
 * @example
 * const { ids } = await getPcaAgents({ agentTypes: ["actuate"], metadata: { SITE: "A" } });
 * @see Sensor Orchestrator 2024.05.01, `GET /agents/configuration` and `GET /agents`
 */
export function getPcaAgents(args: PcaAgentsArgs = {}): Promise<PcaAgentsResult> {
  return lookup({ name: "getPcaAgents", vendor: pca, args, find: (client) => findPcaAgents(client, args, {}) });
}

/** Like `getPcaAgents`, for filters that are outputs of other resources. */
export function getPcaAgentsOutput(args: LookupArgs<PcaAgentsArgs> = {}): pulumi.Output<PcaAgentsResult> {
  return lookupOutput(args, getPcaAgents);
}

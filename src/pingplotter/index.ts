import type { Vendor } from "../lifecycle";
import { pingPlotterAgent } from "./agent/agent";
import { connectPingPlotter, type PingPlotterClient } from "./api/client";
import { settings } from "./api/config";

export type { PingPlotterClient } from "./api/client";
export {
  findPingPlotterAgentStatus,
  type PingPlotterAgentStatusArgs,
  type PingPlotterAgentStatusResult,
  type PingPlotterTargetQuality,
} from "./lookups/agent-status";
export {
  findPingPlotterAgents,
  type PingPlotterAgentDetails,
  type PingPlotterAgentsArgs,
  type PingPlotterAgentsResult,
} from "./lookups/agents";
export { findPingPlotterCustomFields, type PingPlotterCustomFieldsResult } from "./lookups/custom-fields";

export const pingPlotter: Vendor<PingPlotterClient> = {
  name: "PingPlotter Cloud",
  module: "pingplotter",
  prefix: "PingPlotter",
  settings: Object.values(settings),
  connect: connectPingPlotter,
  resources: [pingPlotterAgent],
  lookups: [],
};

import type { Vendor } from "../lifecycle";
import { pingPlotterAgent } from "./agent/agent";
import { connectPingPlotter, type PingPlotterClient } from "./api/client";
import { settings } from "./api/config";
import { pingPlotterAgentStatus } from "./lookups/agent-status";
import { pingPlotterAgents } from "./lookups/agents";
import { pingPlotterCustomFields } from "./lookups/custom-fields";

export type { PingPlotterClient } from "./api/client";
export * from "./lookups/agent-status";
export * from "./lookups/agents";
export * from "./lookups/custom-fields";

export const pingPlotter: Vendor<PingPlotterClient> = {
  name: "PingPlotter Cloud",
  module: "pingplotter",
  prefix: "PingPlotter",
  settings: Object.values(settings),
  connect: connectPingPlotter,
  resources: [pingPlotterAgent],
  lookups: [pingPlotterAgents, pingPlotterAgentStatus, pingPlotterCustomFields],
};

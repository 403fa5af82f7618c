import type { Vendor } from "../lifecycle";
import { pingPlotterAgent } from "./agent";
import { connectPingPlotter, type PingPlotterClient } from "./client";
import { settings } from "./config";

export {
  findPingPlotterAgents,
  type PingPlotterAgentDetails,
  type PingPlotterAgentsArgs,
  type PingPlotterAgentsResult,
} from "./agents";
export type { PingPlotterClient } from "./client";

export const pingPlotter: Vendor<PingPlotterClient> = {
  name: "PingPlotter Cloud",
  settings: Object.values(settings),
  connect: connectPingPlotter,
  resources: [pingPlotterAgent],
};

import type { Vendor } from "../lifecycle";
import { pcaAgentConfig } from "./agent-config/agent-config";
import { pcaAgentSecret } from "./agent-secret/agent-secret";
import type { PcaClient } from "./api/client";
import { settings } from "./api/config";
import { connectPca } from "./api/connect";
import { pcaAgents } from "./lookups/agents";
import { pcaSession } from "./session/session";

export type { PcaClient } from "./api/client";
export * from "./lookups/agents";

/** Cisco Provider Connectivity Assurance, formerly Accedian Skylight. */
export const pca: Vendor<PcaClient> = {
  name: "Cisco PCA",
  module: "pca",
  prefix: "Pca",
  settings: Object.values(settings),
  connect: connectPca,
  resources: [pcaAgentConfig, pcaAgentSecret, pcaSession],
  lookups: [pcaAgents],
};

import type { Vendor } from "../lifecycle";
import { pcaAgentConfig } from "./agent-config";
import { pcaAgentSecret } from "./agent-secret";
import type { PcaClient } from "./client";
import { settings } from "./config";
import { connectPca } from "./connect";
import { pcaSession } from "./session";

export type { PcaClient } from "./client";
export * from "./lookups/agents";

/** Cisco Provider Connectivity Assurance, formerly Accedian Skylight. */
export const pca: Vendor<PcaClient> = {
  name: "Cisco PCA",
  settings: Object.values(settings),
  connect: connectPca,
  resources: [pcaAgentConfig, pcaAgentSecret, pcaSession],
};

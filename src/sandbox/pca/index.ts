import { randomBytes } from "node:crypto";
import { defineVendor } from "../vendor";
import type { PcaCredentials } from "./access";
import { createPca } from "./app";
import { pcaControls } from "./controls";
import { seedPca } from "./seed";
import { pcaTables } from "./tables";

export type { PcaCredentials } from "./access";
export { createPca, type PcaOptions } from "./app";
export { pcaControls } from "./controls";
export { seedPca } from "./seed";
export type { PcaState } from "./tenant";

const wordings: Record<number, string> = {
  400: "the payload is invalid",
  401: "authentication is required",
  403: "the requestor may not do this",
  404: "not provisioned",
  409: "the revision is not the current one",
  500: "unexpected error",
};

/** Cisco Provider Connectivity Assurance, formerly Accedian Skylight. */
export const pca = defineVendor({
  key: "pca",
  name: "Cisco Provider Connectivity Assurance",
  mount: "/pca",
  settings: {
    endpoint: { env: "PCA_ENDPOINT", config: "pcaEndpoint" },
    token: { env: "PCA_TOKEN", config: "pcaToken", secret: true },
    username: { env: "PCA_USERNAME", config: "pcaUsername" },
    password: { env: "PCA_PASSWORD", config: "pcaPassword", secret: true },
  },
  seed: seedPca,
  credentials: (): PcaCredentials => ({
    token: randomBytes(24).toString("hex"),
    username: "service@sandbox.example",
    password: randomBytes(12).toString("hex"),
  }),
  app: createPca,
  controls: pcaControls,
  refusal: (status) => ({
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: wordings[status] ?? `status ${status}`,
  }),
  tables: pcaTables,
});

import { randomBytes } from "node:crypto";
import { defineVendor } from "../vendor";
import { createPingPlotter } from "./app";
import { pingPlotterControls } from "./controls";
import { key, mount, type PingPlotterCredentials } from "./options";
import { Allowance, defaultRateLimit } from "./rate-limit";
import { problem } from "./refusal";
import { seedPingPlotter } from "./state";
import { pingPlotterTables } from "./tables";

export { createPingPlotter } from "./app";
export { pingPlotterControls } from "./controls";
export type { PingPlotterCredentials, PingPlotterOptions } from "./options";
export { type PingPlotterState, seedPingPlotter } from "./state";

/** PingPlotter Cloud. */
export const pingPlotter = defineVendor({
  key,
  name: "PingPlotter Cloud",
  mount,
  settings: {
    endpoint: { env: "PINGPLOTTER_ENDPOINT", config: "pingPlotterEndpoint" },
    apiKey: { env: "PINGPLOTTER_API_KEY", config: "pingPlotterApiKey", secret: true },
  },
  seed: seedPingPlotter,
  credentials: (): PingPlotterCredentials => ({ apiKey: randomBytes(24).toString("hex") }),
  app: createPingPlotter,
  controls: pingPlotterControls,
  refusal(status, now) {
    if (status !== 429) return problem(status);
    const spent = new Allowance(defaultRateLimit, () => now);
    spent.take(defaultRateLimit);
    return spent.refusal(1);
  },
  tables: pingPlotterTables,
});

import { connectPingPlotter } from "../../../src/pingplotter/api/client";
import { type ResourceSamples, stateOf, without } from "./sample";

export const pingPlotterAgentSamples: ResourceSamples = {
  type: "PingPlotterAgent",
  vendor: "pingPlotter",
  settings: ({ connection: { pingPlotter } }) => ({
    PINGPLOTTER_ENDPOINT: pingPlotter.endpoint,
    PINGPLOTTER_API_KEY: pingPlotter.apiKey,
  }),
  connect: connectPingPlotter,
  async samples() {
    return [
      {
        name: "PingPlotterAgent",
        minimal: (unique) => ({ name: unique }),
        properties: { name: { values: ["renamed once", "renamed twice"] } },
        replacements: { targets: [{ address: "192.0.2.1", alias: "Router" }], isTemplate: true },
      },
    ];
  },
  stored: (sandbox, id) => without(stateOf(sandbox, "pingPlotter").agents?.[id], /id$|^name$|date/i),
};

import type { Example } from "./example";

export const pingPlotterExamples: Readonly<Record<string, Example>> = {
  "pingplotter:Agent": {
    resources: [
      {
        module: "pingplotter",
        type: "Agent",
        name: "front-desk",
        inputs: { targets: [{ address: "192.0.2.1", alias: "Router" }, { address: "shop.example.com" }] },
      },
    ],
  },
};

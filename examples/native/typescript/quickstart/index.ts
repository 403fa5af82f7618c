import { pca, pingplotter, thousandeyes } from "@netassure/native";

// Does the shop answer, and how fast?
const shop = new thousandeyes.HttpServerTest("shop-frontend", {
  url: "https://shop.example.com",
  interval: 300,
  agents: [{ agentName: "Frankfurt, Germany" }, { agentName: "Singapore" }],
});

// A sensor agent in the office, which takes part in sessions.
const edge = new pca.AgentConfig("edge-berlin", {
  dataGateway: { server: "collector.example.com" },
  metadata: { SITE: "Berlin" },
});

// What the machine at the front desk traces.
const desk = new pingplotter.Agent("front-desk", {
  targets: [{ address: "192.0.2.1", alias: "Router" }, { address: "shop.example.com" }],
});

export const testId = shop.testId;
export const agentId = edge.agentId;
/** Secret: whoever has it can install the agent. */
export const downloadUrl = desk.downloadUrl;

import { type Example, type ExampleResource, Reference } from "./example";

const edge: ExampleResource = {
  module: "pca",
  type: "AgentConfig",
  name: "edge-berlin",
  inputs: { dataGateway: { server: "collector.example.com" }, metadata: { SITE: "Berlin" } },
};

const edgeId = new Reference("edge-berlin", "agentId");

export const pcaExamples: Readonly<Record<string, Example>> = {
  "pca:AgentConfig": { resources: [edge] },
  "pca:AgentSecret": {
    resources: [
      edge,
      {
        module: "pca",
        type: "AgentSecret",
        name: "edge-berlin-secret",
        inputs: { agentId: edgeId, triggers: { rotated: "2026-11" } },
      },
    ],
  },
  "pca:Session": {
    resources: [
      edge,
      {
        module: "pca",
        type: "Session",
        name: "berlin-to-madrid",
        inputs: {
          sessionType: "twamp-stateless",
          agentId: edgeId,
          enable: true,
          period: "continuous",
          twamp: { reflectorAddr: "192.0.2.20", senderRate: 20 },
        },
      },
    ],
  },
};

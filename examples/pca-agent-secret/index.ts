import * as pulumi from "@pulumi/pulumi";
import * as netassure from "netassure";

const edge = new netassure.PcaAgentConfig("edge-berlin", {
  dataGateway: { server: "collector.example.com", port: 55888 },
});

// To rotate: pulumi config set rotated 2026-12
const secret = new netassure.PcaAgentSecret("edge-berlin", {
  agentId: edge.id,
  triggers: { rotated: new pulumi.Config().get("rotated") ?? "never" },
});

// Hand this to whatever starts the container, e.g. as a Kubernetes secret; it must be mounted writable.
export const secretsFile = secret.file;

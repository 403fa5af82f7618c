import * as pulumi from "@pulumi/pulumi";
import * as netassure from "netassure";

const edge = new netassure.PcaAgentConfig("edge-berlin", {
  dataGateway: { server: "collector.example.com", port: 55888 },
});

// A token is short-lived. For a container that is deployed later: pulumi config set deployed 2026-12-01
const secret = new netassure.PcaAgentSecret("edge-berlin", {
  agentId: edge.id,
  triggers: { deployed: new pulumi.Config().get("deployed") ?? "never" },
});

// Hand this to whatever starts the container, e.g. as a Kubernetes secret; it must be mounted writable.
export const secretsFile = secret.file;
/** Until when a container can start with it. */
export const validUntil = secret.expiresAt;

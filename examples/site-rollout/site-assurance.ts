import * as pulumi from "@pulumi/pulumi";
import * as netassure from "netassure";
import type { Site } from "./sites";

/** A PCA agent for one site, with the file that its container starts with. */
export class SiteAgent extends pulumi.ComponentResource {
  readonly agentId: pulumi.Output<string>;
  readonly secretsFile: pulumi.Output<string>;

  constructor(site: Site, opts?: pulumi.ComponentResourceOptions) {
    super("example:site:Agent", site.name, {}, opts);
    const agent = new netassure.PcaAgentConfig(
      `${site.name}-agent`,
      {
        dataGateway: { server: "collector.example.com", port: 55888 },
        reflector: { reflectors: [{ reflectorType: "twampIpv4", enable: true }] },
        metadata: { SITE: site.name },
      },
      { parent: this },
    );
    const secret = new netassure.PcaAgentSecret(`${site.name}-secret`, { agentId: agent.id }, { parent: this });
    this.agentId = agent.id;
    this.secretsFile = secret.file;
    this.registerOutputs({ agentId: this.agentId, secretsFile: this.secretsFile });
  }
}

/** Measures from one site to another, all the time. */
export function sessionBetween(from: Site, agent: SiteAgent, to: Site): netassure.PcaSession {
  return new netassure.PcaSession(
    `${from.name}-to-${to.name}`,
    {
      sessionType: "twamp-stateless",
      agentId: agent.agentId,
      enable: true,
      period: "continuous",
      twamp: { reflectorAddr: to.router, reportInterval: 30 },
    },
    { parent: agent },
  );
}

import * as netassure from "netassure";
import { SiteAgent, sessionBetween } from "./site-assurance";
import { services, sites } from "./sites";

// A sensor agent per site, and sessions from every site to every other one.
const agents = sites.map((site) => ({ site, agent: new SiteAgent(site) }));
for (const { site, agent } of agents) {
  for (const other of sites.filter(({ name }) => name !== site.name)) sessionBetween(site, agent, other);
}

// The laptops of the support team trace the same services: one template to install from.
const template = new netassure.PingPlotterAgent("support-template", {
  isTemplate: true,
  targets: services.map(({ name, host }) => ({ address: host, alias: name })),
});

// And ThousandEyes tests them from the outside, near every site.
const cloudAgents = netassure.getThousandEyesAgentsOutput({ names: sites.map(({ cloudAgent }) => cloudAgent) }).ids;
const tests = services.map(
  ({ name, host, port }) =>
    new netassure.ThousandEyesTest(`${name}-path`, {
      type: "agent-to-server",
      server: host,
      port,
      interval: 300,
      agents: cloudAgents,
    }),
);

export const agentIds = agents.map(({ agent }) => agent.agentId);
export const secretsFiles = agents.map(({ agent }) => agent.secretsFile);
export const templateId = template.uniqueId;
export const testIds = tests.map(({ testId }) => testId);

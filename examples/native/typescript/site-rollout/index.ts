import { pca, pingplotter, thousandeyes } from "@netassure/native";
import { services, sites } from "./sites";

// A sensor agent per site, with the file that its container starts with.
const agents = sites.map(({ name }) => {
  const agent = new pca.AgentConfig(`${name}-agent`, {
    dataGateway: { server: "collector.example.com", port: 55888 },
    reflector: { reflectors: [{ reflectorType: "twampIpv4", enable: true }] },
    metadata: { SITE: name },
  });
  const secret = new pca.AgentSecret(`${name}-secret`, { agentId: agent.agentId });
  return { name, agentId: agent.agentId, file: secret.file };
});

// Sessions from every site to every other one.
for (const { name, agentId } of agents) {
  for (const other of sites.filter((site) => site.name !== name)) {
    new pca.Session(`${name}-to-${other.name}`, {
      sessionType: "twamp-stateless",
      agentId,
      enable: true,
      period: "continuous",
      twamp: { reflectorAddr: other.router, reportInterval: 30 },
    });
  }
}

// The laptops of the support team trace the services: one template to install from.
const template = new pingplotter.Agent("support-template", {
  isTemplate: true,
  targets: services.map(({ name, host }) => ({ address: host, alias: name })),
});

// And ThousandEyes tests them from the outside, near every site.
const tests = services.map(
  ({ name, host, port }) =>
    new thousandeyes.AgentToServerTest(`${name}-path`, {
      server: host,
      port,
      interval: 300,
      agents: sites.map(({ cloudAgent }) => ({ agentName: cloudAgent })),
    }),
);

export const secretsFiles = agents.map(({ file }) => file);
export const templateId = template.uniqueId;
export const testIds = tests.map(({ testId }) => testId);

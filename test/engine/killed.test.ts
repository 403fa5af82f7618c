import { describeKilled } from "./support/describe-killed";
import { Project } from "./support/project";

/**
 * The engine checks one resource after the other, so the test, whose check asks ThousandEyes, comes when the others are
 * under way.
 */
describeKilled({
  open: async (env) => new Project(env),
  program: (name, value) => `
    const later = (value) => new Promise((resolve) => setTimeout(resolve, 1000, value));
    new netassure.PcaAgentConfig("${name}-edge", {
      dataGateway: { server: "collector.example.com" }, metadata: { VALUE: "${value}" },
    });
    new netassure.PingPlotterAgent("${name}-laptop", { name: "${name} ${value}" });
    new netassure.ThousandEyesTest("${name}-shop", {
      type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
      description: later("${value}"),
    });
  `,
});

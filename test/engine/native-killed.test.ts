import { describeKilled } from "./support/describe-killed";
import { nativeProject } from "./support/native-project";

/** As on the dynamic way: the test, whose check asks ThousandEyes, comes when the others are under way. */
describeKilled({
  open: (env) => nativeProject("nodejs", env),
  program: (name, value) => `
    const { pca, pingplotter, thousandeyes } = require("@netassure/native");
    const later = (value) => new Promise((resolve) => setTimeout(resolve, 1000, value));
    new pca.AgentConfig("${name}-edge", {
      dataGateway: { server: "collector.example.com" }, metadata: { VALUE: "${value}" },
    });
    new pingplotter.Agent("${name}-laptop", { name: "${name} ${value}" });
    new thousandeyes.HttpServerTest("${name}-shop", {
      url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }], description: later("${value}"),
    });
  `,
});

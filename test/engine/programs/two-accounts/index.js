const pulumi = require("@pulumi/pulumi");
const netassure = require("@netassure/native");

const config = new pulumi.Config();

for (const site of ["berlin", "madrid"]) {
  const provider = new netassure.Provider(site, {
    thousandEyesEndpoint: config.require(`${site}ThousandEyes`),
    thousandEyesToken: config.requireSecret(`${site}Token`),
    pcaEndpoint: config.require(`${site}Pca`),
    pcaToken: config.requireSecret(`${site}PcaToken`),
  });
  new netassure.thousandeyes.HttpServerTest(
    `${site}-shop`,
    { testName: "shop", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }] },
    { provider },
  );
  new netassure.pca.AgentConfig(`${site}-edge`, { dataGateway: { server: "collector.example.com" } }, { provider });
}

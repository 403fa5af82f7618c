import { chooseTargetTime, ignoreLoneNetworkSettings, keepTcp, resetTracing } from "../rules/api";
import { checkSteps, completeSteps, showSteps, step } from "../rules/api-steps";
import { checkProxyOfApi, showCertificate } from "../rules/http";
import { checkMonitors, coupleNetwork, hidePathTraces } from "../rules/network";
import { requiring } from "../rules/required";
import { checkHttpUrl, completeHttpUrl } from "../rules/url";
import { flag, list, oneOf, text, whole } from "./field";
import { network, proxy, scheduled, vault } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const api: TestType = {
  name: "api",
  fields: {
    ...scheduled,
    ...network,
    ...proxy,
    ...vault,
    url: text(),
    requests: list(step),
    predefinedVariables: list({ name: text(), value: text() }),
    credentials: list(undefined, undefined, { ids: true }),
    clientCertificate: text(),
    clientCertDomainsAllowList: text(),
    distributedTracing: flag(false),
    targetTime: whole([0, 60], 6),
    timeLimit: whole([5, 180], 10),
    // Both are taken and never shown for this type.
    followRedirects: flag(true, { hidden: true }),
    sslVersionId: oneOf(["0", "3", "4", "5", "6", "7"], "0", { hidden: true }),
  },
  links: allLinks,
  required: requiring("agents", "interval", "url"),
  results: ["api", "network", "path-vis", "bgp"],
  rules: [
    completeHttpUrl,
    coupleNetwork,
    ignoreLoneNetworkSettings,
    keepTcp,
    resetTracing,
    chooseTargetTime,
    completeSteps,
  ],
  checks: [checkHttpUrl, checkSteps, checkProxyOfApi, checkMonitors],
  show: [hidePathTraces, showCertificate, showSteps],
  alertTypes: ["api"],
  disablesAlone: false,
};

import { checkBrowserTimes, hideProxyData } from "../rules/browser";
import {
  checkNtlm,
  checkProxy,
  hideDefaultStatusCode,
  showCertificate,
  showOAuth,
  showSslVersion,
} from "../rules/http";
import { checkBandwidth, checkMonitors, coupleNetwork, hidePathTraces } from "../rules/network";
import { requiring } from "../rules/required";
import { keepScript } from "../rules/script";
import { checkHttpUrl, completeHttpUrl } from "../rules/url";
import { flag, list, text, whole } from "./field";
import { bandwidth, browser, http, network, packets, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

/** No answer of this type was ever recorded; where the schema has no default, page-load's is taken. */
export const webTransactions: TestType = {
  name: "web-transactions",
  fields: {
    ...scheduled,
    ...network,
    ...bandwidth,
    ...packets,
    ...http,
    ...browser,
    verifyCertificate: flag(false),
    targetTime: whole([1, 180], 10),
    timeLimit: whole([5, 180], 30),
    transactionScript: text(),
    flagCollectConsoleLogs: flag(false),
    credentials: list(undefined, undefined, { ids: true }),
  },
  unrecorded: true,
  otherDefaults: { numPathTraces: 1, verifyCertificate: true },
  links: allLinks,
  required: requiring("agents", "interval", "url", "transactionScript"),
  results: ["http-server", "web-transactions", "network", "path-vis", "bgp"],
  rules: [completeHttpUrl, coupleNetwork, keepScript],
  checks: [checkHttpUrl, checkNtlm, checkBandwidth, checkProxy, checkMonitors, checkBrowserTimes],
  show: [hidePathTraces, hideDefaultStatusCode, hideProxyData, showSslVersion, showCertificate, showOAuth],
  alertTypes: ["web-transactions"],
};

import { checkBrowserTimes, followInterval, hideProxyData, showCoreWebVitals } from "../rules/browser";
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
import { checkHttpUrl, completeHttpUrl } from "../rules/url";
import { oneOf, whole } from "./field";
import { bandwidth, browser, http, intervals, network, packets, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const pageLoad: TestType = {
  name: "page-load",
  fields: {
    ...scheduled,
    ...network,
    ...bandwidth,
    ...packets,
    ...http,
    ...browser,
    httpInterval: oneOf(intervals),
    pageLoadTargetTime: whole([1, 60], 6),
    pageLoadTimeLimit: whole([5, 60], 10),
  },
  links: allLinks,
  required: requiring("agents", "interval", "url"),
  results: ["http-server", "page-load", "network", "path-vis", "bgp"],
  rules: [completeHttpUrl, coupleNetwork, followInterval],
  checks: [checkHttpUrl, checkNtlm, checkBandwidth, checkProxy, checkMonitors, checkBrowserTimes],
  show: [
    hidePathTraces,
    hideDefaultStatusCode,
    hideProxyData,
    showSslVersion,
    showCertificate,
    showOAuth,
    showCoreWebVitals,
  ],
  alertTypes: ["page-load"],
};

import { checkHeaders, mirrorHeaders } from "../rules/headers";
import {
  checkNtlm,
  checkProxy,
  coupleBody,
  hideDefaultStatusCode,
  showCertificate,
  showOAuth,
  showSslVersion,
} from "../rules/http";
import { checkBandwidth, checkMonitors, coupleNetwork, hidePathTraces } from "../rules/network";
import { requiring } from "../rules/required";
import { checkHttpUrl, completeHttpUrl } from "../rules/url";
import { flag, list, oneOf, text } from "./field";
import { bandwidth, http, ipv6, network, packets, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const httpServer: TestType = {
  name: "http-server",
  fields: {
    ...scheduled,
    ...network,
    ...bandwidth,
    ...packets,
    ...ipv6,
    ...http,
    // Kept, and never shown for this type.
    includeHeaders: flag(true, { hidden: true }),
    headers: list(),
    requestMethod: oneOf(["get", "post"], "get"),
    postBody: text(),
  },
  links: allLinks,
  required: requiring("agents", "interval", "url"),
  results: ["http-server", "network", "path-vis", "bgp"],
  rules: [completeHttpUrl, coupleNetwork, coupleBody, mirrorHeaders],
  // observed: malformed headers are reported before bandwidth, and that before the proxy.
  checks: [checkHttpUrl, checkNtlm, checkHeaders, checkBandwidth, checkProxy, checkMonitors],
  show: [
    hidePathTraces,
    hideDefaultStatusCode,
    showSslVersion,
    showCertificate,
    showOAuth,
    (shown) => {
      shown.oAuth ??= {};
    },
  ],
  alertTypes: ["http-server"],
  disablesAlone: true,
};

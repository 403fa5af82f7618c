import { checkDomain, checkServers, completeDomain, identifyServers, showServers } from "../rules/dns";
import { checkBandwidth, checkMonitors, coupleNetwork, hidePathTraces } from "../rules/network";
import { requiring } from "../rules/required";
import { flag, list, oneOf, whole } from "./field";
import { bandwidth, dnsQuery, ipv6, network, packets, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const dnsServer: TestType = {
  name: "dns-server",
  fields: {
    ...scheduled,
    ...network,
    ...bandwidth,
    ...packets,
    ...ipv6,
    ...dnsQuery,
    numPathTraces: whole([1, 10], 1),
    dnsServers: list(),
    dnsTransportProtocol: oneOf(["udp", "tcp"], "udp"),
    recursiveQueries: flag(false),
  },
  links: allLinks,
  required: requiring("agents", "interval", "dnsServers", "domain"),
  results: ["dns-server", "network", "path-vis", "bgp"],
  rules: [completeDomain, identifyServers, coupleNetwork],
  checks: [checkDomain, checkServers, checkBandwidth, checkMonitors],
  show: [hidePathTraces, showServers],
  alertTypes: ["dns-server"],
};

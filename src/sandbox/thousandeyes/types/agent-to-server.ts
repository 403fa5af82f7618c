import {
  checkBandwidth,
  checkMonitors,
  coupleContinuousMode,
  coupleNetwork,
  hidePathTraces,
  showDscp,
} from "../rules/network";
import { requiring } from "../rules/required";
import { checkServer, showServer, splitServer } from "../rules/server";
import { flag, text, whole } from "./field";
import { bandwidth, dscp, ipv6, network, packets, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const agentToServer: TestType = {
  name: "agent-to-server",
  fields: {
    ...scheduled,
    ...network,
    ...bandwidth,
    ...packets,
    ...ipv6,
    ...dscp,
    server: text(),
    port: whole([1, 65535], undefined, { hidden: true }),
    continuousMode: flag(false),
    pingPayloadSize: whole([0, 1400], undefined, { nullable: true }),
  },
  unrecorded: true,
  links: allLinks,
  required: requiring("agents", "interval", "server"),
  results: ["network", "path-vis", "bgp"],
  rules: [splitServer, coupleNetwork, coupleContinuousMode],
  checks: [checkServer, checkBandwidth, checkMonitors],
  show: [hidePathTraces, showDscp, showServer],
  alertTypes: ["end-to-end-server"],
};

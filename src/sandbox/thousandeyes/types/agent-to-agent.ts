import { checkTargetAgent, checkThroughput } from "../rules/agents";
import { checkMonitors, coupleBgp, showDscp } from "../rules/network";
import { requiring } from "../rules/required";
import { flag, oneOf, reference, whole } from "./field";
import { bgpData, dscp, network, packets, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

/** No traffic of this type was ever recorded; defaults are those of the schema. */
export const agentToAgent: TestType = {
  name: "agent-to-agent",
  fields: {
    ...scheduled,
    ...bgpData,
    ...packets,
    ...dscp,
    numPathTraces: whole([1, 10], 3),
    pathTraceMode: network.pathTraceMode as NonNullable<typeof network.pathTraceMode>,
    targetAgentId: reference,
    direction: oneOf(["to-target", "from-target", "bidirectional"], "to-target"),
    protocol: oneOf(["tcp", "udp"], "tcp"),
    port: whole([1, 65535], 49153),
    mss: whole([20, 1400]),
    throughputMeasurements: flag(false),
    throughputDuration: whole([5000, 30000], 10000),
    throughputRate: whole([8, 1000]),
  },
  unrecorded: true,
  otherDefaults: { numPathTraces: 1 },
  links: allLinks,
  required: requiring("agents", "interval", "targetAgentId"),
  results: ["network", "path-vis", "bgp"],
  rules: [coupleBgp],
  checks: [checkTargetAgent, checkThroughput, checkMonitors],
  show: [showDscp],
  alertTypes: ["end-to-end-agent"],
};

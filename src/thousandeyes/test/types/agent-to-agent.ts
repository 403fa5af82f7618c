import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { agentFields, commonFields } from "../fields/common";
import { bgpFields, dscpId, dscpOutput, fixedPacketRate, flag, pathFields } from "../fields/network";
import { bgpNeedsMonitors, targetIsNoSource } from "../rules";
import { sameIgnoringCase } from "../spelling";
import { defineTestType, failure, type Rule } from "../test-type";

const rateNeedsUdp: Rule = ({ protocol, throughputRate }) =>
  throughputRate !== undefined && protocol !== "udp"
    ? failure("throughputRate", 'is only possible with protocol "udp"')
    : undefined;

const segmentSizeNeedsTcp: Rule = ({ protocol, mss }) =>
  mss !== undefined && protocol === "udp" ? failure("mss", 'is only possible with protocol "tcp"') : undefined;

/** Measures the network between two agents. Never recorded: follows the vendor's schema. */
export const agentToAgent = defineTestType({
  object: z.strictObject({
    type: z.literal("agent-to-agent"),
    ...commonFields,
    ...agentFields,
    targetAgentId: describeField(z.string().min(1), {
      description: "Agent at the far end. The two ends must not both be Cloud Agents.",
    }),
    direction: describeField(z.enum(["to-target", "from-target", "bidirectional"]).optional(), {
      description: "Which way is measured.",
      serverDefault: "to-target",
      same: sameIgnoringCase,
    }),
    protocol: describeField(z.enum(["tcp", "udp"]).optional(), {
      description: "Transport between the agents.",
      serverDefault: "tcp",
      same: sameIgnoringCase,
    }),
    port: describeField(z.int().min(1).max(65535).optional(), {
      description: "Port of the target.",
      serverDefault: 49153,
    }),
    // The vendor's schema says 20; its own Terraform provider enforces 30.
    mss: describeField(z.int().min(30).max(1400).optional(), {
      description: "TCP maximum segment size.",
      unit: "bytes",
    }),
    dscpId,
    throughputMeasurements: flag("Measures throughput. Not with a Cloud Agent at either end.", false),
    throughputDuration: describeField(z.int().min(5000).max(30000).optional(), {
      description: "Length of a throughput measurement.",
      unit: "milliseconds",
      serverDefault: 10000,
    }),
    throughputRate: describeField(z.int().min(8).max(1000).optional(), {
      description: "Rate of a UDP throughput measurement; the vendor does not name the unit.",
    }),
    ...pathFields,
    ...bgpFields,
    fixedPacketRate,
  }),
  outputs: dscpOutput,
  rules: [bgpNeedsMonitors, rateNeedsUdp, segmentSizeNeedsTcp, targetIsNoSource],
});

import { z } from "zod";
import { dscp, ipVersion, port, vlanPriority, whole } from "./common";

const probe = {
  senderAddr: z.string().optional(),
  senderPort: port.optional(),
  senderRate: whole(1, 1000).optional(),
  senderDscp: dscp.optional(),
  senderTtl: whole(0, 255).optional(),
  senderVprio: vlanPriority.optional(),
  reflectorAddr: z.string(),
  reflectorPort: port.optional(),
  reportInterval: whole(1, 900).optional(),
  mosBpl: z.number().optional(),
  mosImpairment: z.number().optional(),
};

export const echo = z.looseObject({ ...probe, senderPayloadSize: whole(20, 1472).optional() });

export const twamp = z.looseObject({
  ...probe,
  senderPayloadSize: whole(41, 1472).optional(),
  controlAddr: z.string().optional(),
  controlPort: port.optional(),
  controlDscp: dscp.optional(),
  controlVprio: vlanPriority.optional(),
  controlLegacy: z.boolean().optional(),
  controlSenderAddr: z.string().optional(),
  roundTripMode: z
    .looseObject({ enable: z.boolean().optional(), reflectorLatencySubtraction: z.boolean().optional() })
    .optional(),
});

export const throughput = z.looseObject({
  testServerAddress: z.string().optional(),
  testServerPort: port.optional(),
  testReverse: z.boolean().optional(),
  testDurationSecs: whole(1, 86400).optional(),
  testReportIntervalSecs: z.number().min(1).max(60).optional(),
  testParallel: whole(1, 128).optional(),
  testDscp: dscp.optional(),
  testTracerouteDestPort: port.optional(),
  networkMaxRateBitsPerSec: z.int().min(0).optional(),
  networkMtuBytes: whole(0, 9000).optional(),
  networkBottleneckBandwidthBitsPerSec: z.int().min(0).optional(),
  networkRttMs: z.number().min(0).optional(),
});

export const trace = z.looseObject({
  destination: z.string(),
  destinationPort: port.optional(),
  senderPort: port.optional(),
  ipVersion: ipVersion.optional(),
  algorithm: z.literal("paris-traceroute").optional(),
  type: z.enum(["udp", "icmp", "tcp"]).optional(),
  probingRate: whole(1, 99).optional(),
  senderTtlMin: whole(1, 255).optional(),
  senderTtlMax: whole(1, 255).optional(),
  senderDscp: dscp.optional(),
  probesPerHop: whole(1, 255).optional(),
  maxUndiscovered: whole(1, 255).optional(),
  waitSec: z.number().min(0).optional(),
  testDurationSec: z.number().min(0).optional(),
});

export const transfer = z.looseObject({
  destinationUrl: z.string(),
  username: z.string().optional(),
  password: z.string().optional(),
  useProxy: z.boolean().optional(),
  proxyDestination: z.string().optional(),
  proxyPort: port.optional(),
  proxyUsername: z.string().optional(),
  proxyPass: z.string().optional(),
  nameServer: z.string().optional(),
  forceIpVersion: ipVersion.optional(),
  maximumTestConnectSec: z.int32().min(0).optional(),
  maximumTestDurationSec: z.int32().min(0).optional(),
  testInterval: z.int32().min(1).optional(),
});

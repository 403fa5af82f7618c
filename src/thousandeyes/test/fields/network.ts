import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { sameIgnoringCase } from "../spelling";
import { idList } from "./common";

/** A switch that the vendor fills in as shown when a program does not set it. */
export function flag(description: string, serverDefault: boolean) {
  return describeField(z.boolean().optional(), { description, serverDefault });
}

const PACKET_RATE = {
  description: "Packets per second of the network layer; fixed once set.",
  unit: "packets per second",
};

/** BGP data next to other measurements. */
export const bgpFields = {
  bgpMeasurements: flag(
    "Collects BGP data. ThousandEyes turns it off with networkMeasurements unless it is set.",
    true,
  ),
  usePublicBgp: flag("Uses all public BGP monitors. Needs bgpMeasurements.", true),
  monitors: idList("Ids of private BGP monitors."),
};

/** The network layer that every agent test but DNS trace and DNSSEC can have. */
export const pathFields = {
  numPathTraces: describeField(z.int().min(1).max(10).optional(), {
    description: "Path traces per round. Without effect while networkMeasurements is false.",
    serverDefault: 3,
  }),
  pathTraceMode: describeField(z.enum(["classic", "in-session"]).optional(), {
    description: "How paths are traced.",
    serverDefault: "classic",
    same: sameIgnoringCase,
  }),
};

export const networkFields = {
  networkMeasurements: flag("Measures the network layer.", true),
  mtuMeasurements: flag("Discovers the path MTU.", true),
};

export const probeFields = {
  probeMode: describeField(z.enum(["auto", "sack", "syn"]).optional(), {
    description: "Probing of TCP.",
    serverDefault: "auto",
    same: sameIgnoringCase,
  }),
};

/** `udp` is in the vendor's schema but refused with 400 (observed), so it is not offered. */
export const protocol = describeField(z.enum(["tcp", "icmp"]).optional(), {
  description: "Protocol of the network layer.",
  serverDefault: "tcp",
  same: sameIgnoringCase,
});

export const bandwidthMeasurements = flag("Measures bandwidth. Enterprise Agents only.", false);

/** Observed limits 10 to 100, although the vendor's schema says 0 to 100; there is no known way to clear it. */
export const fixedPacketRate = describeField(z.int().min(10).max(100).optional(), PACKET_RATE);

/** Continuous mode enforces a rate of 1. */
export const continuousPacketRate = describeField(z.union([z.literal(1), z.int().min(10).max(100)]).optional(), {
  ...PACKET_RATE,
  description: `${PACKET_RATE.description} 10 to 100, or 1 with continuousMode.`,
});

export const ipv6Policy = describeField(
  z.enum(["force-ipv4", "prefer-ipv6", "force-ipv6", "use-agent-policy"]).optional(),
  {
    description: "Overrides the IP version policy of the agent.",
    serverDefault: "use-agent-policy",
    same: sameIgnoringCase,
  },
);

/** DSCP values that the vendor lists, as decimal text. */
const DSCP = [
  "0",
  "8",
  "16",
  "24",
  "32",
  "40",
  "48",
  "56",
  "10",
  "12",
  "14",
  "18",
  "20",
  "22",
  "26",
  "28",
  "30",
  "34",
  "36",
  "38",
  "46",
  "44",
] as const;

export const dscpId = describeField(z.enum(DSCP).optional(), {
  description: "DSCP value of the packets, as text.",
  serverDefault: "0",
});

export const dscpOutput = {
  dscp: describeField(z.string().optional(), { description: "Name of the DSCP value." }),
};

/** The network layer below most tests. */
export const networkLayerFields = { ...networkFields, ...pathFields, ...probeFields, ...bgpFields };

/** The network layer of tests that reach their target over TCP or ICMP. */
export const targetNetworkFields = { ...networkLayerFields, protocol, bandwidthMeasurements, fixedPacketRate };

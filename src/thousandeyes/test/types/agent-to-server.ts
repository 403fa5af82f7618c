import * as z from "zod";
import { describeField, type Values } from "../../../lifecycle";
import { agentFields, commonFields } from "../fields/common";
import {
  bandwidthMeasurements,
  continuousPacketRate,
  dscpId,
  dscpOutput,
  flag,
  ipv6Policy,
  networkLayerFields,
  protocol,
} from "../fields/network";
import { target } from "../fields/target";
import { networkRules, noScheme } from "../rules";
import { answeredServer, sameHost, splitServer } from "../server";
import { defineTestType, failure, type Rule } from "../test-type";

const DEFAULT_PORT = 80;

/** ICMP has no ports: the API answers 400 (observed). */
const icmpHasNoPort: Rule = ({ protocol, port, server }) => {
  if (protocol !== "icmp") return undefined;
  if (port !== undefined) return failure("port", 'must not be set with protocol "icmp". Remove it');
  return typeof server === "string" && splitServer(server).port !== undefined
    ? failure("server", 'must not hold a port with protocol "icmp"')
    : undefined;
};

const onePort: Rule = ({ server, port }) =>
  typeof server === "string" && splitServer(server).port !== undefined && port !== undefined
    ? failure("port", "is already part of server. Keep one of the two")
    : undefined;

const continuousRate: Rule = ({ continuousMode, fixedPacketRate }) => {
  if (continuousMode === true && fixedPacketRate !== undefined && fixedPacketRate !== 1) {
    return failure("fixedPacketRate", "must be 1 with continuousMode: true");
  }
  return continuousMode !== true && fixedPacketRate === 1
    ? failure("fixedPacketRate", "must be from 10 to 100 without continuousMode")
    : undefined;
};

const continuousHasNoBandwidth: Rule = ({ continuousMode, bandwidthMeasurements }) =>
  continuousMode === true && bandwidthMeasurements === true
    ? failure("bandwidthMeasurements", "is not possible with continuousMode: true")
    : undefined;

/** Measures the network to one host, by TCP or ICMP. */
export const agentToServer = defineTestType({
  object: z.strictObject({
    type: z.literal("agent-to-server"),
    ...commonFields,
    ...agentFields,
    server: describeField(target(), {
      description: "Host name or IP address, optionally with `:port`; an IPv6 address then stands in brackets.",
    }),
    port: describeField(z.int().min(1).max(65535).optional(), {
      description: "TCP port. Not for ICMP.",
      mayBeAbsent: true,
      serverDefault: DEFAULT_PORT,
    }),
    ...networkLayerFields,
    protocol,
    bandwidthMeasurements,
    fixedPacketRate: continuousPacketRate,
    ipv6Policy,
    dscpId,
    continuousMode: flag("Probes without pause: one packet per second, no bandwidth, SYN probes for TCP.", false),
    pingPayloadSize: describeField(z.int().min(0).max(1400).optional(), {
      description: "Payload of a probe.",
      unit: "bytes",
      // The vendor documents null as "default of the protocol".
      serverDefault: null,
    }),
  }),
  outputs: dscpOutput,
  rules: [...networkRules, noScheme("server"), icmpHasNoPort, onePort, continuousRate, continuousHasNoBandwidth],
  toWire: ({ port, ...body }) => (port === undefined || body.protocol === "icmp" ? body : { ...body, port }),
  fromWire: (inputs, set) => withPortWhereSet(inputs, set),
});

/** The API only returns `server`, as `host:port` for TCP; the program may have written host and port apart. */
function withPortWhereSet(inputs: Values, set: Values): Values {
  if (typeof inputs.server !== "string") return inputs;
  const written = typeof set.server === "string" ? set.server : undefined;
  const wanted = written === undefined ? undefined : splitServer(written);
  const { host, port } = answeredServer(inputs.server, wanted);
  const isWanted = wanted !== undefined && sameHost(host, wanted.host);
  if (wanted?.port !== undefined) {
    return isWanted && (port ?? wanted.port) === wanted.port ? { ...inputs, server: written } : inputs;
  }
  const server = isWanted ? written : host;
  return port === undefined ? { ...inputs, server } : { ...inputs, server, port };
}

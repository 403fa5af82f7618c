import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { flag, port, setting, text, whole } from "../../fields/common";

const bitRate = (description: string, serverDefault?: number) =>
  // Rates of today's links exceed 32 bits.
  setting(z.int().min(0), { description, unit: "bits per second", serverDefault });

const DISCOVERED = "Needed by the throughput test; 0 or nothing lets a baseline test discover it.";

/** TCP throughput, RFC 6349. */
export const throughput = describeField(
  z.strictObject({
    testServerAddress: text("IP address of the server to measure against."),
    testServerPort: port("TCP port of the server.", { serverDefault: 5201 }),
    testReverse: flag("Sends from the server to the agent instead of the other way round.", false),
    testDurationSecs: whole(1, 86_400, {
      description: "Length of a test. A baseline test ignores it.",
      unit: "seconds",
      serverDefault: 60,
    }),
    testReportIntervalSecs: setting(z.number().min(1).max(60), {
      description: "Time between two results. A baseline test ignores it.",
      unit: "seconds",
      serverDefault: 1,
    }),
    testParallel: whole(1, 128, { description: "Parallel TCP connections.", serverDefault: 1 }),
    testDscp: whole(0, 63, { description: "DSCP value of the packets.", serverDefault: 0 }),
    testTracerouteDestPort: port("Destination port of the traceroute.", { serverDefault: 33434 }),
    networkMaxRateBitsPerSec: bitRate("Highest rate; 0 for no limit.", 0),
    networkMtuBytes: whole(0, 9000, { description: `MTU of the path. ${DISCOVERED}`, unit: "bytes" }),
    networkBottleneckBandwidthBitsPerSec: bitRate(`Bandwidth of the bottleneck. ${DISCOVERED}`),
    networkRttMs: setting(z.number().min(0), {
      description: `Round-trip time of the path. ${DISCOVERED}`,
      unit: "milliseconds",
    }),
  }),
  { description: "Options of a throughput session." },
);

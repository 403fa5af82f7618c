import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { agentFields, commonFields } from "../fields/common";
import { bgpFields, dscpId, dscpOutput, pathFields } from "../fields/network";
import { bgpNeedsMonitors, targetIsNoSource } from "../rules";
import { defineTestType } from "../test-type";

/** Sends a voice stream from agents to an agent. Never recorded: follows the vendor's schema. */
export const voice = defineTestType({
  object: z.strictObject({
    type: z.literal("voice"),
    ...commonFields,
    ...agentFields,
    targetAgentId: describeField(z.string().min(1), { description: "Agent that receives the stream." }),
    port: describeField(z.int().min(1024).max(65535).optional(), { description: "Port of the stream." }),
    codecId: describeField(z.enum(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]).optional(), {
      description:
        "Codec: 0 G.711 at 64 kbit/s, 1 G.722.1 at 24, 2 G.722.1 at 32, 3 G.726 at 32, 4 G.723.1 at 6.4, 5 G.729a at 8, 6 RTAudio at 45, 7 RTAudio at 27.8, 8 SILK at 36, 9 G.722 at 64.",
      serverDefault: "0",
    }),
    dscpId,
    duration: describeField(z.int().min(5).max(30).optional(), {
      description: "Length of the stream.",
      unit: "seconds",
      serverDefault: 5,
    }),
    // The vendor's text says seconds; the range can only be milliseconds.
    jitterBuffer: describeField(z.int().min(0).max(150).optional(), {
      description: "De-jitter buffer.",
      unit: "milliseconds",
      serverDefault: 40,
    }),
    numPathTraces: pathFields.numPathTraces,
    ...bgpFields,
  }),
  outputs: {
    ...dscpOutput,
    codec: describeField(z.string().optional(), { description: "Name of the codec." }),
  },
  rules: [bgpNeedsMonitors, targetIsNoSource],
});

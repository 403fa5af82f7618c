import { z } from "zod";
import { sessionId } from "./common";
import { sessionTypes } from "./session";
import { throughput } from "./session-blocks";

const populateFields = ["networkMtuBytes", "networkBottleneckBandwidthBitsPerSec", "networkRttMs"] as const;

const argument = z.looseObject({
  type: z.enum(["throughput", "baseline", "generate", "clean", "request"]).optional(),
  sessionId: sessionId.optional(),
  overrides: z.looseObject({ sessionType: z.enum(sessionTypes), throughput: throughput.optional() }).optional(),
  populateFields: z.array(z.enum(populateFields)).optional(),
});

export const commandFields = z.looseObject({
  command: z.enum(["start", "stop", "techsupport", "identification"]),
  requestId: z.uuid().optional(),
  args: z.array(argument).optional(),
});

export type Command = z.infer<typeof commandFields>;

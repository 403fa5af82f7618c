import { z } from "zod";
import { displayName, metadata, sessionId } from "./common";
import { echo, throughput, trace, transfer, twamp } from "./session-blocks";

export const sessionTypes = [
  "twamp-stateful",
  "twamp-stateless",
  "echo-udp",
  "echo-icmp",
  "tcp-throughput",
  "path-trace",
  "transfer",
] as const;

/** One session. As at the vendor, nothing ties the option block to the session type. */
export const sessionFields = z.looseObject({
  sessionName: displayName,
  sessionId: sessionId.optional(),
  sessionType: z.enum(sessionTypes),
  enable: z.boolean(),
  period: z.enum(["continuous", "once", "repeat"]),
  interface: z.string().optional(),
  namespace: z.string().optional(),
  twamp: twamp.optional(),
  echo: echo.optional(),
  throughput: throughput.optional(),
  trace: trace.optional(),
  transfer: transfer.optional(),
  metadata: metadata.optional(),
  scheduleReference: z.uuid().optional(),
});

/** The vendor marks neither `agentId` nor `session` as required, and nothing can be made of a request without them. */
export const agentSessionFields = z.looseObject({ agentId: z.string(), session: sessionFields });

/** An update repeats the whole session; who it belongs to may be left out. */
export const agentSessionUpdateFields = agentSessionFields.partial({ agentId: true });

/** The key `sessionlist` is all lower case and holds an object. */
export const sessionListFields = z.looseObject({
  agentId: z.string(),
  sessionlist: z.looseObject({ sessions: z.array(sessionFields).min(1) }),
});

export interface AgentSession {
  agentId: string;
  session: z.infer<typeof sessionFields> & { sessionId: string };
}

import * as z from "zod";
import { describeField, variantsBy } from "../../../lifecycle";
import { metadata, setting, text, triggers, uuid } from "../../fields/common";
import { echo } from "./echo";
import { throughput } from "./throughput";
import { trace } from "./trace";
import { transfer } from "./transfer";
import { twamp } from "./twamp";

/** Fields of every session. Source: Sensor Orchestrator 2024.05.01, `session`. */
const sessionFields = {
  agentId: describeField(z.string().min(1), {
    description: "Id of the agent that runs the session, from its PcaAgentConfig. A change replaces the session.",
    replaceOnChanges: true,
  }),
  sessionId: describeField(
    z
      .string()
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}$/, "1 to 128 letters, digits, dots, dashes or underscores")
      .optional(),
    {
      description:
        "Id of the session, best a UUID. By default one that follows from the resource's name, so that a repeated run meets the same session. A change replaces the session.",
      filledIn: true,
      replaceOnChanges: true,
    },
  ),
  sessionName: describeField(z.string().min(1).max(64), {
    description: "Display name. Defaults to the Pulumi resource name.",
  }),
  enable: describeField(z.boolean(), { description: "Whether the session is switched on." }),
  period: describeField(z.enum(["continuous", "once", "repeat"]), {
    description:
      "continuous runs for ever, as TWAMP does; once makes one finite run; repeat makes finite runs one after another.",
  }),
  interface: text("Network interface of the agent. Since release 22.07."),
  namespace: text("Network namespace (VRF) of the agent. Since release 22.07."),
  metadata,
  scheduleReference: setting(uuid, { description: "UUID of the schedule that starts the session." }),
  startTriggers: triggers(
    "Starts the session by command after it is created and whenever these values change, for sessions that wait for a start. The agent has to be connected.",
  ),
};

/** The option block of each session type has a key of its own. */
const blocks: Record<string, Record<string, z.ZodType>> = {
  "twamp-stateful": { twamp },
  "twamp-stateless": { twamp },
  "echo-udp": { echo: echo(true) },
  "echo-icmp": { echo: echo(false) },
  "tcp-throughput": { throughput },
  "path-trace": { trace },
  transfer: { transfer },
};

const variants = Object.entries(blocks).map(([sessionType, block]) => {
  const type = describeField(z.literal(sessionType), { description: "Type of the session. A change replaces it." });
  return z.strictObject({ sessionType: type, ...sessionFields, ...block });
});

export const sessionInputs = variantsBy("sessionType", variants);

const shared = z.looseObject({ sessionType: z.string(), ...sessionFields });

/** What a handler knows of a session without asking for its type. */
export type SessionInputs = z.output<typeof shared>;

/** The parts of the vendor's `session` that a program can set. */
export const sessionKeys = [
  ...["sessionId", "sessionName", "sessionType", "enable", "period", "interface", "namespace", "metadata"],
  ...["scheduleReference", "twamp", "echo", "throughput", "trace", "transfer"],
];

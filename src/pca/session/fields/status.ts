import * as z from "zod";
import { describeField } from "../../../lifecycle";

/**
 * What the agent reports about a session, as of the last refresh; nothing before the agent has taken it on.
 * Source: Sensor Orchestrator 2024.05.01, `sessionStatus`.
 */
export const sessionStatusOutputs = {
  status: describeField(z.string().optional(), {
    description: '"waiting", "running", "stopped", "error" or "pending".',
  }),
  statusMessage: describeField(z.string().optional(), { description: "What went wrong, in the agent's words." }),
  runId: describeField(z.string().optional(), { description: "UUID of the run." }),
  captureTime: describeField(z.string().optional(), { description: "When the agent reported this, RFC 3339." }),
};

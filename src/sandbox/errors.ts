import type { Context } from "hono";
import type { z } from "zod";

/** Something the person who starts the sandbox can mend; its message says how. */
export class SandboxError extends Error {
  override name = "SandboxError";
}

/** A defect of the sandbox itself: shown to the client, because the server logs nothing. */
export function answerError(error: Error, c: Context): Response {
  return c.json({ error: `sandbox defect: ${error.message}`, stack: error.stack }, 500);
}

/** Every issue on one line, each with the path of its value. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}

import { createRedactor, type Redactor } from "../http";
import { PartialWriteError } from "../lifecycle";

/** Runs an operation whose error is for a person: without a stack, and without any of these texts, whoever repeated them. */
export async function withPlainErrors<T>(secrets: () => readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw plainError(masked(error, createRedactor(secrets)));
  }
}

function masked(error: unknown, redact: Redactor): unknown {
  if (error instanceof Error) error.message = redact(error.message);
  if (error instanceof PartialWriteError) Object.assign(error, { reasons: error.reasons.map((text) => redact(text)) });
  return error;
}

/**
 * Pulumi prints what a dynamic provider throws as `${error}: ${error.stack}` before it reports the message. To a user
 * only the message says something, so that is what both parts come to: `netassure: <message>`.
 */
export function plainError(error: unknown): unknown {
  if (error instanceof Error) {
    error.stack = error.message;
    error.toString = () => "netassure";
  }
  return error;
}

import { maskedError } from "../host/masked-error";
import { createRedactor } from "../http";

/** Runs an operation whose error is for a person: without a stack, and without any of these texts, whoever repeated them. */
export async function withPlainErrors<T>(secrets: () => readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw plainError(maskedError(error, createRedactor(secrets)));
  }
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

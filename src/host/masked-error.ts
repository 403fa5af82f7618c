import type { Redactor } from "../http";
import { PartialWriteError } from "../lifecycle";

/** The error without any secret, whoever repeated it. */
export function maskedError(error: unknown, redact: Redactor): unknown {
  if (error instanceof Error) error.message = redact(error.message);
  if (error instanceof PartialWriteError) Object.assign(error, { reasons: error.reasons.map((text) => redact(text)) });
  return error;
}

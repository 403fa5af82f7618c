import type { HttpErrorKind } from "./errors";

export interface MessageParts {
  readonly kind: HttpErrorKind;
  readonly vendor: string;
  readonly method: string;
  readonly path: string;
  readonly status?: number | undefined;
  /** What happened, in our words; shown before the vendor's. */
  readonly reason?: string | undefined;
  readonly vendorMessage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryAt?: Date | undefined;
  readonly mayHaveTakenEffect: boolean;
}

type Opening = (vendor: string, operation: string) => string;

const openings: Record<HttpErrorKind, Opening> = {
  authentication: (vendor, operation) => `${vendor} did not accept the credentials for ${operation}`,
  permission: (vendor, operation) => `${vendor} does not permit ${operation} with these credentials`,
  "not-found": (vendor, operation) => `${vendor} found nothing for ${operation}`,
  conflict: (vendor, operation) => `${vendor} refused ${operation} because of a conflict`,
  validation: (vendor, operation) => `${vendor} refused ${operation}`,
  "rate-limit": (vendor, operation) => `${vendor} got too many requests and did not carry out ${operation}`,
  server: (vendor, operation) => `${vendor} failed to carry out ${operation}`,
  connection: (vendor, operation) => `${vendor} could not be reached for ${operation}`,
  timeout: (vendor, operation) => `${vendor} did not answer ${operation} in time`,
  cancelled: (vendor, operation) => `${operation} to ${vendor} was cancelled`,
  "unexpected-answer": (vendor, operation) => `${vendor} gave an unexpected answer to ${operation}`,
};

/** One message: what failed, the vendor's words, what is known beyond that. */
export function composeMessage(parts: MessageParts): string {
  const opening = openings[parts.kind](parts.vendor, `${parts.method} ${parts.path}`);
  const words = [opening, parts.reason, parts.vendorMessage].filter((text) => text !== undefined).map(withoutFullStop);
  const sentences = [`${words.join(": ")}${reference(parts)}.`];
  if (parts.mayHaveTakenEffect) sentences.push("The request may have taken effect nevertheless.");
  if (parts.retryAt) {
    const what = parts.status === 429 ? "The limit ends at" : "It asks to wait until";
    sentences.push(`${what} ${parts.retryAt.toISOString()}.`);
  }
  return sentences.join(" ");
}

function withoutFullStop(text: string): string {
  return text.replace(/[\s.:]+$/, "");
}

function reference({ status, requestId }: MessageParts): string {
  const facts = [status, requestId && `request ${requestId}`].filter((fact) => fact !== undefined && fact !== "");
  return facts.length === 0 ? "" : ` (${facts.join(", ")})`;
}

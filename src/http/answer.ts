import * as z from "zod";
import { type Body, mediaType, readBody } from "./body";
import type { HttpErrorKind } from "./errors";
import { type RateLimitReset, retryTime } from "./rate-limit";
import { clip, maskFields, oneLine, type Redactor } from "./redact";
import type { Failure } from "./reporter";
import { type HttpRequest, isReadOnly } from "./request";
import { vendorWords } from "./vendor-words";

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Reading {
  readonly request: HttpRequest<unknown>;
  readonly redact: Redactor;
  readonly now: number;
  readonly rateLimitReset?: RateLimitReset | undefined;
  readonly emptyNotFound: boolean;
}

const retriedStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** Turns an answer into the value that the caller asked for, or into what is wrong with it. */
export function readAnswer(
  answer: Answer,
  reading: Reading,
): { readonly value: unknown } | { readonly failure: Failure } {
  const body = readBody(answer.text, answer.headers.get("content-type"));
  const strange = strangeness(answer, body, reading);
  if (strange !== undefined) return { failure: failureOf(answer, body, reading, "unexpected-answer", strange) };
  if (answer.status >= 300) return { failure: failureOf(answer, body, reading, kindOf(answer.status)) };
  return readValue(answer, body, reading);
}

/** Why this is no answer of the API at all. */
function strangeness({ status, headers }: Answer, body: Body, reading: Reading): string | undefined {
  if (body.form === "html") {
    return `an HTML page${title(body.text, reading) ?? excerpt(body, reading)}, as from a proxy or captive portal; check the endpoint`;
  }
  if (status >= 300 && status < 400) return `a redirect${destination(headers)}; check the endpoint`;
  if (status !== 404) return undefined;
  if (body.form === "json" || body.form === "text") return undefined;
  if (body.form === "empty") {
    return reading.emptyNotFound
      ? undefined
      : "status 404 without a body, which does not prove that the object is gone";
  }
  return `status 404 with ${described(headers, body)}, which does not prove that the object is gone`;
}

function readValue(answer: Answer, body: Body, reading: Reading): { value: unknown } | { failure: Failure } {
  const fail = (reason: string) => ({ failure: failureOf(answer, body, reading, "unexpected-answer", reason) });
  const { schema, text: wantsText = false } = reading.request;
  if (!wantsText && body.form === "broken-json") {
    return fail(`JSON was expected, but it is cut off or malformed${excerpt(body, reading)}`);
  }
  const value = wantsText
    ? answer.text
    : body.form === "json"
      ? body.value
      : body.form === "empty"
        ? undefined
        : body.text;
  if (!schema) return { value };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  if (body.form === "json") return fail(`the JSON has another form than expected: ${problems(parsed.error)}`);
  const wanted = wantsText ? "text" : "JSON";
  return fail(`${wanted} was expected, but ${described(answer.headers, body)} came${excerpt(body, reading)}`);
}

function failureOf(answer: Answer, body: Body, reading: Reading, kind: HttpErrorKind, reason?: string): Failure {
  const { status, headers } = answer;
  // Vendors send their reset header with every answer; only a 429 says that the limit is what stopped the request.
  const reset = status === 429 ? reading.rateLimitReset : undefined;
  return {
    kind,
    status,
    reason,
    vendorMessage: status >= 400 && !reading.request.confidential ? vendorWords(body) : undefined,
    requestId: requestId(headers),
    retryAt: status === 429 || status === 503 ? retryTime(headers, body, reading.now, reset) : undefined,
    // A 4xx is a refusal. A 2xx or 3xx that nobody can read, and every 5xx, may follow a write that happened.
    mayHaveTakenEffect: !isReadOnly(reading.request) && (status < 400 || status >= 500),
    transient: retriedStatuses.has(status),
  };
}

const kinds: Readonly<Record<number, HttpErrorKind>> = {
  401: "authentication",
  403: "permission",
  404: "not-found",
  408: "timeout",
  409: "conflict",
  412: "conflict",
  429: "rate-limit",
};

function kindOf(status: number): HttpErrorKind {
  return kinds[status] ?? (status >= 500 ? "server" : "validation");
}

const requestIdHeaders = [
  "x-request-id",
  "x-correlation-id",
  "request-id",
  "correlation-id",
  "x-amzn-requestid",
  "x-trace-id",
];

function requestId(headers: Headers): string | undefined {
  return requestIdHeaders.map((name) => headers.get(name) ?? "").find((id) => id !== "");
}

function described(headers: Headers, body: Body): string {
  const type = mediaType(headers.get("content-type")) || "no content type";
  return body.form === "empty" ? `an empty body (${type})` : `a body of another kind (${type})`;
}

/** At most 120 characters of a body that is not what it should be. Cut after masking, or half a secret would stay. */
function excerpt(body: Body, { request, redact }: Reading): string {
  if (body.form === "empty" || request.confidential) return "";
  const line = oneLine(redact(maskFields(body.text)));
  return ` ("${clip(line, 120)}")`;
}

/** What a page calls itself says more than how its markup begins. */
function title(page: string, { request, redact }: Reading): string | undefined {
  const text = oneLine(redact(/<title[^>]*>([^<]*)/i.exec(page)?.[1] ?? ""));
  return text === "" || request.confidential ? undefined : ` titled "${clip(text, 120)}"`;
}

function problems(error: z.ZodError): string {
  const shown = error.issues
    .slice(0, 3)
    .map((issue) => `${z.core.toDotPath(issue.path) || "the body"}: ${issue.message}`);
  const more = error.issues.length - shown.length;
  return shown.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

/** Where a redirect leads, without its query: login redirects carry tokens there. */
function destination(headers: Headers): string {
  const location = (headers.get("location") ?? "").split(/[?#]/)[0] ?? "";
  return location === "" ? "" : ` to ${location}`;
}

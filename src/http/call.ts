import { type Answer, readAnswer } from "./answer";
import type { Authorization, Grant } from "./authorization";
import type { HttpClientOptions, HttpResponse } from "./client-options";
import type { Clock } from "./clock";
import { type HttpError, isHttpError } from "./errors";
import { exchange } from "./exchange";
import { pooledFetch } from "./pooled-fetch";
import { createRedactor, type Redactor } from "./redact";
import { createReporter, type Report } from "./reporter";
import { type HttpRequest, isIdempotent, outgoing } from "./request";
import { withRetries } from "./retry";
import { limitSignal, timeRanOut } from "./signals";
import type { VendorClock } from "./vendor-clock";

export interface Transport {
  readonly options: HttpClientOptions;
  readonly base: string;
  readonly clock: Clock;
  readonly authorization: Authorization;
  readonly redact: Redactor;
  readonly vendorClock: VendorClock;
}

interface Call {
  readonly transport: Transport;
  readonly request: HttpRequest<unknown>;
  readonly report: Report;
  readonly redact: Redactor;
  readonly deadline: number;
}

/** Starts the clock of one request. */
export function begin(transport: Transport, request: HttpRequest<unknown>): Call {
  const { options, clock } = transport;
  const redact = createRedactor(request.secrets, transport.redact.known);
  const { vendor, hints = {} } = options;
  const report = createReporter({ vendor, method: request.method, path: request.path, redact, hints });
  return { transport, request, report, redact, deadline: clock.now() + (options.overallTimeoutMs ?? 300_000) };
}

/** Sends a request until it has an answer: retries inside, one renewal of the credentials around them. */
export async function perform(call: Call): Promise<HttpResponse<unknown>> {
  const { authorization } = call.transport;
  const grant = await bounded(call, (signal) => authorization.grant(signal));
  try {
    return await sendWithRetries(call, grant);
  } catch (error) {
    const refused = isHttpError(error) && error.status === 401;
    if (!refused || !(await bounded(call, (signal) => authorization.renew(grant, signal)))) throw error;
  }
  return sendWithRetries(call, await bounded(call, (signal) => authorization.grant(signal)));
}

/** Runs a step of the credentials within the time of the whole request, and says "cancelled" when the caller gave up. */
async function bounded<T>(call: Call, step: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = limitSignal(call.request.signal, remainingMs(call));
  try {
    limit.signal.throwIfAborted();
    return await step(limit.signal);
  } catch (error) {
    if (call.request.signal?.aborted) throw cancelled(call);
    if (limit.timedOut()) throw outOfTime(call, "no credentials");
    throw error;
  } finally {
    limit.release();
  }
}

async function sendWithRetries(call: Call, grant: Grant): Promise<HttpResponse<unknown>> {
  const { options, clock } = call.transport;
  const { signal } = call.request;
  try {
    return await withRetries(() => sendOnce(call, grant), {
      maxRetries: options.maxRetries ?? 4,
      deadline: call.deadline,
      idempotent: isIdempotent(call.request),
      clock,
      signal,
      onWait: (waitMs, error) => options.onWait?.(waitInWords(call, waitMs, error)),
    });
  } catch (error) {
    // A final answer is worth more than the news that nobody wants to go on.
    const final = isHttpError(error) && !error.transient;
    if (signal?.aborted && !final) throw cancelled(call);
    throw error;
  }
}

function waitInWords({ request, transport }: Call, waitMs: number, { status }: HttpError): string {
  const { vendor } = transport.options;
  const why = status === 429 ? `the rate limit of ${vendor}` : `${vendor} before ${request.method} is tried again`;
  return `waiting ${Math.ceil(waitMs / 1000)} s for ${why}`;
}

async function sendOnce(call: Call, grant: Grant): Promise<HttpResponse<unknown>> {
  const { request, report, redact, transport } = call;
  const { options, clock, base } = transport;
  if (request.signal?.aborted) throw cancelled(call);
  transport.redact.learn(grant.headers);
  const message = outgoing(base, options.headers ?? {}, request);
  const headers = headersOf(call, { ...message.headers, ...grant.headers });
  const timeoutMs = Math.min(options.requestTimeoutMs ?? 30_000, remainingMs(call));
  if (timeoutMs <= 0) throw outOfTime(call, "no answer");
  const started = clock.now();
  const fetch = options.fetch ?? pooledFetch;
  const answer = await exchange({ fetch, request, outgoing: message, headers, timeoutMs, report });
  transport.vendorClock.learn(answer.headers, clock.now());
  announce(call, answer, clock.now() - started);
  const { rateLimitReset, emptyNotFound = false } = options;
  const read = readAnswer(answer, { request, redact, now: clock.now(), rateLimitReset, emptyNotFound });
  if ("failure" in read) throw report(read.failure);
  return { status: answer.status, headers: answer.headers, body: read.value };
}

function headersOf(call: Call, headers: Readonly<Record<string, string>>): Headers {
  try {
    return new Headers(headers);
  } catch {
    // The error of Headers quotes the value, which may be the credential.
    const reason =
      "a header value holds a character that HTTP cannot carry; look for line breaks and non-ASCII characters";
    throw call.report({ kind: "authentication", reason, mayHaveTakenEffect: false, transient: false });
  }
}

function announce(call: Call, { status, headers }: Answer, durationMs: number): void {
  const { method, path } = call.request;
  call.transport.options.onResponse?.({ method, path, status, headers, durationMs });
}

function remainingMs(call: Call): number {
  return call.deadline - call.transport.clock.now();
}

function cancelled(call: Call): HttpError {
  const reason = timeRanOut(call.request.signal);
  return call.report({ kind: "cancelled", reason, mayHaveTakenEffect: false, transient: false });
}

function outOfTime(call: Call, what: string): HttpError {
  const seconds = (call.transport.options.overallTimeoutMs ?? 300_000) / 1000;
  const reason = `${what} within the ${seconds} s allowed for everything`;
  return call.report({ kind: "timeout", reason, mayHaveTakenEffect: false, transient: true });
}

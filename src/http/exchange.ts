import type { Answer } from "./answer";
import { connectionFailure } from "./connection-failure";
import type { Failure, Report } from "./reporter";
import { type HttpRequest, isReadOnly, type Outgoing } from "./request";
import { limitSignal, timeRanOut } from "./signals";

export interface Exchange {
  readonly fetch: typeof globalThis.fetch;
  readonly request: HttpRequest<unknown>;
  readonly outgoing: Outgoing;
  readonly headers: Headers;
  readonly timeoutMs: number;
  readonly report: Report;
}

/** Sends a request once and reads the whole answer. Rejects with an HttpError when no complete answer came. */
export async function exchange({ fetch, request, outgoing, headers, timeoutMs, report }: Exchange): Promise<Answer> {
  const limit = limitSignal(request.signal, timeoutMs);
  let status: number | undefined;
  try {
    const { method } = request;
    // A redirected POST would become a GET, and a portal's login page would look like an answer.
    const init = {
      method,
      headers: [...headers] as [string, string][],
      redirect: "manual",
      signal: limit.signal,
    } as const;
    const response = await fetch(outgoing.url, outgoing.body === undefined ? init : { ...init, body: outgoing.body });
    status = response.status;
    return { status, headers: response.headers, text: await response.text() };
  } catch (error) {
    const end = request.signal?.aborted ? "cancelled" : limit.timedOut() ? "timeout" : "broken";
    throw report(lostAnswer(end, error, { request, outgoing, timeoutMs, status }));
  } finally {
    limit.release();
  }
}

interface Circumstances {
  readonly request: HttpRequest<unknown>;
  readonly outgoing: Outgoing;
  readonly timeoutMs: number;
  readonly status: number | undefined;
}

function lostAnswer(end: "cancelled" | "timeout" | "broken", error: unknown, circumstances: Circumstances): Failure {
  const { request, outgoing, timeoutMs, status } = circumstances;
  const refused = status !== undefined && status >= 400 && status < 500;
  const mayHaveTakenEffect = !isReadOnly(request) && !refused;
  if (end === "cancelled") {
    return { kind: "cancelled", status, reason: timeRanOut(request.signal), mayHaveTakenEffect, transient: false };
  }
  const target = targetOf(outgoing.url);
  if (end === "timeout") {
    const reason = `no complete answer from ${target} within ${timeoutMs / 1000} s`;
    return { kind: "timeout", status, reason, mayHaveTakenEffect, transient: true };
  }
  const { mayHaveBeenSent, reason, transient, code } = connectionFailure(error, target);
  const kind = code?.endsWith("_TIMEOUT") && mayHaveBeenSent ? "timeout" : "connection";
  return { kind, status, reason, code, transient, mayHaveTakenEffect: mayHaveTakenEffect && mayHaveBeenSent };
}

function targetOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
}

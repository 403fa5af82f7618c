import type { Clock } from "./clock";
import { type HttpError, isHttpError } from "./errors";

export interface RetryOptions {
  readonly maxRetries: number;
  /** Milliseconds since 1970 after which nothing is tried again. */
  readonly deadline: number;
  /** Whether sending the request twice does no more than sending it once. */
  readonly idempotent: boolean;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((waitMs: number, error: HttpError) => void) | undefined;
}

const firstDelayMs = 500;
const longestDelayMs = 15_000;
const shortestLimitMs = 1_000;

/**
 * Runs an attempt again while its error says that this is safe and may help. The vendor's own reset time decides how long
 * to wait, and an abort ends the wait.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, signal, maxRetries, deadline, idempotent } = options;
  for (let retries = 0; ; retries++) {
    try {
      return await attempt();
    } catch (error) {
      if (retries === maxRetries || !isHttpError(error) || !isWorthRetrying(error, idempotent)) throw error;
      const waitMs = delayBefore(error, retries, clock);
      if (clock.now() + waitMs >= deadline) throw error;
      options.onWait?.(waitMs, error);
      await clock.sleep(waitMs, signal);
    }
  }
}

/** What is not idempotent is repeated only when it was provably never sent, or turned away by a rate limit. */
function isWorthRetrying(error: HttpError, idempotent: boolean): boolean {
  const neverSent = error.kind === "connection" && !error.mayHaveTakenEffect;
  return error.transient && (idempotent || error.status === 429 || neverSent);
}

/** Exponential with jitter; a rate limit is waited for until it ends. Jitter keeps parallel programs from coming back together. */
function delayBefore(error: HttpError, retries: number, clock: Clock): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** retries);
  const backoff = ceiling / 2 + (clock.random() * ceiling) / 2;
  const shortest = error.status === 429 ? shortestLimitMs : 0;
  if (!error.retryAt) return shortest + backoff;
  return Math.max(error.retryAt.getTime() - clock.now(), shortestLimitMs) + clock.random() * shortestLimitMs;
}

import { ConstantBackoff, handleWhen, retry } from "cockatiel";
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
}

const firstDelayMs = 500;
const longestDelayMs = 15_000;
const shortestLimitMs = 1_000;

/** Runs an attempt again while its error says that this is safe and may help. */
export function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, signal, maxRetries } = options;
  let retries = 0;
  let waitMs = 0;
  const mayRetry = handleWhen((error) => {
    if (!isHttpError(error) || !isWorthRetrying(error, options.idempotent)) return false;
    waitMs = delayBefore(error, retries, clock);
    return clock.now() + waitMs < options.deadline;
  });
  // cockatiel waits on a plain timer that no signal ends, so it waits for nothing and the next attempt begins with the wait.
  const policy = retry(mayRetry, { maxAttempts: maxRetries, backoff: new ConstantBackoff(0) });
  return policy.execute(async (context) => {
    retries = context.attempt;
    if (retries > 0) await clock.sleep(waitMs, signal);
    return attempt();
  }, signal);
}

function isWorthRetrying(error: HttpError, idempotent: boolean): boolean {
  return error.transient && (idempotent || error.status === 429);
}

/** Exponential with jitter; a rate limit is waited for until it ends. Jitter keeps parallel programs from coming back together. */
function delayBefore(error: HttpError, retries: number, clock: Clock): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** retries);
  const backoff = ceiling / 2 + (clock.random() * ceiling) / 2;
  const shortest = error.status === 429 ? shortestLimitMs : 0;
  if (!error.retryAt) return shortest + backoff;
  return Math.max(error.retryAt.getTime() - clock.now(), shortestLimitMs) + clock.random() * shortestLimitMs;
}

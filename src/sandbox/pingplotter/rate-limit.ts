import type { MiddlewareHandler } from "hono";
import type { Refusal } from "../vendor";

/** The allowance in the vendor's sample. It names no time to refill; a minute is the sandbox's own figure. */
export const defaultRateLimit = 240;
const refillSeconds = 60;

/** How much of the account's allowance an answer costs, set by routes that return live session data. */
export interface CostVariables {
  cost?: number;
}

/** The allowance of an account: refills all the time, never beyond its limit. */
export class Allowance {
  #remaining: number;
  #updated: number;

  constructor(
    readonly limit: number,
    private readonly now: () => Date,
  ) {
    this.#remaining = limit;
    this.#updated = now().getTime();
  }

  /** False when there is not enough left; then nothing is taken. */
  take(cost: number): boolean {
    if (this.#refilled() < cost) return false;
    this.#remaining -= cost;
    return true;
  }

  headers(): Record<string, string> {
    const remaining = this.#refilled();
    const full = this.now().getTime() / 1000 + (this.limit - remaining) * this.#secondsEach;
    return {
      "X-RateLimit-Limit": String(this.limit),
      "X-RateLimit-Remaining": String(Math.floor(remaining)),
      "X-RateLimit-Reset": String(Math.ceil(full)),
    };
  }

  /** The documented answer to a request that costs more than is left. Its keys are camelCase, unlike all others. */
  refusal(cost: number): Refusal {
    const remaining = this.#refilled();
    const retryAfterSeconds = Math.max(1, Math.ceil((cost - remaining) * this.#secondsEach));
    const error = "Rate limit exceeded";
    return {
      headers: { ...this.headers(), "content-type": "application/json", "Retry-After": String(retryAfterSeconds) },
      body: JSON.stringify({ error, limit: this.limit, remaining: Math.floor(remaining), cost, retryAfterSeconds }),
    };
  }

  get #secondsEach(): number {
    return refillSeconds / this.limit;
  }

  #refilled(): number {
    const time = this.now().getTime();
    // Nothing is lost when the vendor's clock is set back.
    const gained = Math.max(0, time - this.#updated) / 1000 / this.#secondsEach;
    this.#updated = time;
    this.#remaining = Math.min(this.limit, this.#remaining + gained);
    return this.#remaining;
  }
}

/**
 * Charges every request 1 beforehand, and a read of live session data the rest once its size is known.
 * The vendor says that such a read costs in proportion to its sessions; how much is the sandbox's own figure.
 */
export function rateLimited(allowance: Allowance): MiddlewareHandler<{ Variables: CostVariables }> {
  return async (c, next) => {
    if (!allowance.take(1)) return respond(allowance.refusal(1));
    await next();
    const rest = Math.min(c.get("cost") ?? 1, allowance.limit) - 1;
    if (!allowance.take(rest)) c.res = respond(allowance.refusal(rest));
    for (const [name, value] of Object.entries(allowance.headers())) c.header(name, value);
    return undefined;
  };
}

/** Ten sessions cost as much as one plain request. */
export function costOf(sessions: number): number {
  return 1 + Math.ceil(sessions / 10);
}

function respond({ headers, body }: Refusal): Response {
  return new Response(body, { status: 429, headers });
}

const windowMs = 60_000;

/** Requests of one organisation: a window starts with the first request and ends a minute later. */
export class RequestBudget {
  #start = Number.NEGATIVE_INFINITY;
  #spent = 0;

  constructor(private readonly limit: number) {}

  /** False when the window's requests are used up. */
  spend(now: Date): boolean {
    this.#roll(now);
    this.#spent += 1;
    return this.#spent <= this.limit;
  }

  /** Reset is in whole epoch seconds, rounded up so that nobody who waits for it comes too early. */
  headers(now: Date): Record<string, string> {
    this.#roll(now);
    return rateLimitHeaders(this.limit, Math.max(0, this.limit - this.#spent), this.#start + windowMs);
  }

  #roll(now: Date): void {
    const age = now.getTime() - this.#start;
    // Before its own start: the vendor's clock was set back.
    if (age >= 0 && age < windowMs) return;
    this.#start = now.getTime();
    this.#spent = 0;
  }
}

export function rateLimitHeaders(limit: number, remaining: number, resetMs: number): Record<string, string> {
  return {
    "X-Organization-Rate-Limit-Limit": String(limit),
    "X-Organization-Rate-Limit-Remaining": String(remaining),
    "X-Organization-Rate-Limit-Reset": String(Math.ceil(resetMs / 1000)),
  };
}

/** What the vendor's clock shows, learnt from the `Date` of its answers. */
export interface VendorClock {
  learn(headers: Headers, now: number): void;
  /** A moment of this machine's clock by the vendor's. Both are whole seconds, as the header is. */
  at(localMs: number): number;
}

export function createVendorClock(): VendorClock {
  let difference = 0;
  return {
    learn(headers, now) {
      // A gateway's answer without a date says nothing about what was learnt before.
      if (headers.has("date")) difference = clockDifference(headers, now);
    },
    at: (localMs) => Math.floor((localMs - difference) / 1000) * 1000,
  };
}

/** How far this machine's clock is ahead of the vendor's, in milliseconds; 0 when an answer does not tell. */
export function clockDifference(headers: Headers, now: number): number {
  const theirs = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(theirs) ? 0 : now - theirs;
}

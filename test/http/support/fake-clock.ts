import type { Clock } from "../../../src/http";

export interface FakeClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  slept: number[];
}

/** A clock on which waiting takes no time but moves the hands. Without `random` there is no jitter upwards. */
export function fakeClock(start = Date.parse("2026-01-01T00:00:00Z"), random = 0): FakeClock {
  let time = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    random: () => random,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      time += ms;
    },
  };
}

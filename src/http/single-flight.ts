import { untilAborted } from "./signals";

interface Flight<T> {
  readonly landing: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Lets concurrent callers share one run, for example one login. One caller's abort ends only that caller's wait; the run
 *  itself is aborted when nobody waits for it any more. */
export function singleFlight<T>(run: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let current: Flight<T> | undefined;
  return async (signal) => {
    signal.throwIfAborted();
    current ??= takeOff(run);
    const flight = current;
    flight.waiting += 1;
    try {
      return await untilAborted(flight.landing, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        if (current === flight) current = undefined;
        flight.controller.abort();
      }
    }
  };
}

function takeOff<T>(run: (signal: AbortSignal) => Promise<T>): Flight<T> {
  const controller = new AbortController();
  const landing = run(controller.signal);
  // When every caller has left, nobody is there to hear about a failure.
  landing.catch(() => {});
  return { landing, controller, waiting: 0 };
}

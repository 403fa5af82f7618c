import { setMaxListeners } from "node:events";

const PARENT_CHECK_MS = 1_000;

/** How long the process has to live, and whether it may still wait and send. */
export interface Lifetime {
  /** Aborted once the engine says Cancel, at Ctrl-C and at every normal end, or once the engine is gone. */
  readonly signal: AbortSignal;
  cancel(reason: string): void;
  /** The time that a program allows for one operation, in seconds; 0 for no limit of its own. */
  within(seconds: number): AbortSignal;
}

export function startLifetime(): Lifetime {
  const controller = new AbortController();
  const { signal } = controller;
  // Every request and every wait of a large stack listens to it.
  setMaxListeners(0, signal);
  return {
    signal,
    cancel: (reason) => controller.abort(new Error(reason)),
    within: (seconds) => (seconds > 0 ? AbortSignal.any([signal, timeout(seconds)]) : signal),
  };
}

function timeout(seconds: number): AbortSignal {
  const controller = new AbortController();
  const reason = new DOMException(`customTimeouts allow ${seconds} s for it`, "TimeoutError");
  setTimeout(() => controller.abort(reason), seconds * 1000).unref();
  return controller.signal;
}

/** An engine that was killed leaves its providers behind, with another parent. */
export function whenParentIsGone(act: () => void): void {
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    act();
  }, PARENT_CHECK_MS);
  check.unref();
}

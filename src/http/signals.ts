export interface LimitedSignal {
  readonly signal: AbortSignal;
  timedOut(): boolean;
  /** Ends the timer and lets go of the caller's signal. Call it always: a long-lived signal would keep every request. */
  release(): void;
}

/** A signal that is aborted with the caller's own or after the given time, whichever comes first. */
export function limitSignal(outer: AbortSignal | undefined, timeoutMs: number): LimitedSignal {
  const controller = new AbortController();
  let timedOut = false;
  const cancel = () => controller.abort(outer?.reason);
  const timer = setTimeout(
    () => {
      timedOut = true;
      controller.abort(new Error("time is up"));
    },
    Math.max(0, timeoutMs),
  );
  if (outer?.aborted) cancel();
  outer?.addEventListener("abort", cancel, { once: true });
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    release() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", cancel);
    },
  };
}

/** What the caller's own time was, when it was that which ran out. */
export function timeRanOut(signal: AbortSignal | undefined): string | undefined {
  const reason: unknown = signal?.reason;
  return reason instanceof DOMException && reason.name === "TimeoutError" ? reason.message : undefined;
}

/** Waits for a promise that others wait for as well; an abort ends this wait only. */
export async function untilAborted<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let leave = () => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
  });
  try {
    return await Promise.race([shared, aborted]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}

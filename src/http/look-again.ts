import type { HttpClient } from "./client-options";
import { isHttpError } from "./errors";

/** How long to wait between two looks: a gateway may give up long before the server behind it does. */
const WAITS_MS = [2_000, 8_000];
const GATEWAY = [502, 503, 504];

/**
 * Looks for what a write made although its answer was lost. A request that was given up may still be at work, so after a
 * timeout, a broken connection or a gateway's error it looks again for a while before it believes that there is nothing.
 */
export async function lookAgain<T>(
  lost: unknown,
  pause: HttpClient["pause"],
  look: () => Promise<T[]>,
  signal?: AbortSignal,
): Promise<T[]> {
  for (const waitMs of mayBeAtWork(lost) ? WAITS_MS : []) {
    const found = await look();
    if (found.length > 0) return found;
    await pause(waitMs, signal);
  }
  return look();
}

function mayBeAtWork(lost: unknown): boolean {
  if (!isHttpError(lost)) return false;
  return lost.kind === "timeout" || lost.kind === "connection" || GATEWAY.includes(lost.status ?? 0);
}

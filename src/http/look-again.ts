import type { HttpClient } from "./client-options";
import { isHttpError } from "./errors";

/** How long to wait between two looks. assumed: what a vendor has not made after ten seconds it will not make. */
const WAITS_MS = [2_000, 8_000];

/**
 * Looks for what a write made although its answer was lost. A request that was given up may still be at work, so after a
 * timeout it looks again for a while before it believes that there is nothing.
 */
export async function lookAgain<T>(
  lost: unknown,
  pause: HttpClient["pause"],
  look: () => Promise<T[]>,
  signal?: AbortSignal,
): Promise<T[]> {
  for (const waitMs of isHttpError(lost, "timeout") ? WAITS_MS : []) {
    const found = await look();
    if (found.length > 0) return found;
    await pause(waitMs, signal);
  }
  return look();
}

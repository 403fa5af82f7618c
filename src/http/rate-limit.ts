import type { Body } from "./body";
import { clockDifference } from "./vendor-clock";
import { secondsToWait } from "./vendor-words";

export type RateLimitReset = (headers: Headers) => Date | undefined;

/** When a request that was turned away may come back, by this machine's clock: Retry-After, then the body's own account,
 *  then the vendor's reset header. */
export function retryTime(headers: Headers, body: Body, now: number, reset?: RateLimitReset): Date | undefined {
  const seconds = retryAfterSeconds(headers) ?? secondsToWait(body);
  if (seconds !== undefined) return validDate(now + seconds * 1000);
  // A reset time is meant by the vendor's clock. On a machine whose clock is ahead every limit would seem over.
  const instant = retryAfterDate(headers) ?? reset?.(headers);
  return instant && validDate(instant.getTime() + clockDifference(headers, now));
}

function retryAfterSeconds(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function retryAfterDate(headers: Headers): Date | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  return /[a-z]/i.test(text) ? validDate(Date.parse(text)) : undefined;
}

function validDate(time: number): Date | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

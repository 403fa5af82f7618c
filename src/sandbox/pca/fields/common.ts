import { z } from "zod";

/** A whole number within bounds, both included. */
export const whole = (min: number, max: number) => z.int32().min(min).max(max);

export const port = whole(1, 65535);
export const dscp = whole(0, 63);
export const vlanPriority = whole(0, 7);
export const ipVersion = z.enum(["IPv4", "IPv6"]);
export const displayName = z.string().min(1).max(64);
export const sessionId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9\-._]*$/);

/** The vendor says in words only that the values are strings. */
export const metadata = z.record(z.string(), z.string());

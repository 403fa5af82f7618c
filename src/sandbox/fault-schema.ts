import { z } from "zod";

const anHour = 3_600_000;
const status = z.int().min(200).max(599);

const headers = z.record(z.string(), z.string()).refine(areHeaders, "not valid as HTTP headers");

function areHeaders(value: Record<string, string>): boolean {
  try {
    new Headers(value);
    return true;
  } catch {
    return false;
  }
}

/** Text is sent as it is, anything else as JSON. */
const body = z.json().optional();

/** For faults that send an answer of their own. */
const answer = {
  headers: headers.default({}),
  /** Lets the request take effect before it gets the faulty answer. */
  after: z.boolean().default(false),
};

/** How long after the faulty answer the request takes effect, as behind a gateway that gave up. */
const effectDelayMs = z.int().min(1).max(anHour).optional();

function target(vendorKeys: readonly string[]) {
  const known = `unknown vendor, expected one of: ${vendorKeys.join(", ")}`;
  return {
    vendor: z
      .string()
      .refine((key) => vendorKeys.includes(key), known)
      .optional(),
    method: z.string().toUpperCase().optional(),
    /** Part of the path below the vendor's mount, or a glob when it holds a `*`. */
    path: z.string().min(1).optional(),
    /** First matching request to hit, counted from 1. */
    nth: z.int().min(1).default(1),
    /** Requests to hit from there on; 0 for ever. */
    times: z.int().min(0).default(1),
    /** Waits before the fault acts. */
    delayMs: z.int().min(0).max(anHour).default(0),
  };
}

/** What `POST /_sandbox/faults` accepts. */
export function faultSchema(vendorKeys: readonly string[]) {
  const common = target(vendorKeys);
  return z.discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("status"), ...common, ...answer, body, status, effectDelayMs })
      .refine(({ after, effectDelayMs: late }) => after || late === undefined, {
        path: ["effectDelayMs"],
        message: "only with after: true",
      }),
    z.strictObject({ kind: z.literal("html"), ...common, ...answer, body, status: status.default(200) }),
    z.strictObject({ kind: z.literal("empty"), ...common, ...answer, status: status.default(200) }),
    z.strictObject({ kind: z.literal("rate-limit"), ...common, body, headers: answer.headers }),
    z.strictObject({ kind: z.literal("delay"), ...common, delayMs: z.int().min(1).max(anHour) }),
    z.strictObject({ kind: z.literal("stall"), ...common, after: answer.after }),
    z.strictObject({ kind: z.literal("reset-before"), ...common }),
    z.strictObject({ kind: z.literal("reset-after"), ...common }),
    z.strictObject({ kind: z.literal("truncate"), ...common }),
  ]);
}

export type Fault = z.output<ReturnType<typeof faultSchema>>;
export type FaultInput = z.input<ReturnType<typeof faultSchema>>;

import type { FaultInput } from "../../src/sandbox";
import { lateEffectMs, tooLateMs } from "./hurry";
import type { Moment } from "./process";
import { type OneRequest, takesEffect } from "./requests";

/** Something that goes wrong with one request of an operation. */
export interface Mishap {
  name: string;
  canBefall(request: OneRequest, all: readonly OneRequest[]): boolean;
  /** What the sandbox does to the request and to those after it; the first fault is what has to hit. */
  faults(request: OneRequest): FaultInput[];
  /** When the process is killed that works on the request. */
  death?: Moment;
}

type Kind<F = FaultInput> = F extends unknown ? Omit<F, "vendor" | "method" | "path" | "nth"> : never;

/** A pattern with a star is compared with the whole path; this one stands for nothing. */
function aimed(fault: Kind, { vendor, method, path, nth }: OneRequest): FaultInput {
  return { ...fault, vendor, method, path: `*${path}`, nth };
}

function mishap(name: string, canBefall: Mishap["canBefall"], fault: Kind): Mishap {
  return { name, canBefall, faults: (request) => [aimed(fault, request)] };
}

function killed(name: string, canBefall: Mishap["canBefall"], death: Moment, fault?: Kind): Mishap {
  return { name, canBefall, death, faults: (request) => (fault ? [aimed(fault, request)] : []) };
}

const ofAny = () => true;
/** Nothing sends a POST a second time whose answer was lost, so that it cannot meet the same again. */
const ofRepeatedWrites = (request: OneRequest) => takesEffect(request) && request.method !== "POST";
const ofReads = (request: OneRequest) => !takesEffect(request);
/** A process that is killed between two reads leaves nothing behind. */
const ofWritesAndLater = (request: OneRequest, all: readonly OneRequest[]) =>
  all.some((one) => takesEffect(one) && one.position <= request.position);
const ofLastWrite = (request: OneRequest, all: readonly OneRequest[]) => all.filter(takesEffect).at(-1) === request;
/** Only a login can be renewed; a token that is refused once is refused for good. */
const ofLogins = ({ vendor }: OneRequest) => vendor === "pca";

const EVERY_TIME = { times: 0 } as const;
const OUTAGE = { kind: "reset-before", ...EVERY_TIME } as const;
const RATE_LIMIT = { kind: "rate-limit", headers: { "retry-after": "2" } } as const;
const LATE_EFFECT = { kind: "status", status: 504, after: true, effectDelayMs: lateEffectMs } as const;

export const mishaps: readonly Mishap[] = [
  mishap("a 500", ofAny, { kind: "status", status: 500 }),
  mishap("a 503 from a gateway, three times", ofAny, { kind: "status", status: 503, times: 3 }),
  mishap("a connection lost before the request arrives", ofAny, { kind: "reset-before" }),
  mishap("a truncated answer", ofAny, { kind: "truncate" }),
  mishap("an HTML page", ofAny, { kind: "html" }),
  mishap("a gateway's page that says 404", ofAny, { kind: "html", status: 404 }),
  mishap("a 404 without a body", ofAny, { kind: "empty", status: 404 }),
  mishap("a rate limit, twice", ofAny, { ...RATE_LIMIT, times: 2 }),
  mishap("a refused credential", ofAny, { kind: "status", status: 401, times: 2 }),
  mishap("a login that is over", ofLogins, { kind: "status", status: 401 }),
  mishap("a refused permission", ofAny, { kind: "status", status: 403 }),
  mishap("an answer that comes too late", ofAny, { kind: "delay", delayMs: tooLateMs }),
  mishap("an answer that never comes", ofAny, { kind: "stall" }),
  // A DELETE is answered by next to nothing anyway, so that nobody could tell a proxy's empty answer from the vendor's.
  mishap("an empty answer", ofReads, { kind: "empty" }),
  {
    name: "an outage that begins with the request",
    canBefall: ofAny,
    faults: ({ vendor, position }) => [{ vendor, nth: position, ...OUTAGE }],
  },

  mishap("a 500 every time", ofRepeatedWrites, { kind: "status", status: 500, ...EVERY_TIME }),
  mishap("a rate limit without an end", takesEffect, { ...RATE_LIMIT, ...EVERY_TIME }),
  mishap("a 500 after the write", takesEffect, { kind: "status", status: 500, after: true }),
  mishap("a 500 after every write", ofRepeatedWrites, { kind: "status", status: 500, after: true, ...EVERY_TIME }),
  mishap("a 502 after the write", takesEffect, { kind: "status", status: 502, after: true }),
  mishap("a 504 before the write, which takes effect 3 s later", takesEffect, LATE_EFFECT),
  mishap("a 504 before every write, each of which takes effect 3 s later", ofRepeatedWrites, {
    ...LATE_EFFECT,
    ...EVERY_TIME,
  }),
  mishap("a connection lost after the write", takesEffect, { kind: "reset-after" }),
  mishap("an HTML page after the write", takesEffect, { kind: "html", after: true }),
  mishap("an empty answer after the write", takesEffect, { kind: "empty", after: true }),
  mishap("an answer that never comes after the write", takesEffect, { kind: "stall", after: true }),
  {
    name: "an outage that begins with the answer to the write",
    canBefall: takesEffect,
    faults: (request) => [
      aimed({ kind: "reset-after" }, request),
      { vendor: request.vendor, nth: request.position + 1, ...OUTAGE },
    ],
  },

  killed("a process killed before it sends the request", ofWritesAndLater, "before the request is sent"),
  killed("a process killed after the write, before its answer", takesEffect, "before its answer"),
  killed("a process killed before a late effect of the write", takesEffect, "before its answer", LATE_EFFECT),
  // Whatever came before, the engine saves only once.
  killed("a process killed before the engine saves the result", ofLastWrite, "before the engine saves the result"),
];

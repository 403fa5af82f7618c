import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../src/http";

/** How many times shorter every wait is here: the client's own, and how late a vendor answers or acts. */
const HURRY = 200;

export const hurried = (ms: number): number => Math.ceil(ms / HURRY);

/** Only waits are shorter: what the vendor dates has to be comparable with this machine's clock. */
export const hurriedClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(hurried(ms), undefined, signal ? { signal } : {}),
  random: () => 0.5,
};

/** The client's default. */
const REQUEST_TIMEOUT = 30_000;

/** For requests that are meant to come to nothing: on a busy machine any other takes as long now and then. */
export const impatientMs = hurried(REQUEST_TIMEOUT);

/** After the client gave up, but before it looked for the last time. */
export const tooLateMs = hurried(REQUEST_TIMEOUT + 2_000);

/** A server behind a gateway that gave up comes to an end, between the client's second look and its third. */
export const lateEffectMs = hurried(3_000);

/** Nobody starts a killed program again within less. */
export const restart = (): Promise<void> => delay(hurried(5_000));

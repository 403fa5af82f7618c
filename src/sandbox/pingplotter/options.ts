import type { Reading } from "../assumptions/readings";

/** Names the vendor in the sandbox, and its controls below `/_sandbox`. */
export const key = "pingPlotter";

/** Where its API lives in the sandbox. */
export const mount = "/pingplotter";

export type PingPlotterCredentials = { apiKey: string };

/** What the simulated account needs from its surroundings. */
export interface PingPlotterOptions {
  credentials: PingPlotterCredentials;
  origin: () => string;
  now: () => Date;
  /** Requests per minute. @default 240 */
  rateLimit: number | undefined;
  reading: Reading;
}

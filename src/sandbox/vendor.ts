import type { Hono } from "hono";
import type { Reading } from "./assumptions/readings";

/** How much a fresh sandbox already contains: a handful of agents, or an account big enough for benchmarks. */
export type SeedSize = "small" | "large";

/** What a client needs besides the endpoint, such as `{ token }`. Random for each fresh sandbox. */
export type Credentials = Record<string, string>;

/** Where a client of the vendor reads one value of the connection. */
export interface Setting {
  /** Environment variable. */
  env: string;
  /** Pulumi configuration key, without its `netassure:`. */
  config: string;
  secret?: boolean;
}

/** One table of the page at `/`. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** No program declares these rows: they come with the account, as cloud agents do, or were deleted. */
  supplied?: boolean;
}

/** An error as the vendor words it. */
export interface Refusal {
  headers: Record<string, string>;
  body: string;
}

export interface VendorOptions<C extends Credentials = Credentials> {
  credentials: C;
  /** Origin of the whole sandbox, known once it listens: `http://127.0.0.1:8700`. */
  origin: () => string;
  now: () => Date;
  /** Requests per minute before 429; undefined for the vendor's own limit. */
  rateLimit: number | undefined;
  reading: Reading;
}

/** One simulated vendor. `State` is plain JSON; its app changes it in place. */
export interface Vendor<Key extends string = string, State = unknown, C extends Credentials = Credentials> {
  /** Names the vendor in the connection, the counters, the faults and the state file. */
  key: Key;
  /** The vendor's name for people. */
  name: string;
  /** Path below which its API lives; the endpoint is the sandbox's url plus this. */
  mount: string;
  settings: Readonly<Record<"endpoint" | Extract<keyof C, string>, Setting>>;
  seed(size: SeedSize): State;
  credentials(): C;
  app(state: State, options: VendorOptions<C>): Hono;
  /** What happens outside the API, such as a device that goes offline. Mounted at `/_sandbox/{key}`. */
  controls?(state: State, options: VendorOptions<C>): Hono;
  /** How this vendor answers a path below its mount with an error status; 429 carries its rate-limit headers. */
  refusal(status: number, now: Date, path?: string): Refusal;
  tables(state: State): Table[];
}

/** Checks a vendor entry while keeping its key and credentials as literal types. */
export function defineVendor<const Key extends string, State, C extends Credentials>(
  vendor: Vendor<Key, State, C>,
): Vendor<Key, State, C> {
  return vendor;
}

import { sandboxApp } from "./app";
import type { ChosenReadings } from "./assumptions";
import { Readings } from "./assumptions/readings";
import { Autosave } from "./autosave";
import { Clock } from "./clock";
import type { Connection } from "./connection";
import { FaultList } from "./fault-list";
import { listen } from "./listen";
import { openVendors, saved } from "./open-vendors";
import { RequestLog } from "./request-log";
import type { RunningSandbox } from "./running-sandbox";
import type { RunningVendor } from "./running-vendor";
import { saveState } from "./state-file";
import type { SeedSize, Vendor } from "./vendor";
import { vendors as builtIn } from "./vendors";

export interface SandboxOptions<V extends readonly Vendor[] = typeof builtIn> {
  /** 0 picks a free port. @default 0 */
  port?: number;
  /** @default "127.0.0.1" */
  host?: string;
  /** Loaded when it exists, kept up to date from then on. Without one everything is forgotten at the end. */
  stateFile?: string | undefined;
  /** What a sandbox without a state file starts from. @default "small" */
  seed?: SeedSize;
  /** Requests per minute before 429; undefined for each vendor's own limit. */
  rateLimit?: number | undefined;
  /** How the vendors are read where nobody knows them, other than by default. Not kept in the state file. */
  assumptions?: ChosenReadings | undefined;
  /** The clock that the vendors' own follows. */
  now?: () => Date;
  vendors?: V;
}

/** A running sandbox. */
export interface Sandbox<V extends Vendor = (typeof builtIn)[number]> {
  /** `http://127.0.0.1:8700` */
  url: string;
  connection: Connection<V>;
  /** The vendors behind the connection. */
  vendors: readonly RunningVendor[];
  /** Cuts open connections, writes the state file, frees the port. */
  close(): Promise<void>;
}

/**
 * Starts the vendors' APIs on loopback.
 * @throws SandboxError when the port is taken, the state file is unusable, or an assumption has no such reading.
 */
export async function startSandbox<const V extends readonly Vendor[] = typeof builtIn>(
  options: SandboxOptions<V> = {},
): Promise<Sandbox<V[number]>> {
  const { port = 0, host = "127.0.0.1", stateFile } = options;
  const clock = new Clock(options.now ?? (() => new Date()));
  const readings = new Readings(options.assumptions);
  let url = "";
  const closing = new AbortController();
  const surroundings = { now: clock.now, reading: readings.of, origin: () => url };
  const vendors = await openVendors(options.vendors ?? builtIn, { ...options, ...surroundings });
  const save = async () => {
    if (stateFile !== undefined) await saveState(stateFile, saved(vendors));
  };
  const autosave = new Autosave(save);
  const running: RunningSandbox = {
    url: () => url,
    clock,
    readings,
    vendors,
    requests: new RequestLog(),
    faults: new FaultList(),
    changed: () => autosave.touch(),
    closing: closing.signal,
  };
  const server = await listen(sandboxApp(running), { port, host });
  url = server.url;
  // At once, so that a file that cannot be written is found before anybody relies on it.
  await save().catch(async (error) => {
    await server.close();
    throw error;
  });

  let closed: Promise<void> | undefined;
  const close = async () => {
    closing.abort();
    await server.close();
    await autosave.stop();
  };
  return {
    url,
    connection: connect<V[number]>(url, vendors),
    vendors,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

function connect<V extends Vendor>(url: string, vendors: readonly RunningVendor[]): Connection<V> {
  const parts = vendors.map(({ vendor, endpoint, credentials }) => [vendor.key, { endpoint, ...credentials }]);
  return { url, ...Object.fromEntries(parts) };
}

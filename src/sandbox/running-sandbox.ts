import type { Readings } from "./assumptions/readings";
import type { Clock } from "./clock";
import type { FaultList } from "./fault-list";
import type { RequestLog } from "./request-log";
import type { RunningVendor } from "./running-vendor";

/** What the routes of a running sandbox share. */
export interface RunningSandbox {
  url: () => string;
  clock: Clock;
  readings: Readings;
  vendors: readonly RunningVendor[];
  requests: RequestLog;
  faults: FaultList;
  /** Called after anything that may have changed a vendor's state. */
  changed: () => void;
  /** Fires when the sandbox stops. */
  closing: AbortSignal;
}

import type { Reading } from "./assumptions/readings";
import { describeIssues } from "./errors";
import { objectsSchema } from "./objects-schema";
import { RunningVendor } from "./running-vendor";
import { loadState, type SavedState, unusable } from "./state-file";
import type { SeedSize, Vendor } from "./vendor";

export interface OpenOptions {
  stateFile?: string | undefined;
  seed?: SeedSize;
  rateLimit?: number | undefined;
  now: () => Date;
  origin: () => string;
  reading: Reading;
}

/** Each vendor with what the state file holds of it; a vendor the file lacks starts from a seed. */
export async function openVendors(vendors: readonly Vendor[], options: OpenOptions): Promise<RunningVendor[]> {
  const { stateFile, seed = "small", rateLimit, now, origin, reading } = options;
  const found = stateFile === undefined ? undefined : await loadChecked(stateFile, vendors);
  return vendors.map((vendor) => {
    const credentials = { ...vendor.credentials(), ...found?.credentials[vendor.key] };
    const state = found?.objects[vendor.key] ?? vendor.seed(seed);
    return new RunningVendor(vendor, state, { credentials, origin, now, rateLimit, reading });
  });
}

/** What the state file should hold now. */
export function saved(vendors: readonly RunningVendor[]): SavedState {
  return {
    version: 1,
    credentials: Object.fromEntries(vendors.map(({ vendor, credentials }) => [vendor.key, credentials])),
    objects: objectsOf(vendors),
  };
}

/** Every vendor's state by key. */
export function objectsOf(vendors: readonly RunningVendor[]): Record<string, unknown> {
  return Object.fromEntries(vendors.map(({ vendor, state }) => [vendor.key, state]));
}

async function loadChecked(stateFile: string, vendors: readonly Vendor[]): Promise<SavedState | undefined> {
  const state = await loadState(stateFile);
  if (state === undefined) return undefined;
  const objects = objectsSchema(vendors).safeParse(state.objects);
  if (!objects.success) throw unusable(stateFile, `objects: ${describeIssues(objects.error)}`);
  return state;
}

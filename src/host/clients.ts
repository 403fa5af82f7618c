import { type SettingSources, settingValue, type Vendor, type WaitListener } from "../lifecycle";

const clients = new Map<string, unknown>();

/**
 * The client of a vendor: one in a process for the same settings, so that all resources share its connections, its login
 * and its waiting for a rate limit.
 *
 * @throws MissingSettingError naming key and variable.
 */
export function clientOf<C>(vendor: Vendor<C>, sources: SettingSources, listener?: WaitListener): C {
  const key = settingsKey(vendor, sources);
  const client = clients.get(key) ?? vendor.connect(sources, listener);
  clients.set(key, client);
  return client as C;
}

/** Tells two sets of a vendor's settings apart. It holds their secrets, so it is for memory only. */
export function settingsKey({ name, settings }: Pick<Vendor, "name" | "settings">, sources: SettingSources): string {
  return JSON.stringify([name, ...settings.map((setting) => settingValue(setting, sources))]);
}

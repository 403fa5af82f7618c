import type { RunningVendor } from "./running-vendor";
import type { Setting, Vendor } from "./vendor";

/** What clients need, by vendor key: `{ url, thousandEyes: { endpoint, token } }`. */
export type Connection<V extends Vendor = Vendor> = { url: string } & {
  [One in V as One["key"]]: { endpoint: string } & ReturnType<One["credentials"]>;
};

/** One value of the connection and where a client reads it. */
export interface ConnectionValue extends Setting {
  value: string;
}

/** The values of one vendor, in the order of its settings. */
export function connectionValues({ vendor, endpoint, credentials }: RunningVendor): ConnectionValue[] {
  const values: Record<string, string> = { endpoint, ...credentials };
  return Object.entries(vendor.settings).map(([field, setting]) => ({ ...setting, value: values[field] ?? "" }));
}

/** `export TE_TOKEN=...` */
export function exportLine({ env, value }: ConnectionValue): string {
  return `export ${env}=${value}`;
}

/** `pulumi config set --secret netassure:thousandEyesToken ...` */
export function pulumiConfigLine({ config, value, secret }: ConnectionValue): string {
  return `pulumi config set ${secret ? "--secret " : ""}netassure:${config} ${value}`;
}

import { refuse } from "./answers";
import type { Tenant } from "./tenant";

type Values = Record<string, unknown>;

/** The attributes after a PUT. assumed: pca-put. @throws 400 for a null where documents are merged. */
export function updated<T extends object>({ reading }: Tenant, current: object, sent: T): T {
  if (reading("pca-put") === "replaces") return sent;
  refuseNull(sent);
  return merged(current, sent) as T;
}

function merged(current: object, sent: object): Values {
  const result: Values = { ...current };
  for (const [key, value] of Object.entries(sent)) {
    const before = result[key];
    result[key] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return result;
}

function refuseNull(value: unknown, path = "data.attributes"): void {
  if (value === null) throw refuse(400, `${path} must not be null`);
  if (typeof value !== "object") return;
  for (const [key, member] of Object.entries(value)) refuseNull(member, `${path}.${key}`);
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

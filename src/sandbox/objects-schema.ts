import { z } from "zod";
import type { Vendor } from "./vendor";

/**
 * The states of some or all vendors, by key. Each is checked at its top level only: it must have the parts that a
 * seed of that vendor has, each of the same JSON kind.
 */
export function objectsSchema(vendors: readonly Vendor[]) {
  const states = vendors.map((vendor) => [vendor.key, partsOf(vendor.seed("small")).optional()] as const);
  return z.strictObject(Object.fromEntries(states));
}

function partsOf(seed: unknown) {
  const parts = Object.entries(seed as object).map(([name, value]) => [name, kindOf(value)] as const);
  return z.looseObject(Object.fromEntries(parts));
}

function kindOf(value: unknown): z.ZodType {
  if (Array.isArray(value)) return z.array(z.unknown());
  if (typeof value === "object" && value !== null) return z.record(z.string(), z.unknown());
  if (typeof value === "string") return z.string();
  if (typeof value === "number") return z.number();
  if (typeof value === "boolean") return z.boolean();
  return z.unknown();
}

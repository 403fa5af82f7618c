import type * as z from "zod";
import { type FieldMeta, sameValue, unwrap } from "../../../src/lifecycle";
import type { PropertySample, Sample } from "./sample";

/** Two valid values of a property: those of the sample, or what its type allows beside the server's default. */
export function alternativesOf(name: string, field: z.ZodType, meta: FieldMeta, sample: Sample): PropertySample {
  const given = sample.properties[name];
  if (given) return given;
  const [first, second] = candidates(field).filter(
    (value) => meta.serverDefault === undefined || !sameValue(field, value, meta.serverDefault),
  );
  if (first === undefined) throw new Error(`${sample.name} needs two values for ${name} in its sample`);
  return { values: [first, second ?? meta.serverDefault] };
}

function candidates(field: z.ZodType): unknown[] {
  const type = unwrap(field);
  const def = type.def as { type: string; entries?: object; values?: unknown[] };
  switch (def.type) {
    case "boolean":
      return [true, false];
    case "enum":
      return Object.values(def.entries ?? {});
    case "literal":
      return def.values ?? [];
    case "number":
      return numbers(type as z.ZodNumber);
    default:
      return [];
  }
}

function numbers({ minValue, maxValue }: z.ZodNumber): number[] {
  const low = minValue ?? 1;
  const high = Math.min(maxValue ?? low + 10, low + 1_000_000);
  return [high, Math.floor((low + high) / 2), low];
}

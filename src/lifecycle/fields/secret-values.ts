import type * as z from "zod";
import { metaOf } from "./meta";
import { fieldsFor, type InputSchema, isObject, itemOf, shapeOf, type Values } from "./schema";

/** Every text below a field marked secret: what no message may show. */
export function secretTexts(schema: InputSchema, values: Values): string[] {
  return textsIn(fieldsFor(schema, values), values);
}

function textsIn(fields: Record<string, z.ZodType>, values: Values): string[] {
  return Object.entries(values).flatMap(([name, value]) => (fields[name] ? textsOf(fields[name], value) : []));
}

function textsOf(field: z.ZodType, value: unknown): string[] {
  if (metaOf(field).secret) return everyText(value);
  const item = itemOf(field);
  if (item && Array.isArray(value)) return value.flatMap((entry) => textsOf(item, entry));
  const shape = shapeOf(field);
  return shape && isObject(value) ? textsIn(shape, value) : [];
}

function everyText(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  const inside = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return inside.flatMap(everyText);
}

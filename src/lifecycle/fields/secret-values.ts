import type * as z from "zod";
import { metaOf } from "./meta";
import { entryOf, fieldsFor, type InputSchema, isObject, itemOf, shapeOf, type Values } from "./schema";

/** Every text in a field marked secret: what no message may show. Names of headers and the like are none. */
export function secretTexts(schema: InputSchema, values: Values): string[] {
  const texts: string[] = [];
  mapSecrets(schema, values, (value, field) => {
    const { secretPart = (text: string) => text } = metaOf(field);
    texts.push(...textsIn(value).map(secretPart));
    return value;
  });
  return texts.filter((text) => text !== "");
}

/** A copy of the values in which what is secret, at any depth, went through `change`. */
export function mapSecrets(
  schema: InputSchema,
  values: Values,
  change: (value: unknown, field: z.ZodType) => unknown,
): Values {
  return mapFields(fieldsFor(schema, values), values, change);
}

type Change = (value: unknown, field: z.ZodType) => unknown;

function mapFields(fields: Record<string, z.ZodType>, values: Values, change: Change): Values {
  const mapped = Object.entries(values).map(([name, value]) => {
    const field = fields[name];
    return [name, field ? mapValue(field, value, change) : value];
  });
  return Object.fromEntries(mapped);
}

function mapValue(field: z.ZodType, value: unknown, change: Change): unknown {
  if (value === undefined || value === null) return value;
  if (metaOf(field).secret) return change(value, field);
  const item = itemOf(field);
  if (item && Array.isArray(value)) return value.map((one) => mapValue(item, one, change));
  if (!isObject(value)) return value;
  const entry = entryOf(field);
  if (entry)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapValue(entry, one, change)]));
  const shape = shapeOf(field);
  return shape ? mapFields(shape, value, change) : value;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  const inside = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return inside.flatMap(textsIn);
}

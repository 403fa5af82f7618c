import type * as z from "zod";
import { metaOf } from "./meta";
import { entryOf, fieldsFor, hasMark, type InputSchema, itemOf, shapeOf, type Values } from "./schema";

/** Where a path leads: the field, and whether it lies in a secret, is one or holds one. */
export interface Place {
  field: z.ZodType | undefined;
  secret: boolean;
}

/** Nothing is shown of what is not known, so an unknown field counts as secret. */
export function placeOf(schema: InputSchema, values: Values, path: readonly PropertyKey[]): Place {
  let field: z.ZodType | undefined;
  let secret = false;
  let fields = fieldsFor(schema, values);
  for (const key of path) {
    field = typeof key === "number" ? field && itemOf(field) : (field && entryOf(field)) || fields[String(key)];
    fields = (field && shapeOf(field)) ?? {};
    secret ||= field === undefined || metaOf(field).secret === true;
  }
  return { field, secret: secret || field === undefined || hasMark(field, "secret") };
}

export function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], values);
}

/** `agents[0].agentId`, `headers["X.Y"]` */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[\w$-]+$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

/** The keys of a path that a diff made: `agents[0].agentId`. */
export function keysOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== "")
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

import { isDeepStrictEqual } from "node:util";
import type * as z from "zod";
import { ListIndex } from "./list-index";
import { metaOf } from "./meta";
import { isObject, itemOf, shapeOf, type Values } from "./schema";
import { containsUnknown } from "./values";

/** Whether two values of a field mean the same to the vendor: own spelling rule, order-free lists, deep equality. */
export function sameValue(type: z.ZodType, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) && isAbsent(b);
  if (containsUnknown(a) || containsUnknown(b)) return false;
  const meta = metaOf(type);
  if (meta.same) return meta.same(a, b);
  const item = itemOf(type);
  if (item && Array.isArray(a) && Array.isArray(b)) return sameList(item, meta.listKey, a, b);
  const shape = shapeOf(type);
  if (shape && isObject(a) && isObject(b)) return sameObject(shape, a, b);
  return isDeepStrictEqual(a, b);
}

export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function sameList(item: z.ZodType, listKey: string | undefined, a: unknown[], b: unknown[]): boolean {
  if (listKey === undefined) return a.length === b.length && a.every((value, i) => sameValue(item, value, b[i]));
  return within(item, listKey, a, b) && within(item, listKey, b, a);
}

function within(item: z.ZodType, listKey: string, some: unknown[], all: unknown[]): boolean {
  const index = new ListIndex(item, listKey, all);
  return some.every((value) => index.candidates(value).some((other) => sameValue(item, value, other)));
}

function sameObject(shape: Record<string, z.ZodType>, a: Values, b: Values): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => {
    const field = shape[key];
    return field ? sameValue(field, a[key], b[key]) : isDeepStrictEqual(a[key], b[key]);
  });
}

/** Finds the item of an order-free list that stands for the same thing as a value: an equal one, else one with its key. */
export function partnersIn(item: z.ZodType, listKey: string, list: readonly unknown[]): (value: unknown) => unknown {
  const index = new ListIndex(item, listKey, list);
  return (value) => {
    const candidates = index.candidates(value);
    const equal = candidates.find((other) => sameValue(item, other, value));
    return equal ?? (listKey === "" ? undefined : candidates.find((other) => sameKey(item, listKey, other, value)));
  };
}

function sameKey(item: z.ZodType, listKey: string, a: unknown, b: unknown): boolean {
  const field = shapeOf(item)?.[listKey];
  if (!field || !isObject(a) || !isObject(b) || isAbsent(a[listKey])) return false;
  return sameValue(field, a[listKey], b[listKey]);
}

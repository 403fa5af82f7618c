import type * as z from "zod";
import { metaOf } from "./meta";
import { isObject, shapeOf } from "./schema";

/**
 * The items of an order-free list by what tells them apart, so that two long lists are compared item by item and not
 * each with all. A key that has several spellings cannot be looked up, so then every item is a candidate.
 */
export class ListIndex {
  readonly #byKey = new Map<unknown, unknown[]>();
  readonly #list: readonly unknown[];
  readonly #keyOf: ((value: unknown) => unknown) | undefined;

  constructor(item: z.ZodType, listKey: string, list: readonly unknown[]) {
    this.#list = list;
    this.#keyOf = keyReader(item, listKey);
    for (const value of this.#keyOf ? list : []) {
      const key = this.#keyOf?.(value);
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), value]);
    }
  }

  /** The items that can be equal to the value or stand for the same thing. */
  candidates(value: unknown): readonly unknown[] {
    return this.#keyOf ? (this.#byKey.get(this.#keyOf(value)) ?? []) : this.#list;
  }
}

function keyReader(item: z.ZodType, listKey: string): ((value: unknown) => unknown) | undefined {
  const field = listKey === "" ? item : shapeOf(item)?.[listKey];
  if (!field || metaOf(field).same || metaOf(item).same || shapeOf(field)) return undefined;
  return listKey === "" ? (value) => value : (value) => (isObject(value) ? value[listKey] : value);
}

export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Copies, so that an answer shares nothing with the state. */
export function objects<T extends object>(all: readonly T[]): JsonObject[] {
  return all.map((one) => ({ ...one }) as JsonObject);
}

/** The members that are objects; none when the value is no list. */
export function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The members that are strings; none when the value is no list. */
export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === "string") : [];
}

/** The entries of an object whose value is not undefined. */
export function defined(entries: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Only the named members, those that are there. */
export function pick(source: JsonObject, names: readonly string[]): JsonObject {
  return defined(Object.fromEntries(names.map((name) => [name, source[name]])));
}

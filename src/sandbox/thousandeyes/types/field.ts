import type { Json } from "../json";

/** One key of a request body. */
export interface Field {
  json: "boolean" | "integer" | "string" | "array" | "object";
  /** Every value the vendor takes. Text is matched without regard to case and kept in this spelling. */
  values?: readonly (string | number)[];
  range?: readonly [number, number];
  /** What the server fills in at creation. A field without it is absent from answers until it is set. */
  initial?: Json;
  /** Never part of an answer. */
  hidden?: true;
  /** Holds ids of other objects: decimal, and refused without an explanation when they are not. */
  ids?: true;
  /** The keys of an object, or of every member of an array. */
  items?: Fields;
  /** Takes null, which removes the value. */
  nullable?: true;
}

export type Fields = Readonly<Record<string, Field>>;

type Extra = Pick<Field, "hidden" | "ids" | "nullable">;

function withInitial(field: Field, initial: Json | undefined): Field {
  return initial === undefined ? field : { ...field, initial };
}

export function flag(initial?: boolean, extra: Extra = {}): Field {
  return withInitial({ json: "boolean", ...extra }, initial);
}

export function text(initial?: string, extra: Extra = {}): Field {
  return withInitial({ json: "string", ...extra }, initial);
}

export function whole(range?: readonly [number, number], initial?: number, extra: Extra = {}): Field {
  return withInitial({ json: "integer", ...(range ? { range } : {}), ...extra }, initial);
}

export function oneOf<const V extends string | number>(values: readonly V[], initial?: V, extra: Extra = {}): Field {
  const json = typeof values[0] === "number" ? "integer" : "string";
  return withInitial({ json, values, ...extra }, initial);
}

export function object(items?: Fields, extra: Extra = {}): Field {
  return { json: "object", ...(items ? { items } : {}), ...extra };
}

export function list(items?: Fields, initial?: Json[], extra: Extra = {}): Field {
  return withInitial({ json: "array", ...(items ? { items } : {}), ...extra }, initial);
}

/** The id of another object. */
export const reference: Field = text(undefined, { ids: true });

/** Written, used, and never shown again. */
export const secret: Field = text(undefined, { hidden: true });

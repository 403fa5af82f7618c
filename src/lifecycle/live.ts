import type * as z from "zod";
import { isAbsent, partnersIn, sameValue } from "./fields/equality";
import { metaOf } from "./fields/meta";
import {
  choicesOf,
  fieldsFor,
  type InputSchema,
  isObject,
  isRequired,
  itemOf,
  shapeOf,
  type Values,
} from "./fields/schema";

/**
 * What the vendor says about the properties that a program sets: the program's own spelling where both mean the same,
 * the vendor's value where they differ, nothing where the vendor has nothing.
 */
export function liveOf(schema: InputSchema, set: Values, answer: Values): Values {
  return liveFields(fieldsFor(schema, set), set, answer);
}

function liveFields(fields: Record<string, z.ZodType>, set: Values, answer: Values): Values {
  const live: Values = {};
  for (const [name, value] of Object.entries(set)) {
    const field = fields[name];
    const found = field ? liveValue(field, value, answer[name]) : undefined;
    if (!isAbsent(found)) live[name] = found;
  }
  return live;
}

function liveValue(field: z.ZodType, set: unknown, answer: unknown): unknown {
  const meta = metaOf(field);
  if (meta.inputOnly || meta.writeOnly) return set;
  const found = answer ?? (meta.mayBeAbsent ? set : meta.serverDefault);
  const shape = shapeOf(field);
  if (isAbsent(found)) return shape && isObject(set) ? liveWithoutAnswer(shape, set) : undefined;
  if (sameValue(field, set, found)) return set;
  const item = itemOf(field);
  if (item && Array.isArray(set) && Array.isArray(found)) return liveList(item, meta.listKey, set, found);
  return shape && isObject(set) && isObject(found) ? liveFields(shape, set, found) : asOffered(field, found);
}

/** An object that is missing from an answer may still hold what is never returned, or the vendor's defaults. */
function liveWithoutAnswer(shape: Record<string, z.ZodType>, set: Values): Values | undefined {
  const live = liveFields(shape, set, {});
  return Object.keys(live).length === 0 && Object.keys(set).length > 0 ? undefined : live;
}

function liveList(item: z.ZodType, listKey: string | undefined, set: unknown[], found: unknown[]): unknown[] {
  if (listKey === undefined) {
    return found.map((value, index) =>
      index < set.length ? liveValue(item, set[index], value) : smallestValue(item, value),
    );
  }
  const [partnerFound, partnerSet] = [partnersIn(item, listKey, found), partnersIn(item, listKey, set)];
  const kept = set.flatMap((value) => {
    const partner = partnerFound(value);
    return partner === undefined ? [] : [liveValue(item, value, partner)];
  });
  const others = found.filter((value) => partnerSet(value) === undefined);
  return [...kept, ...others.map((value) => smallestValue(item, value))];
}

/**
 * The smallest inputs that reproduce an object: what the vendor would fill in by itself stays out.
 * Write-only fields cannot be read back and are left for the person who imports.
 */
export function smallestInputs(schema: InputSchema, answer: Values): Values {
  return smallestFields(fieldsFor(schema, answer), answer);
}

function smallestFields(fields: Record<string, z.ZodType>, answer: Values): Values {
  const inputs: Values = {};
  for (const [name, field] of Object.entries(fields)) {
    if (isAbsent(answer[name]) || metaOf(field).writeOnly) continue;
    const value = smallestValue(field, answer[name]);
    if (isRequired(field) || !goesWithoutSaying(field, value)) inputs[name] = value;
  }
  return inputs;
}

function smallestValue(field: z.ZodType, value: unknown): unknown {
  const item = itemOf(field);
  if (item && Array.isArray(value)) return value.map((entry) => smallestValue(item, entry));
  const shape = shapeOf(field);
  return shape && isObject(value) ? smallestFields(shape, value) : asOffered(field, value);
}

/** The vendor's value in the spelling that a program can use, where there is a choice of them. */
function asOffered(field: z.ZodType, value: unknown): unknown {
  return choicesOf(field).find((choice) => sameValue(field, choice, value)) ?? value;
}

/** `value` is the smallest one: an object of which nothing is left says nothing. */
function goesWithoutSaying(field: z.ZodType, value: unknown): boolean {
  const { serverDefault } = metaOf(field);
  const isEmpty = shapeOf(field) !== undefined && isObject(value) && Object.keys(value).length === 0;
  return isEmpty || (serverDefault !== undefined && sameValue(field, value, serverDefault));
}

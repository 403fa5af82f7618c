import type * as z from "zod";
import type { Answer, ResourceDefinition } from "./definition";
import { isAbsent, sameValue } from "./fields/equality";
import { metaOf } from "./fields/meta";
import { fieldsFor, isObject, shapeOf, type Values } from "./fields/schema";

type Fields = Record<string, z.ZodType>;

/**
 * The values to send: the program's own, and the vendor's default for every property that the program no longer sets.
 * A list is written as a whole, so nothing is restored inside its items.
 */
export function withRestoredDefaults(definition: ResourceDefinition, olds: Values, news: Values): Values {
  return restored(fieldsFor(definition.inputs, news), olds, news);
}

function restored(fields: Fields, olds: Values, news: Values): Values {
  const values: Values = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = restoredValue(field, olds[name], news[name]);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function restoredValue(field: z.ZodType, old: unknown, now: unknown): unknown {
  const shape = shapeOf(field);
  if (shape && isObject(old) && isObject(now)) return restored(shape, old, now);
  if (now !== undefined || old === undefined) return now;
  const { serverDefault } = metaOf(field);
  return serverDefault === undefined || sameValue(field, old, serverDefault) ? undefined : serverDefault;
}

/**
 * What the program dropped and an answer still shows: objects whose default is an empty one, and whatever is given back
 * by leaving it out. That none of it was in the request says nothing about the answer.
 */
export function survivingPaths(definition: ResourceDefinition, olds: Values, news: Values, answer: Answer): string[] {
  return surviving("", fieldsFor(definition.inputs, news), olds, news, answer.inputs);
}

function surviving(prefix: string, fields: Fields, olds: Values, news: Values, answer: Values): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const shape = shapeOf(field);
    const [old, now, found] = [olds[name], news[name], answer[name]];
    const path = `${prefix}${name}`;
    if (shape && isObject(old) && isObject(now) && isObject(found)) {
      return surviving(`${path}.`, shape, old, now, found);
    }
    return isAbsent(now) && isDropped(field) && survives(field, old, found) ? [path] : [];
  });
}

/** What the program dropped although no answer ever shows it, so that its removal cannot be proven. */
export function unseenRemovals(definition: ResourceDefinition, olds: Values, news: Values): string[] {
  return unseen("", fieldsFor(definition.inputs, news), olds, news);
}

function unseen(prefix: string, fields: Fields, olds: Values, news: Values): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const [shape, { serverDefault, writeOnly }] = [shapeOf(field), metaOf(field)];
    const [old, now, path] = [olds[name], news[name], `${prefix}${name}`];
    if (shape && isObject(old)) return unseen(`${path}.`, shape, old, isObject(now) ? now : {});
    const isSet = !isAbsent(old) && !(serverDefault !== undefined && sameValue(field, old, serverDefault));
    return writeOnly && isSet && isAbsent(now) ? [path] : [];
  });
}

function isDropped(field: z.ZodType): boolean {
  const { serverDefault, restoredByOmission } = metaOf(field);
  return restoredByOmission === true || (serverDefault !== undefined && shapeOf(field) !== undefined);
}

function survives(field: z.ZodType, old: unknown, found: unknown): boolean {
  if (isAbsent(old) || isAbsent(found)) return false;
  const shape = shapeOf(field);
  if (shape && isObject(old) && isObject(found)) {
    return Object.entries(shape).some(([name, inner]) => survives(inner, old[name], found[name]));
  }
  const { serverDefault, writeOnly } = metaOf(field);
  const isDefault = serverDefault !== undefined && sameValue(field, found, serverDefault);
  return !writeOnly && !isDefault && sameValue(field, old, found);
}

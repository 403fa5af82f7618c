import type * as z from "zod";
import { isAbsent, partnersIn, sameValue } from "./fields/equality";
import { metaOf } from "./fields/meta";
import {
  discriminatorOf,
  fieldsFor,
  holdsMarked,
  type InputSchema,
  isObject,
  itemOf,
  shapeOf,
  type Values,
} from "./fields/schema";

export interface PropertyDiff {
  /** Path in Pulumi's form: `agents[0].agentId`. */
  path: string;
  kind: "add" | "delete" | "update";
  replaces: boolean;
}

/**
 * What a program wants changed, property by property. `olds` holds the last known live values of the properties that
 * were set; computed outputs in it are ignored.
 */
export function diffInputs(schema: InputSchema, olds: Values, news: Values): PropertyDiff[] {
  const discriminator = discriminatorOf(schema);
  if (discriminator !== undefined && olds[discriminator] !== news[discriminator]) {
    return [{ path: discriminator, kind: "update", replaces: true }];
  }
  return diffFields("", fieldsFor(schema, news), olds, news, false);
}

/** The paths of `wanted` that an answer does not show. */
export function differingPaths(schema: InputSchema, live: Values, wanted: Values): string[] {
  return diffInputs(schema, live, wanted).map(({ path }) => path);
}

function diffFields(
  prefix: string,
  fields: Record<string, z.ZodType>,
  olds: Values,
  news: Values,
  replaces: boolean,
): PropertyDiff[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    return diffValue(path, field, olds[name], news[name], replaces);
  });
}

function diffValue(
  path: string,
  field: z.ZodType,
  old: unknown,
  now: unknown,
  parentReplaces: boolean,
): PropertyDiff[] {
  if (sameValue(field, old, now)) return [];
  if (isAbsent(now) && isDefault(field, old)) return [];
  const { inPlace, replaceOnChanges } = metaOf(field);
  const replaces = !inPlace && (parentReplaces || replaceOnChanges === true);
  const wholly = (kind: PropertyDiff["kind"], value: unknown): PropertyDiff[] => [
    { path, kind, replaces: replaces || holdsMarked(field, value, "replaceOnChanges", false) },
  ];
  if (isAbsent(now)) return wholly("delete", old);
  // What was never set is at its default, so saying so is no reason for a new object.
  if (isAbsent(old)) return isDefault(field, now) ? [{ path, kind: "add", replaces: false }] : wholly("add", now);
  return diffInside(path, field, old, now, replaces) ?? wholly("update", old);
}

function isDefault(field: z.ZodType, value: unknown): boolean {
  const { serverDefault } = metaOf(field);
  return serverDefault !== undefined && sameValue(field, value, serverDefault);
}

function diffInside(
  path: string,
  field: z.ZodType,
  old: unknown,
  now: unknown,
  replaces: boolean,
): PropertyDiff[] | undefined {
  const shape = shapeOf(field);
  if (shape && isObject(old) && isObject(now)) return diffFields(path, shape, old, now, replaces);
  const item = itemOf(field);
  if (!item || !Array.isArray(old) || !Array.isArray(now)) return undefined;
  const { listKey } = metaOf(field);
  return listKey === undefined
    ? diffOrdered(path, item, old, now, replaces)
    : diffUnordered(path, item, listKey, old, now, replaces);
}

/** An entry that is new changes the list, and nothing in itself. */
function diffItem(path: string, item: z.ZodType, old: unknown, now: unknown, replaces: boolean): PropertyDiff[] {
  return isAbsent(old) ? [{ path, kind: "add", replaces }] : diffValue(path, item, old, now, replaces);
}

function diffOrdered(path: string, item: z.ZodType, old: unknown[], now: unknown[], replaces: boolean): PropertyDiff[] {
  const kept = now.flatMap((value, index) => diffItem(`${path}[${index}]`, item, old[index], value, replaces));
  const gone = old.slice(now.length).map((_, index) => `${path}[${now.length + index}]`);
  return [...kept, ...gone.map((at) => ({ path: at, kind: "delete" as const, replaces }))];
}

function diffUnordered(
  path: string,
  item: z.ZodType,
  listKey: string,
  old: unknown[],
  now: unknown[],
  replaces: boolean,
): PropertyDiff[] {
  const [partnerNow, partnerBefore] = [partnersIn(item, listKey, now), partnersIn(item, listKey, old)];
  const gone = old.flatMap((value, index) => (partnerNow(value) === undefined ? [`${path}[${index}]`] : []));
  const changed = now.flatMap((value, index) =>
    diffItem(`${path}[${index}]`, item, partnerBefore(value), value, replaces),
  );
  // Pulumi shows one change per path: an item in the place of another one is an update.
  const paths = new Set(changed.map((change) => change.path));
  const left = new Set(gone);
  return [
    ...gone.filter((at) => !paths.has(at)).map((at) => ({ path: at, kind: "delete" as const, replaces })),
    ...changed.map((change) => (left.has(change.path) ? { ...change, kind: "update" as const } : change)),
  ];
}

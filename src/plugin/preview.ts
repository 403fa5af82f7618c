import type { ZodType } from "zod";
import { metaOf, UNKNOWN, type Values } from "../lifecycle";
import type { NativeResource } from "./resources";

/**
 * The properties that a resource will have: the inputs, and of the computed outputs those that an update keeps. Others are
 * only known after `up`.
 */
export function previewed(
  { definition }: NativeResource,
  news: Values,
  existing?: { id: string; olds: Values },
): Values {
  const shape = definition.outputsOf?.(news) ?? definition.outputs.shape;
  const outputs = Object.entries(shape as Record<string, ZodType>).map(([name, field]) => {
    const { sameAsId, stable } = metaOf(field);
    if (existing && sameAsId) return [name, existing.id];
    return [name, existing && stable ? existing.olds[name] : UNKNOWN];
  });
  return { ...news, ...Object.fromEntries(outputs.filter(([, value]) => value !== undefined)) };
}

/** The names of the outputs that an update keeps: the engine knows them while it previews one. */
export function stableOutputs({ definition }: NativeResource): string[] {
  return Object.entries(definition.outputs.shape as Record<string, ZodType>)
    .filter(([, field]) => metaOf(field).sameAsId || metaOf(field).stable)
    .map(([name]) => name);
}

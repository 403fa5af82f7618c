import type * as z from "zod";
import type { CheckFailure, ResourceDefinition } from "./definition";
import { diffInputs } from "./diff";
import { metaOf } from "./fields/meta";
import { fieldsFor, isObject, isRequired, shapeOf, type Values } from "./fields/schema";
import { containsUnknown } from "./fields/values";
import { comparable } from "./resource-diff";

const REASON =
  "cannot be removed once it was set, because the vendor's API has no way to clear it. Set it to the value you want. To be rid of it, the resource has to be made anew (pulumi up --target-replace <urn>), and what was measured so far is lost";

/**
 * A property that the vendor cannot clear must not silently stay behind when a program drops it. A change that
 * replaces the object leaves everything behind anyway.
 */
export function removalFailures(definition: ResourceDefinition, olds: Values, inputs: Values): CheckFailure[] {
  const properties = stuck("", fieldsFor(definition.inputs, inputs), olds, inputs);
  if (properties.length === 0 || replacingPaths(definition, olds, inputs).length > 0) return [];
  return properties.map((property) => ({ property, reason: REASON }));
}

function stuck(prefix: string, fields: Record<string, z.ZodType>, olds: Values, inputs: Values): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const shape = shapeOf(field);
    const [old, now] = [olds[name], inputs[name]];
    if (metaOf(field).inputOnly) return [];
    if (shape && isObject(old) && isObject(now)) return stuck(`${prefix}${name}.`, shape, old, now);
    return old !== undefined && now === undefined && isUnclearable(field) ? [`${prefix}${name}`] : [];
  });
}

/** Whether the property stays at the vendor once it was set. */
export function isUnclearable(field: z.ZodType): boolean {
  const { serverDefault, restoredByOmission, replaceOnChanges, inputOnly } = metaOf(field);
  const restorable = serverDefault !== undefined || restoredByOmission || replaceOnChanges || inputOnly;
  return !restorable && !isRequired(field);
}

/** An object cannot be taken over and replaced at once: the replacement would adopt what is then deleted. */
export function adoptionFailures(definition: ResourceDefinition, olds: Values, inputs: Values): CheckFailure[] {
  if (inputs.adoptId === undefined || inputs.adoptId !== olds.adoptId) return [];
  const paths = replacingPaths(definition, olds, asIfUnknownsStayed(olds, inputs));
  if (paths.length === 0) return [];
  const reason = `names the object that a change of ${paths.join(", ")} replaces. Remove adoptId; the change then creates a new object and deletes this one`;
  return [{ property: "adoptId", reason }];
}

function asIfUnknownsStayed(olds: Values, inputs: Values): Values {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, containsUnknown(value) ? olds[name] : value]),
  );
}

function replacingPaths(definition: ResourceDefinition, olds: Values, inputs: Values): string[] {
  return diffInputs(definition.inputs, comparable(definition, olds, inputs), inputs)
    .filter(({ replaces }) => replaces)
    .map(({ path }) => path);
}

import * as pulumi from "@pulumi/pulumi";
import type { ZodType } from "zod";
import {
  fieldsFor,
  hasMark,
  isObject,
  itemOf,
  metaOf,
  type ResourceDefinition,
  shapeOf,
  type Values,
  variantsOf,
} from "../lifecycle";

/** Marks every secret field of the arguments as secret, as deep as plain objects and lists reach. */
export function withSecrets(definition: ResourceDefinition, args: Values): Values {
  return secretFields(fieldsOf(definition, args), args);
}

/** While it is not known which variant is meant, a field is secret when it is so in any of them. */
function fieldsOf({ inputs }: ResourceDefinition, args: Values): Record<string, ZodType> {
  const known = fieldsFor(inputs, args);
  if (Object.keys(known).length > 0) return known;
  const fields = variantsOf(inputs).flatMap(({ object }) => Object.entries(object.shape as Record<string, ZodType>));
  return Object.fromEntries(fields.filter(([, field]) => hasMark(field, "secret")));
}

function secretFields(fields: Record<string, ZodType>, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, fields[name] ? secretValue(fields[name], value) : value]),
  );
}

function secretValue(field: ZodType, value: unknown): unknown {
  if (value === undefined || !hasMark(field, "secret")) return value;
  const isPlain = !pulumi.Output.isInstance(value) && !(value instanceof Promise);
  const item = itemOf(field);
  if (isPlain && item && Array.isArray(value) && !metaOf(field).secret)
    return value.map((entry) => secretValue(item, entry));
  const shape = shapeOf(field);
  if (isPlain && shape && isObject(value) && !metaOf(field).secret) return secretFields(shape, value);
  return pulumi.secret(value);
}

/**
 * Inputs and outputs that Pulumi has to encrypt in state as a whole, in any variant. A list that can hold secrets is one
 * of them, because Pulumi would not know those of an item that only a refresh finds.
 */
export function secretOutputs(definition: ResourceDefinition): string[] {
  const shapes = [...variantsOf(definition.inputs).map(({ object }) => object.shape), definition.outputs.shape];
  const marked = shapes.flatMap((shape) => Object.entries(shape).filter(([, field]) => isSecret(field as ZodType)));
  return [...new Set(marked.map(([name]) => name))];
}

function isSecret(field: ZodType): boolean {
  const item = itemOf(field);
  return metaOf(field).secret === true || (item !== undefined && hasMark(item, "secret"));
}

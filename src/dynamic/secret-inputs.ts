import * as pulumi from "@pulumi/pulumi";
import type { ZodType } from "zod";
import {
  entryOf,
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
  return mapped(values, (value, name) => (fields[name] ? secretValue(fields[name], value) : value));
}

function secretValue(field: ZodType, value: unknown): unknown {
  if (value === undefined || !hasMark(field, "secret")) return value;
  if (metaOf(field).secret || pulumi.Output.isInstance(value) || value instanceof Promise) return pulumi.secret(value);
  const item = itemOf(field);
  if (item && Array.isArray(value)) return value.map((entry) => secretValue(item, entry));
  const shape = shapeOf(field);
  if (shape && isObject(value)) return secretFields(shape, value);
  const entry = entryOf(field);
  return entry && isObject(value) ? mapped(value, (one) => secretValue(entry, one)) : pulumi.secret(value);
}

function mapped(values: Values, map: (value: unknown, name: string) => unknown): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value, name)]));
}

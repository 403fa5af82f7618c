import { likelyName } from "./nearest";
import { discriminatorOf, type InputSchema, type Values, variantsOf } from "./schema";
import { listed } from "./type-in-words";

/** Why a property of the resource itself is not one of its properties, with the likely meaning. */
export function unknownProperty(schema: InputSchema, inputs: Values, key: string, known: string[]): string {
  const discriminator = discriminatorOf(schema);
  if (discriminator === undefined) return unknownName(key, known);
  const variant = String(inputs[discriminator]);
  const owners = variantsOf(schema).filter(({ object }) => key in object.shape);
  const anyOfThese = `a property of ${discriminator} "${variant}"`;
  if (owners.length === 0) return unknownName(key, known, anyOfThese);
  return `is not ${anyOfThese}; it belongs to ${listed(owners.map(({ name }) => `"${name}"`))}. Remove it`;
}

/** Why a property of a nested object is not one of its properties, with the likely meaning. */
export function unknownName(key: string, known: string[], anyOfThese = "a known property"): string {
  const near = likelyName(key, known);
  return near === undefined
    ? `is not ${anyOfThese}. Known: ${[...known].sort().join(", ")}`
    : `is not ${anyOfThese}. Did you mean "${near}"?`;
}

import { isDeepStrictEqual } from "node:util";
import { listed } from "../../../src/lifecycle/fields/type-in-words";
import type { Property, Shape } from "./property";

export interface VariantProperties {
  /** "twamp-stateful" */
  name: string;
  properties: Property[];
}

interface Owner {
  name: string;
  property: Property;
}

/** The properties of a resource that is one type for all its variants, each with the variants that have it. */
export function mergedVariants(discriminator: string, variants: readonly VariantProperties[]): Property[] {
  const names = new Set(variants.flatMap(({ properties }) => properties.map(({ name }) => name)));
  return [...names].map((name) => {
    const owners = variants.flatMap((variant): Owner[] => {
      const property = variant.properties.find((one) => one.name === name);
      return property ? [{ name: variant.name, property }] : [];
    });
    return merged(discriminator, owners, owners.length === variants.length);
  });
}

function merged(discriminator: string, owners: readonly Owner[], inAll: boolean): Property {
  const [{ property }] = owners as [Owner];
  const isRequired = owners.every((owner) => owner.property.required);
  const only = `${isRequired ? "Required" : "Possible"} with ${discriminator} ${listed(owners.map(({ name }) => `"${name}"`))}.`;
  return {
    ...property,
    description: inAll ? property.description : `${property.description} ${only}`,
    shape: mergedShape(discriminator, owners),
    required: inAll && isRequired,
    alwaysSet: inAll && owners.every((owner) => owner.property.alwaysSet),
  };
}

function mergedShape(discriminator: string, owners: readonly Owner[]): Shape {
  const [{ property }] = owners as [Owner];
  const shapes = owners.map((owner) => owner.property.shape);
  if (shapes.every((shape) => isDeepStrictEqual(shape, property.shape))) return property.shape;
  const choices = shapes.flatMap((shape) => (shape.kind === "choice" ? [shape.values] : []));
  if (choices.length === shapes.length) return { kind: "choice", values: [...new Set(choices.flat())] };
  const objects = owners.flatMap(({ name, property: { shape } }) =>
    shape.kind === "object" ? [{ name, properties: shape.properties }] : [],
  );
  if (objects.length < owners.length) throw new Error(`${property.name} is of several types`);
  return { kind: "object", properties: mergedVariants(discriminator, objects) };
}

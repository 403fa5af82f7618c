import { discriminatorOf } from "../../../src/lifecycle";
import type { NativeFunction } from "../../../src/plugin/functions";
import type { NativeResource } from "../../../src/plugin/resources";
import { fieldsOf, variantsIn } from "../describe";
import { type Property, propertyOf, type Shape } from "./property";
import { mergedVariants } from "./variants";

/** What a program sets on a resource of this type. What the type says by itself is no property. */
export function inputsOf({ definition, fixed }: NativeResource): Property[] {
  const discriminator = discriminatorOf(definition.inputs);
  const variants = variantsIn(definition)
    .filter(({ name }) => discriminator === undefined || [name, undefined].includes(fixed[discriminator] as string))
    .map(({ name, fields }) => ({
      name,
      properties: fields.filter((field) => !(field.name in fixed)).map(propertyOf),
    }));
  return mergedVariants(discriminator ?? "", variants).map((property) => ({
    ...property,
    ...(property.name === definition.nameProperty && { alwaysSet: true }),
    ...(property.name === discriminator && { replaces: "always" }),
  }));
}

/** What only the vendor says. */
export function computedOf({ definition, fixed }: NativeResource): Property[] {
  return answered(definition.outputsOf?.(fixed) ?? definition.outputs.shape);
}

export function argsOf({ definition }: NativeFunction): Property[] {
  return fieldsOf(definition.args.shape).map(propertyOf);
}

export function resultsOf({ definition }: NativeFunction): Property[] {
  return answered(definition.result.shape);
}

/** The vendor may answer with a choice that nobody knows yet, which a Python program would fail on. */
function answered(shape: Record<string, unknown>): Property[] {
  return fieldsOf(shape).map(propertyOf).map(withoutChoices);
}

function withoutChoices(property: Property): Property {
  return { ...property, shape: withoutChoicesIn(property.shape) };
}

function withoutChoicesIn(shape: Shape): Shape {
  switch (shape.kind) {
    case "choice":
      return { kind: "string" };
    case "list":
    case "map":
      return { ...shape, item: withoutChoicesIn(shape.item) };
    case "object":
      return { ...shape, properties: shape.properties.map(withoutChoices) };
    default:
      return shape;
  }
}

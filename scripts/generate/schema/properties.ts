import { discriminatorOf } from "../../../src/lifecycle";
import type { NativeResource } from "../../../src/plugin/resources";
import { fieldsOf, variantsIn } from "../describe";
import { type Property, propertyOf } from "./property";
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
  const shape = definition.outputsOf?.(fixed) ?? definition.outputs.shape;
  return fieldsOf(shape).map(propertyOf);
}

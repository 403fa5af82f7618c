import { nativeResources } from "../../../src/plugin/resources";
import { computedOf, inputsOf } from "./properties";
import type { DescribedResource } from "./resource";
import { SpecWriter } from "./spec";
import { TypeNames } from "./type-names";

/** The resources of a vendor, and the names of the types that their properties need. */
export interface Module {
  name: string;
  resources: DescribedResource[];
  names: TypeNames;
  writer: SpecWriter;
}

export function moduleOf(name: string): Module {
  const resources = nativeResources
    .filter((resource) => resource.module === name)
    .map((resource) => ({ resource, inputs: inputsOf(resource), computed: computedOf(resource) }));
  const names = new TypeNames(
    resources.map(({ resource, inputs, computed }) => ({ name: resource.name, properties: [...inputs, ...computed] })),
  );
  return { name, resources, names, writer: new SpecWriter(name, names) };
}

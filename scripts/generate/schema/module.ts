import { nativeFunctions } from "../../../src/plugin/functions";
import { nativeResources } from "../../../src/plugin/resources";
import type { DescribedFunction } from "./function";
import { capital } from "./programs/program";
import { argsOf, computedOf, inputsOf, resultsOf } from "./properties";
import type { DescribedResource } from "./resource";
import { SpecWriter } from "./spec";
import { TypeNames } from "./type-names";

/** The resources and functions of a vendor, and the names of the types that their properties need. */
export interface Module {
  name: string;
  resources: DescribedResource[];
  functions: DescribedFunction[];
  names: TypeNames;
  writer: SpecWriter;
}

export function moduleOf(name: string): Module {
  const resources = nativeResources
    .filter((resource) => resource.module === name)
    .map((resource) => ({ resource, inputs: inputsOf(resource), computed: computedOf(resource) }));
  const functions = nativeFunctions
    .filter((native) => native.module === name)
    .map((native) => ({ native, args: argsOf(native), results: resultsOf(native) }));
  const names = new TypeNames([
    ...resources.map(({ resource, inputs, computed }) => ({
      name: resource.name,
      properties: [...inputs, ...computed],
    })),
    ...functions.map(({ native, args, results }) => ({
      name: capital(native.name),
      properties: [...args, ...results],
    })),
  ]);
  return { name, resources, functions, names, writer: new SpecWriter(name, names) };
}

import type { NativeResource } from "../../../src/plugin/resources";
import type { Property } from "./property";
import { required, type Spec, type SpecWriter } from "./spec";

export interface DescribedResource {
  resource: NativeResource;
  inputs: Property[];
  computed: Property[];
}

/** A resource of the schema. */
export function resourceSpec(
  { resource, inputs, computed }: DescribedResource,
  description: string,
  writer: SpecWriter,
): Spec {
  const outputs = [...inputs, ...computed];
  return {
    description,
    properties: writer.outputs(outputs),
    ...required("required", outputs, "alwaysSet"),
    inputProperties: writer.inputs(inputs),
    ...required("requiredInputs", inputs),
    // What nobody can find again is in no list either.
    ...(resource.definition.findable !== false && { listInputs: { type: "object" } }),
    aliases: [{ type: resource.dynamicToken }],
  };
}

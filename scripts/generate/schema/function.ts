import type { NativeFunction } from "../../../src/plugin/functions";
import type { Property } from "./property";
import { required, type Spec, type SpecWriter } from "./spec";

export interface DescribedFunction {
  native: NativeFunction;
  args: Property[];
  results: Property[];
}

/** A function of the schema. */
export function functionSpec({ args, results }: DescribedFunction, description: string, writer: SpecWriter): Spec {
  return {
    description,
    // With an object of no properties a Go program would have to give one.
    ...(args.length > 0 && {
      inputs: { type: "object", properties: writer.inputs(args), ...required("required", args) },
    }),
    outputs: { type: "object", properties: writer.outputs(results), ...required("required", results) },
  };
}

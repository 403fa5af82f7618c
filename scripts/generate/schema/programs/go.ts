import { Reference } from "../../examples";
import type { Shape } from "../property";
import { choiceName } from "../spec";
import { camelCase, capital, type ProgramResource } from "./program";
import { argumentsOf, type Notation, written } from "./written";

const SCALARS = { string: "String", integer: "Int", number: "Float64", boolean: "Bool" } as const;

export function goProgram(resources: readonly ProgramResource[]): string {
  const modules = [...new Set(resources.map(({ module }) => module))];
  const imports = modules.map((module) => `"netassure.dev/sdk/go/netassure/${module}"`);
  const body = resources.map((resource, index) => declaration(resource, resultsOf(resource, resources, index)));
  return `package main

import (
${['"github.com/pulumi/pulumi/sdk/v3/go/pulumi"', ...imports].map((line) => `\t${line}\n`).join("")})

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
${body.join("")}		return nil
	})
}`;
}

function declaration(resource: ProgramResource, results: string): string {
  const { module, type, name, inputs, properties } = resource;
  const args = written(...argumentsOf(inputs, properties), notationOf(resource), "\t\t");
  return `\t\t${results} ${module}.New${type}(ctx, ${JSON.stringify(name)}, ${args})
\t\tif err != nil {
\t\t\treturn err
\t\t}
`;
}

/** Go takes neither a variable that nobody uses nor a declaration that declares nothing new. */
function resultsOf({ name }: ProgramResource, resources: readonly ProgramResource[], index: number): string {
  const values = resources.flatMap(({ inputs }) => Object.values(inputs));
  const isUsed = values.some((value) => value instanceof Reference && value.resource === name);
  if (isUsed) return `${camelCase(name)}, err :=`;
  return index === 0 ? "_, err :=" : "_, err =";
}

function notationOf({ module, type, names }: ProgramResource): Notation {
  // The arguments themselves are an object that is named after the resource.
  const typeName = (shape: Shape) =>
    shape.kind === "object" || shape.kind === "choice"
      ? (names.find(shape) ?? type)
      : SCALARS[shape.kind as keyof typeof SCALARS];
  return {
    indent: "\t",
    reference: ({ resource, property }) => `${camelCase(resource)}.${capital(property)}`,
    scalar: (value, shape) => {
      if (shape.kind === "choice") return `${module}.${typeName(shape)}${choiceName(String(value))}`;
      return `pulumi.${typeName(shape)}(${JSON.stringify(value)})`;
    },
    brackets(shape) {
      if (shape.kind === "object") return [`&${module}.${typeName(shape)}Args{`, "}"];
      if (shape.kind !== "list" && shape.kind !== "map") throw new Error(`${shape.kind} has no brackets`);
      const own = shape.item.kind === "object" ? module : "pulumi";
      return [`${own}.${typeName(shape.item)}${shape.kind === "list" ? "Array" : "Map"}{`, "}"];
    },
    key: (name, { kind }) => (kind === "map" ? `${JSON.stringify(name)}: ` : `${capital(name)}: `),
  };
}

import { type ProgramResource, snakeCase } from "./program";
import { type Notation, written } from "./written";

const notation: Notation = {
  indent: "    ",
  scalar: (value) => (typeof value === "boolean" ? (value ? "True" : "False") : JSON.stringify(value)),
  reference: ({ resource, property }) => `${snakeCase(resource)}.${snakeCase(property)}`,
  brackets: ({ kind }) => (kind === "list" ? ["[", "]"] : ["{", "}"]),
  key: (name, { kind }) => `${JSON.stringify(kind === "map" ? name : snakeCase(name))}: `,
};

export function pythonProgram(resources: readonly ProgramResource[]): string {
  return ["import pulumi_netassure as netassure", ...resources.map(declaration)].join("\n\n");
}

function declaration({ module, type, name, inputs, properties }: ProgramResource): string {
  const args = properties
    .filter((property) => property.name in inputs)
    .map((property) => {
      const value = written(inputs[property.name], property.shape, notation, notation.indent);
      return `${notation.indent}${snakeCase(property.name)}=${value},\n`;
    });
  const call = `netassure.${module}.${type}(\n${notation.indent}${JSON.stringify(name)},\n${args.join("")})`;
  return `${snakeCase(name)} = ${call}`;
}

import { camelCase, type ProgramResource } from "./program";
import { argumentsOf, type Notation, written } from "./written";

const notation: Notation = {
  indent: "  ",
  scalar: (value) => JSON.stringify(value),
  reference: ({ resource, property }) => `${camelCase(resource)}.${property}`,
  brackets: ({ kind }) => (kind === "list" ? ["[", "]"] : ["{", "}"]),
  key: (name) => `${name}: `,
};

export function typescriptProgram(resources: readonly ProgramResource[]): string {
  return ['import * as netassure from "@netassure/native";', ...resources.map(declaration)].join("\n\n");
}

function declaration({ module, type, name, inputs, properties }: ProgramResource): string {
  const args = written(...argumentsOf(inputs, properties), notation);
  return `const ${camelCase(name)} = new netassure.${module}.${type}(${JSON.stringify(name)}, ${args});`;
}

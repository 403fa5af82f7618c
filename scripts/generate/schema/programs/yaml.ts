import { stringify } from "yaml";
import { isObject, type Values } from "../../../../src/lifecycle";
import { PACKAGE } from "../../../../src/plugin/resources";
import { Reference } from "../../examples";
import type { ProgramResource } from "./program";

export function yamlProgram(programResources: readonly ProgramResource[]): string {
  const resources = programResources.map(({ module, type, name, inputs }) => [
    name,
    { type: `${PACKAGE}:${module}:${type}`, properties: interpolated(inputs) },
  ]);
  return stringify({ resources: Object.fromEntries(resources) }, { aliasDuplicateObjects: false }).trimEnd();
}

function interpolated(value: unknown): unknown {
  if (value instanceof Reference) return `\${${value.resource}.${value.property}}`;
  if (Array.isArray(value)) return value.map(interpolated);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value as Values).map(([key, item]) => [key, interpolated(item)]));
}

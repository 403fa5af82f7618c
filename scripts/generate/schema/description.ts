import { type ExampleResource, examples } from "../examples";
import type { Module } from "./module";
import { goProgram } from "./programs/go";
import type { ProgramResource } from "./programs/program";
import { pythonProgram } from "./programs/python";
import { typescriptProgram } from "./programs/typescript";
import { yamlProgram } from "./programs/yaml";
import type { DescribedResource } from "./resource";

/** What a resource is, and a program that declares one in every language, as Pulumi's documentation reads it. */
export function descriptionOf(
  { resource: { definition, module, name } }: DescribedResource,
  modules: readonly Module[],
): string {
  const example = examples[`${module}:${name}`];
  if (!example) throw new Error(`${module}:${name} needs an example in scripts/generate/examples`);
  const about = [definition.description, example.about].filter((sentence) => sentence !== undefined);
  return `${about.join(" ")}\n\n${examplesSection(example.resources.map((one) => inProgram(one, modules)))}`;
}

function inProgram({ module, type, name, inputs }: ExampleResource, modules: readonly Module[]): ProgramResource {
  const own = modules.find((one) => one.name === module);
  const described = own?.resources.find(({ resource }) => resource.name === type);
  if (!own || !described) throw new Error(`an example declares ${module}:${type}, which is not there`);
  return { module, type, name, inputs, properties: described.inputs, names: own.names };
}

function examplesSection(resources: readonly ProgramResource[]): string {
  const programs = [
    ["typescript", typescriptProgram(resources)],
    ["python", pythonProgram(resources)],
    ["go", goProgram(resources)],
    ["yaml", yamlProgram(resources)],
  ];
  const blocks = programs.map(([language, program]) => `\`\`\`${language}\n${program}\n\`\`\``);
  const opening = ["{{% examples %}}", "## Example Usage", "{{% example %}}"];
  return [...opening, ...blocks, "{{% /example %}}", "{{% /examples %}}"].join("\n\n");
}

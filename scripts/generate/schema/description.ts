import { type ExampleResource, examples, lookupExamples } from "../examples";
import type { DescribedFunction } from "./function";
import type { Module } from "./module";
import { nativeWords } from "./native-words";
import { goCall, pythonCall, typescriptCall, yamlCall } from "./programs/calls";
import { goProgram } from "./programs/go";
import type { ProgramResource } from "./programs/program";
import { pythonProgram } from "./programs/python";
import { typescriptProgram } from "./programs/typescript";
import { yamlProgram } from "./programs/yaml";
import type { DescribedResource } from "./resource";

/** What a resource is, and a program that declares one in every language, as Pulumi's documentation reads it. */
export function resourceDescription(
  { resource: { definition, module, name } }: DescribedResource,
  modules: readonly Module[],
): string {
  const example = examples[`${module}:${name}`];
  if (!example) throw new Error(`${module}:${name} needs an example in scripts/generate/examples`);
  const about = [definition.description, example.about].filter((sentence) => sentence !== undefined);
  const program = example.resources.map((one) => inProgram(one, modules));
  return `${about.join(" ")}\n\n${examplesSection({
    typescript: typescriptProgram(program),
    python: pythonProgram(program),
    go: goProgram(program),
    yaml: yamlProgram(program),
  })}`;
}

/** What a function finds, and a program that calls it in every language. */
export function functionDescription({ native: { definition, module, name } }: DescribedFunction): string {
  const args = lookupExamples[`${module}:${name}`];
  if (!args) throw new Error(`${module}:${name} needs an example in scripts/generate/examples`);
  const call = { module, name, args };
  const about = nativeWords(`${definition.description} It fails when ${definition.failsWhen}.`);
  return `${about}\n\n${examplesSection({
    typescript: typescriptCall(call),
    python: pythonCall(call),
    go: goCall(call),
    yaml: yamlCall(call),
  })}`;
}

export function inProgram(
  { module, type, name, inputs }: ExampleResource,
  modules: readonly Module[],
): ProgramResource {
  const own = modules.find((one) => one.name === module);
  const described = own?.resources.find(({ resource }) => resource.name === type);
  if (!own || !described) throw new Error(`an example declares ${module}:${type}, which is not there`);
  return { module, type, name, inputs, properties: described.inputs, names: own.names };
}

function examplesSection(programs: Record<"typescript" | "python" | "go" | "yaml", string>): string {
  const blocks = Object.entries(programs).map(([language, program]) => `\`\`\`${language}\n${program}\n\`\`\``);
  const opening = ["{{% examples %}}", "## Example Usage", "{{% example %}}"];
  return [...opening, ...blocks, "{{% /example %}}", "{{% /examples %}}"].join("\n\n");
}

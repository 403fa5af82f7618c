import { type ExampleResource, examples } from "../../../scripts/generate/examples";
import { inProgram } from "../../../scripts/generate/schema/description";
import { moduleOf } from "../../../scripts/generate/schema/module";
import { goProgram } from "../../../scripts/generate/schema/programs/go";
import type { ProgramResource } from "../../../scripts/generate/schema/programs/program";
import { pythonProgram } from "../../../scripts/generate/schema/programs/python";
import { typescriptProgram } from "../../../scripts/generate/schema/programs/typescript";
import { yamlProgram } from "../../../scripts/generate/schema/programs/yaml";
import { vendors } from "../../../src/registry";
import type { NativeLanguage } from "./native-project";

const writers: Record<NativeLanguage, (resources: readonly ProgramResource[]) => string> = {
  yaml: yamlProgram,
  python: pythonProgram,
  go: goProgram,
  nodejs: (resources) =>
    typescriptProgram(resources).replace(/^import \* as (\w+) from (".*");$/m, "const $1 = require($2);"),
};

/** The examples of every resource type in the schema; several are about the same agent. */
export const exampleResources: readonly ExampleResource[] = [
  ...new Map(
    Object.values(examples).flatMap(({ resources }) => resources.map((one) => [one.name, one] as const)),
  ).values(),
];

/** All of them as one program. */
export function programOfExamples(language: NativeLanguage): string {
  const modules = vendors.map(({ module }) => moduleOf(module));
  return writers[language](exampleResources.map((one) => inProgram(one, modules)));
}

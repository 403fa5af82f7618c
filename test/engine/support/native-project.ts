import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { type NativeLanguage, provideSdk } from "../../../scripts/support/native-sdks.mjs";
import { languagesHere } from "../../../scripts/toolchain.mjs";
import { environmentOf } from "./languages";
import { Project, root } from "./project";

export type { NativeLanguage };

/** The languages that this machine can run programs in. */
export const languages: readonly NativeLanguage[] = ["nodejs", ...languagesHere()];

/** The file that holds the program. */
export const programFiles: Record<NativeLanguage, string> = {
  yaml: "Pulumi.yaml",
  python: "__main__.py",
  go: "main.go",
  nodejs: "index.js",
};

/** A Go program stays where it was built, so that it is linked only when it has changed. */
const runtimes: Partial<Record<NativeLanguage, string>> = {
  python: "python",
  go: "{ name: go, options: { buildTarget: .built } }",
};

/** A project whose home has the plugin, and whose programs find the SDK of their language. */
export async function nativeProject(language: NativeLanguage, env: Record<string, string> = {}): Promise<Project> {
  const project = new Project({ ...(language === "nodejs" ? {} : await environmentOf(language)), ...env });
  const runtime = runtimes[language];
  if (runtime !== undefined) project.write("Pulumi.yaml", `name: engine-test\nruntime: ${runtime}\n`);
  installPlugin(project);
  Object.assign(project.env, await provideSdk(language, project.folder));
  return project;
}

/** Puts the plugin of this checkout into the project's home. */
export function installPlugin({ env }: Project): void {
  execFileSync(process.execPath, [join(root, "dist/cli.js"), "plugin", "install"], { env });
}

/** Writes a program; one in YAML is the project file as well. */
export function writeNative(project: Project, language: NativeLanguage, program: string): void {
  const text = language === "yaml" ? `name: engine-test\nruntime: yaml\n${program}` : program;
  project.write(programFiles[language], `${text}\n`);
}

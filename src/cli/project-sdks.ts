import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** An SDK of the native provider that a project has. */
export interface Sdk {
  name: string;
  version: string;
}

/** The SDKs of the project in a folder, as far as files tell without starting its language. */
export function projectSdks(folder: string, env: NodeJS.ProcessEnv = process.env): Sdk[] {
  return [nodeSdk(folder), pythonSdk(folder, env), goSdk(folder)].filter((sdk) => sdk !== undefined);
}

function nodeSdk(folder: string): Sdk | undefined {
  const name = "@netassure/native";
  const found = upwards(folder).map((above) => read(join(above, "node_modules", name, "package.json")));
  const version = found.map((text) => /"version":\s*"([^"]+)"/.exec(text)?.[1]).find((one) => one !== undefined);
  return version === undefined ? undefined : { name, version };
}

function pythonSdk(folder: string, { VIRTUAL_ENV }: NodeJS.ProcessEnv): Sdk | undefined {
  const environments = [...(VIRTUAL_ENV ? [VIRTUAL_ENV] : []), join(folder, ".venv"), join(folder, "venv")];
  const packages = environments.flatMap((root) => [
    ...names(join(root, "Lib", "site-packages")),
    ...names(join(root, "lib")).flatMap((python) => names(join(root, "lib", python, "site-packages"))),
  ]);
  const version = packages.map((name) => /^pulumi_netassure-(.+)\.dist-info$/.exec(name)?.[1]).find(Boolean);
  return version === undefined ? undefined : { name: "pulumi-netassure", version };
}

function goSdk(folder: string): Sdk | undefined {
  const name = "netassure.dev/sdk/go";
  const version = /^\s*(?:require\s+)?netassure\.dev\/sdk\/go v(\S+)/m.exec(read(join(folder, "go.mod")))?.[1];
  return version === undefined ? undefined : { name, version };
}

function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "");
const names = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

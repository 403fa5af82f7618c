import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { version } from "../../../package.json";
import { cacheKey, fillFolder } from "../../../scripts/toolchain/cache.mjs";
import { type Project, root } from "./project";

/* The SDKs of the native provider for the programs of a project, as their package managers would put them there. */

/** Below node_modules it finds `@pulumi/pulumi`, of which a program has just one. */
export async function provideNodeSdk(project: Project): Promise<void> {
  const scope = join(project.folder, "node_modules/@netassure");
  mkdirSync(scope, { recursive: true });
  symlinkSync(await compiledNodeSdk(), join(scope, "native"));
}

export function providePythonSdk(project: Project): void {
  const site = join(project.folder, ".site");
  cpSync(join(root, "sdk/python/pulumi_netassure"), join(site, "pulumi_netassure"), { recursive: true });
  project.write(
    `.site/pulumi_netassure-${version}.dist-info/METADATA`,
    `Metadata-Version: 2.1\nName: pulumi_netassure\nVersion: ${version}\n`,
  );
  project.env.PYTHONPATH = site;
}

/** The program's module is the SDK's with another name: it requires the same, and the SDK. */
export function provideGoSdk(project: Project): void {
  const sdk = join(root, "sdk/go");
  const module = "netassure.dev/sdk/go";
  const own = readFileSync(join(sdk, "go.mod"), "utf8").replace(
    `module ${module}`,
    "module netassure.dev/test/program",
  );
  project.write("go.mod", `${own}\nrequire ${module} v${version}\n\nreplace ${module} => ${sdk}\n`);
  cpSync(join(sdk, "go.sum"), join(project.folder, "go.sum"));
}

async function compiledNodeSdk(): Promise<string> {
  const source = join(root, "sdk/nodejs");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(isSource);
  const checksums = files.map((file) => readFileSync(join(source, file), "utf8"));
  const folder = join(root, "node_modules/.cache", cacheKey({ name: "sdk-nodejs", version, checksums }));
  if (!existsSync(folder)) await fillFolder(folder, (unfinished) => compile(source, unfinished));
  return folder;
}

function isSource(file: string): boolean {
  return /\.(ts|json)$/.test(file) && !/^(bin|node_modules)\b/.test(file);
}

async function compile(source: string, folder: string): Promise<void> {
  const flags = ["--outDir", join(folder, "bin"), "--sourceMap", "false", "--declarationMap", "false"];
  await promisify(execFile)(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", source, ...flags]);
  cpSync(join(source, "package.json"), join(folder, "package.json"));
}

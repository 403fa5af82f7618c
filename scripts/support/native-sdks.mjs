import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheKey, fillFolder } from "../toolchain/cache.mjs";
import { findPython } from "../toolchain/python.mjs";
import { root } from "./paths.mjs";
import { lastLines, runCommand } from "./run-command.mjs";

/** @typedef {"nodejs" | import("../toolchain/pins.mjs").Language} NativeLanguage */

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * Puts the SDK of the native provider into a project, as the package manager of its language would.
 * @param {NativeLanguage} language
 * @param {string} folder
 * @returns {Promise<Record<string, string>>} what the environment of the program needs besides
 */
export async function provideSdk(language, folder) {
  if (language === "nodejs") await provideNodeSdk(folder);
  if (language === "go") await provideGoSdk(folder);
  return language === "python" ? { PYTHONPATH: await providePythonSdk(folder) } : {};
}

/**
 * Below node_modules it finds `@pulumi/pulumi`, of which a program has just one.
 * @param {string} folder
 */
async function provideNodeSdk(folder) {
  const scope = join(folder, "node_modules", "@netassure");
  await mkdir(scope, { recursive: true });
  await symlink(await compiledNodeSdk(), join(scope, "native"));
}

/**
 * With its bytecode, as pip leaves it: a Python that may write none would compile the SDK in every run.
 * @param {string} folder
 */
async function providePythonSdk(folder) {
  const site = join(folder, ".site");
  const info = join(site, `pulumi_netassure-${version}.dist-info`);
  await cp(join(root, "sdk", "python", "pulumi_netassure"), join(site, "pulumi_netassure"), { recursive: true });
  await mkdir(info);
  const metadata = `Metadata-Version: 2.1\nName: pulumi_netassure\nVersion: ${version}\n`;
  await writeFile(join(info, "METADATA"), metadata);
  await must(findPython() ?? "python3", ["-m", "compileall", "-q", site]);
  return site;
}

/**
 * The program's module is the SDK's with another name: it requires the same, and the SDK.
 * @param {string} folder
 */
async function provideGoSdk(folder) {
  const sdk = join(root, "sdk", "go");
  const module = "netassure.dev/sdk/go";
  const own = readFileSync(join(sdk, "go.mod"), "utf8").replace(
    `module ${module}`,
    "module netassure.dev/test/program",
  );
  await writeFile(join(folder, "go.mod"), `${own}\nrequire ${module} v${version}\n\nreplace ${module} => ${sdk}\n`);
  await cp(join(sdk, "go.sum"), join(folder, "go.sum"));
}

/** Compiled as it is for npm, once for these sources. */
async function compiledNodeSdk() {
  const source = join(root, "sdk", "nodejs");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(isSource);
  const checksums = files.map((file) => readFileSync(join(source, file), "utf8"));
  const folder = join(root, "node_modules", ".cache", cacheKey({ name: "sdk-nodejs", version, checksums }));
  if (!existsSync(folder)) await fillFolder(folder, (unfinished) => compile(source, unfinished));
  return folder;
}

/** @param {string} file */
function isSource(file) {
  return /\.(ts|json)$/.test(file) && !/^(bin|node_modules)\b/.test(file);
}

/**
 * @param {string} source
 * @param {string} folder
 */
async function compile(source, folder) {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const flags = ["--outDir", join(folder, "bin"), "--sourceMap", "false", "--declarationMap", "false"];
  await must(process.execPath, [tsc, "-p", source, ...flags]);
  await cp(join(source, "package.json"), join(folder, "package.json"));
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function must(command, args) {
  const { code, output } = await runCommand(command, args);
  if (code !== 0) throw new Error(`${[command, ...args].join(" ")} failed:\n${lastLines(output)}`);
}

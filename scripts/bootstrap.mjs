// Runs on plain Node: nothing is installed yet when it starts.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMain, root } from "./support/paths.mjs";
import { lastLines, runCommand } from "./support/run-command.mjs";

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> }} Lock */

/**
 * Installs the dependencies when they are missing or not those of package-lock.json.
 * @param {{ log?: (line: string) => void, folder?: string }} [options]
 */
export async function bootstrap({ log = console.error, folder = root } = {}) {
  const reason = whyInstall(readLock(join(folder, "package-lock.json")), readLock(installedLock(folder)));
  if (reason === undefined) return;
  log(`Installing the dependencies with npm ci: ${reason}.`);
  const { code, output } = await npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], folder);
  if (code !== 0) throw new Error(`npm ci failed:\n${lastLines(output)}`);
}

/**
 * Compares contents, because a fresh checkout gives every file a new date.
 * @param {Lock | undefined} wanted package-lock.json
 * @param {Lock | undefined} installed what npm noted in node_modules
 * @returns {string | undefined} the reason to install
 */
export function whyInstall(wanted, installed) {
  if (wanted === undefined) throw new Error("package-lock.json is missing or unreadable");
  if (installed === undefined) return "node_modules is missing";
  const stale = Object.keys(wanted.packages).find((path) => path !== "" && !isInstalled(path, wanted, installed));
  return stale && `${stale} is not what package-lock.json asks for`;
}

/**
 * @param {string} path
 * @param {Lock} wanted
 * @param {Lock} installed
 */
function isInstalled(path, wanted, installed) {
  const want = wanted.packages[path];
  const have = installed.packages[path];
  // Optional packages are those of one operating system; npm leaves the others out.
  if (have === undefined) return want?.optional === true || want?.devOptional === true;
  return have.version === want?.version && have.integrity === want?.integrity;
}

/**
 * @param {string} file
 * @returns {Lock | undefined}
 */
function readLock(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
const installedLock = (folder) => join(folder, "node_modules", ".package-lock.json");

/**
 * Inside `npm run`, the same npm again.
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const npmCli = process.env.npm_execpath;
  return npmCli ? runCommand(process.execPath, [npmCli, ...args], { cwd }) : runCommand("npm", args, { cwd });
}

if (isMain(import.meta.url)) await bootstrap();

import { accessSync, constants, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { runCommand } from "../support/run-command.mjs";
import { findVersion } from "./versions.mjs";

export const languageHost = "pulumi-language-nodejs";
export const dynamicLauncher = "pulumi-resource-pulumi-nodejs";

/** @param {string} name */
export const executableName = (name) => (process.platform === "win32" ? `${name}.exe` : name);

/**
 * @param {string} name
 * @param {readonly string[]} folders
 * @returns {string | undefined} the first one's path
 */
export function findExecutable(name, folders) {
  return folders.map((folder) => join(folder, executableName(name))).find(isExecutable);
}

/**
 * The folders of PATH.
 * @param {NodeJS.ProcessEnv} [env]
 */
export const pathFolders = (env = process.env) => (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");

/**
 * Where a `pulumi` looks for its helpers: beside itself, beside what it is a link to, then on PATH.
 * @param {string} pulumi
 * @param {NodeJS.ProcessEnv} [env]
 */
export const helperFolders = (pulumi, env) => [dirname(pulumi), dirname(realpathSync(pulumi)), ...pathFolders(env)];

/**
 * @param {string} pulumi path of the CLI
 * @returns {Promise<string | undefined>} undefined when it does not run
 */
export async function readVersion(pulumi) {
  // Even `pulumi version` writes a log below its home.
  const env = {
    ...process.env,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_HOME: join(tmpdir(), "netassure-pulumi-home"),
  };
  const { code, output } = await runCommand(pulumi, ["version"], { env, timeout: 60_000 });
  return code === 0 ? findVersion(output) : undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

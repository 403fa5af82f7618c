import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines, runCommand } from "../support/run-command.mjs";
import { cacheKey, cacheRoot, fillFolder } from "./cache.mjs";
import { findExecutable, pathFolders } from "./executables.mjs";
import { pythonRequirements } from "./pins.mjs";
import { findVersion } from "./versions.mjs";

export const findPython = () => findExecutable("python3", pathFolders());

/**
 * A virtual environment with Pulumi's SDK, as tools/ pins it.
 * @param {import("./hosts.mjs").Speech} speech
 * @returns {Promise<string>} the folder of its `python3`, which is the one that a program gets when it comes first on PATH
 */
export async function ensurePythonSdk({ log, progress }) {
  const python = findPython();
  if (python === undefined)
    throw new Error("Python programs need python3, which is not on PATH: https://www.python.org");
  const requirements = readFileSync(pythonRequirements, "utf8");
  const version = findVersion(await must(python, ["--version"]));
  const key = cacheKey({ name: "python", version: version ?? "unknown", checksums: [requirements] });
  const folder = join(cacheRoot(), key);
  const bin = join(folder, "bin");
  if (findExecutable("python3", [bin])) return bin;
  log(`Installing Pulumi's SDK for Python with pip; once, then it is kept in ${folder}.`);
  const stop = progress("  pip install pulumi (takes half a minute)");
  await fillFolder(folder, (unfinished) => install(python, unfinished)).finally(stop);
  return bin;
}

/**
 * Later the environment is moved, which its `python3` bears; of the scripts beside it only `pip` would not.
 * @param {string} python
 * @param {string} folder
 */
async function install(python, folder) {
  await must(python, ["-m", "venv", folder]);
  const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", pythonRequirements];
  await must(join(folder, "bin", "python3"), args);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function must(command, args) {
  const { code, output } = await runCommand(command, args);
  if (code !== 0) throw new Error(`${[command, ...args].join(" ")} failed:\n${lastLines(output)}`);
  return output;
}

import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { findExecutable, languageHost, readVersion } from "./executables.mjs";

/**
 * What an earlier run left. One that no longer runs is removed, so that it is made again.
 * @param {string} folder
 * @returns {Promise<import("./choose.mjs").Found | { reason: string }>}
 */
export async function findInCache(folder) {
  if (!existsSync(folder)) return { reason: `nothing cached at ${folder}` };
  const bin = join(folder, "bin");
  const version = findExecutable(languageHost, [bin]) && (await readVersion(join(bin, "pulumi")));
  if (version) return { bin: [bin], version };
  await rm(folder, { recursive: true, force: true });
  return { reason: `what was cached at ${folder} did not run and was removed` };
}

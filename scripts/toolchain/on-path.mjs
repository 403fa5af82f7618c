import { dirname } from "node:path";
import { findExecutable, helperFolders, languageHost, pathFolders, readVersion } from "./executables.mjs";
import { oldestVersion } from "./pins.mjs";
import { isAtLeast } from "./versions.mjs";

/**
 * A CLI that the person installed, when it is recent and can run Node programs.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import("./choose.mjs").Found | { reason: string }>}
 */
export async function findOnPath(env = process.env) {
  const pulumi = findExecutable("pulumi", pathFolders(env));
  if (pulumi === undefined) return { reason: "no pulumi on PATH" };
  const version = await readVersion(pulumi);
  if (version === undefined) return { reason: `${pulumi} does not run` };
  if (!isAtLeast(version, oldestVersion)) return { reason: `${pulumi} is ${version}, older than ${oldestVersion}` };
  if (!findExecutable(languageHost, helperFolders(pulumi, env))) return { reason: `${pulumi} has no ${languageHost}` };
  return { bin: [dirname(pulumi)], version };
}

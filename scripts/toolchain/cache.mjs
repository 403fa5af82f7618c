import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";

const abandonedAfter = 60 * 60_000;

/**
 * Where built tools stay: outside the clone, so that the next clone finds them.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheRoot(env = process.env, home = homedir()) {
  if (env.NETASSURE_CACHE) return env.NETASSURE_CACHE;
  return join(env.XDG_CACHE_HOME || join(home, ".cache"), "netassure");
}

/**
 * Names what was built, and for which machine (home folders are shared between machines).
 * @param {{ name?: string, version: string, checksums: readonly string[], platform?: string, arch?: string }} build
 */
export function cacheKey({ name = "pulumi", version, checksums, platform = process.platform, arch = process.arch }) {
  const hash = createHash("sha256").update(checksums.join("\n")).digest("hex").slice(0, 12);
  return `${name}-${version}-${platform}-${arch}-${hash}`;
}

/**
 * Fills a folder at one stroke: nobody ever sees it half full, and of two runs that race both get a full one.
 * @param {string} folder
 * @param {(unfinished: string) => Promise<void>} fill
 */
export async function fillFolder(folder, fill) {
  const prefix = join(dirname(folder), `.${basename(folder)}-`);
  await mkdir(dirname(folder), { recursive: true });
  await removeAbandoned(prefix);
  const unfinished = await mkdtemp(prefix);
  try {
    await fill(unfinished);
    await rename(unfinished, folder).catch(unlessTaken);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** @param {NodeJS.ErrnoException} error */
function unlessTaken(error) {
  if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}

/**
 * What a run left that was stopped midway.
 * @param {string} prefix
 */
async function removeAbandoned(prefix) {
  const names = await readdir(dirname(prefix));
  for (const name of names.filter((name) => name.startsWith(basename(prefix)))) {
    const path = join(dirname(prefix), name);
    const changed = await stat(path).then(({ mtimeMs }) => mtimeMs, Date.now);
    if (Date.now() - changed > abandonedAfter) await rm(path, { recursive: true, force: true });
  }
}

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { root } from "../support/paths.mjs";

export const sdkFolder = join(root, "sdk");

/** Written by hand: `go mod tidy` keeps the module's requirements. */
const byHand = ["README.md", "go/go.mod", "go/go.sum"];

/** What builds and installations leave. */
const leftOver = /(^|\/)(node_modules|bin|build|dist|__pycache__|[^/]+\.egg-info)\/|\.(pyc|tgz|whl)$/;

/** The generated files as they are now. */
export async function writtenFiles() {
  const all = existsSync(sdkFolder) ? await filesBelow(sdkFolder) : new Map();
  return new Map([...all].filter(([file]) => !byHand.includes(file) && !leftOver.test(file)));
}

/**
 * @param {string} folder
 * @returns {Promise<Map<string, string>>} the text of each file, by its path with slashes
 */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.sort().map(async (path) => {
    const name = relative(folder, path).replaceAll(sep, "/");
    return /** @type {const} */ ([name, await readFile(path, "utf8")]);
  });
  return new Map(await Promise.all(files));
}

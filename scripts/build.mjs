import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./support/paths.mjs";
import { lastLines, runCommand } from "./support/run-command.mjs";

/**
 * Builds dist/ when a file of it is missing or a source is newer.
 * @param {{ log?: (line: string) => void }} [options]
 */
export async function ensureBuilt({ log = console.error } = {}) {
  if (isFresh({ sources: sourceFiles(), outputs: outputFiles() })) return;
  log("Building dist/.");
  const { code, output } = await runCommand("npm", ["run", "build"], { cwd: root });
  if (code !== 0) throw new Error(`npm run build failed:\n${lastLines(output, 30)}`);
}

/**
 * @param {{ sources: readonly string[], outputs: readonly string[] }} files
 * @returns {boolean} whether every output exists and none is older than the newest source
 */
export function isFresh({ sources, outputs }) {
  if (!outputs.every((file) => existsSync(file))) return false;
  const built = Math.min(...outputs.map(changedAt));
  return sources.every((file) => changedAt(file) <= built);
}

/**
 * The files below dist/ that a package.json promises.
 * @param {unknown} value any part of it
 * @returns {string[]}
 */
export function promisedFiles(value) {
  if (typeof value === "string") return value.startsWith("./dist/") ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values(value).flatMap(promisedFiles))];
}

/** @param {string} file */
const changedAt = (file) => statSync(file).mtimeMs;

function outputFiles() {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  // Nothing imports the plugin, so package.json does not name it.
  return [...promisedFiles(manifest), "./dist/plugin.js"].map(inRoot);
}

function sourceFiles() {
  const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true });
  const files = sources.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return [...files, ...["package.json", "schema.json", "tsconfig.json", "tsup.config.ts"].map(inRoot)];
}

/** @param {string} file */
const inRoot = (file) => join(root, file);

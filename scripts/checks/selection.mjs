import { parseArgs } from "node:util";

/**
 * Which vitest projects `npm test -- --only unit --only engine` (or `--only unit,engine`) asks for.
 * @param {string[]} args
 * @returns {string[] | undefined} undefined for all of them, and every other check as well
 */
export function selectedProjects(args) {
  const { values } = parseArgs({ args, options: { only: { type: "string", multiple: true } } });
  return values.only?.flatMap((names) => names.split(",")).filter((name) => name !== "");
}

/**
 * Whether a run needs the Pulumi CLI.
 * @param {string[] | undefined} projects
 */
export const needsEngine = (projects) => projects === undefined || projects.includes("engine");

/**
 * vitest's `--project` flags. Without a CLI the engine's tests are left out, since the missing CLI already counts as a failure.
 * @param {string[] | undefined} projects
 * @param {boolean} hasEngine
 */
export function projectFlags(projects, hasEngine) {
  const names = hasEngine ? (projects ?? []) : (projects?.filter((name) => name !== "engine") ?? ["!engine"]);
  return names.flatMap((name) => ["--project", name]);
}

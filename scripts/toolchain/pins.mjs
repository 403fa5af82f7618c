import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/paths.mjs";
import { requiredVersion } from "./versions.mjs";

/** @typedef {{ name: string, folder: string, version: string, about: string }} Tool */

/** The oldest CLI that the package supports (its peer dependency is of the same age). */
export const oldestVersion = "3.216.0";

/**
 * What is built from tools/, the quick one first. Each folder is a Go module that pins one program.
 * @type {Tool[]}
 */
export const tools = [
  pinnedTool("pulumi-language-nodejs", "github.com/pulumi/pulumi/sdk/v3", "half a minute"),
  pinnedTool("pulumi", "github.com/pulumi/pulumi/pkg/v3", "about 3 minutes on 2 cores"),
];

/** The CLI's version, which go.mod decides. */
export const pulumiVersion = tools.find(({ name }) => name === "pulumi")?.version ?? "";

/** The checksums of all that is built, to name the cache by. */
export const checksums = tools.map(({ folder }) => readFileSync(join(folder, "go.sum"), "utf8"));

/**
 * @param {string} name
 * @param {string} module
 * @param {string} about how long a first build takes
 * @returns {Tool}
 */
function pinnedTool(name, module, about) {
  const folder = join(root, "tools", name);
  return { name, folder, about, version: requiredVersion(readFileSync(join(folder, "go.mod"), "utf8"), module) };
}

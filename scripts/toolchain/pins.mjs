import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/paths.mjs";
import { requiredVersion } from "./versions.mjs";

/** @typedef {{ name: string, folder: string, version: string, about: string }} Tool */
/** @typedef {"yaml" | "python" | "go"} Language */

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

/**
 * The hosts of the other languages, built when something asks for them. Of Python's and Go's the module proxy has no
 * newer ones.
 * @type {Record<Language, Tool>}
 */
export const hosts = {
  yaml: pinnedTool("pulumi-language-yaml", "github.com/pulumi/pulumi-yaml", "about 2 minutes on 2 cores"),
  python: pinnedTool("pulumi-language-python", "github.com/pulumi/pulumi/sdk/v3", "half a minute"),
  go: pinnedTool("pulumi-language-go", "github.com/pulumi/pulumi/sdk/v3", "half a minute"),
};

/** Writes the SDKs from schema.json; only those who change the schema need it. */
export const sdkGenerator = pinnedTool("sdk-gen", "github.com/pulumi/pulumi/pkg/v3", "about 2 minutes on 2 cores");

/** What a Python program imports, with all that comes along. */
export const pythonRequirements = join(root, "tools", "pulumi-language-python", "requirements.txt");

/** The CLI's version, which go.mod decides. */
export const pulumiVersion = tools.find(({ name }) => name === "pulumi")?.version ?? "";

/** The checksums of the CLI, to name the cache by. */
export const checksums = tools.map(checksumOf);

/** The checksums of the CLI with the hosts of other languages. */
export const checksumsWithHosts = [...checksums, ...Object.values(hosts).map(checksumOf)];

/** @param {Tool} tool */
function checksumOf({ folder }) {
  return readFileSync(join(folder, "go.sum"), "utf8");
}

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

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { localBin, root } from "../support/paths.mjs";

/** @typedef {{ title: string, command: string, args: string[] }} Check */

/**
 * Every check but the tests, in order: what later ones read is made first.
 * @returns {Check[]}
 */
export function allChecks() {
  return [
    ...generatedFiles(),
    buildCheck,
    { title: "types", command: localBin("tsc"), args: ["--noEmit"] },
    ...exampleTypes(),
    { title: "format and lint", command: localBin("biome"), args: ["check", "."] },
    { title: "imports", command: localBin("depcruise"), args: ["src", "--config", ".dependency-cruiser.cjs"] },
    { title: "package", command: localBin("publint"), args: ["--strict"] },
    // node16: the subpath exports are not meant for the resolution of Node 10, which knows none.
    { title: "package types", command: localBin("attw"), args: ["--pack", "--profile", "node16", ...plain] },
  ];
}

const plain = ["--no-definitely-typed", "--no-emoji"];

/** @type {Check} */
export const buildCheck = { title: "build", command: "npm", args: ["run", "--silent", "build"] };

/** @returns {Check[]} */
function generatedFiles() {
  if (!existsSync(join(root, "scripts", "generate.ts"))) return [];
  return [{ title: "generated files", command: "npm", args: ["run", "--silent", "generate", "--", "--check"] }];
}

/**
 * @returns {Check[]} for the examples that are part of this package; the others are compiled when the tests run them
 */
function exampleTypes() {
  const projects = readdirSync(join(root, "examples")).map((name) => join("examples", name));
  return projects
    .filter((project) => existsSync(join(root, project, "tsconfig.json")))
    .filter((project) => !existsSync(join(root, project, "package.json")))
    .map((project) => ({ title: `types of ${project}`, command: localBin("tsc"), args: ["--noEmit", "-p", project] }));
}

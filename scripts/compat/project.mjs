import { appendFile, copyFile, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { root } from "../support/paths.mjs";
import { lastLines, runCommand } from "../support/run-command.mjs";

const quickstart = join(root, "examples", "quickstart");

/** What the program adds to its outputs, so that nothing else can have run. */
const OUTPUTS = `
export const node = process.version;
export const sdk: string = require("@pulumi/pulumi/package.json").version;
`;

/**
 * @param {string} folder
 * @returns {Promise<string>} the package as it would be published
 */
export async function packCheckout(folder) {
  const output = await npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root);
  return join(folder, JSON.parse(output.slice(output.indexOf("[")))[0].filename);
}

/**
 * The quickstart as somebody installs it, with a Node and an SDK of its own.
 * @param {{ node: string, sdk: string }} versions
 * @param {string} tarball
 * @param {string} folder
 * @returns {Promise<{ project: string, home: string, env: NodeJS.ProcessEnv }>}
 */
export async function installProject({ node, sdk }, tarball, folder) {
  const project = join(folder, `node-${node}-sdk-${sdk}`);
  const home = join(project, "home");
  await mkdir(home, { recursive: true });
  const dependencies = { "@pulumi/pulumi": sdk, netassure: `file:${tarball}`, node, typescript: "^5.9.3" };
  const types = { "@types/node": "^20.19.43" };
  const manifest = { name: "quickstart", private: true, main: "index.ts", dependencies, devDependencies: types };
  await writeFile(join(project, "package.json"), JSON.stringify(manifest));
  await writeFile(join(project, "Pulumi.yaml"), "name: quickstart\nruntime: nodejs\n");
  for (const file of ["index.ts", "tsconfig.json"]) await copyFile(join(quickstart, file), join(project, file));
  await appendFile(join(project, "index.ts"), OUTPUTS);
  await npm(["install", "--no-audit", "--no-fund"], project);
  const path = `${join(project, "node_modules", "node", "bin")}${delimiter}${process.env.PATH}`;
  return { project, home, env: { ...process.env, PATH: path } };
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
async function npm(args, cwd) {
  const { code, output } = await runCommand("npm", args, { cwd });
  if (code !== 0) throw new Error(`npm ${args[0]} failed in ${cwd}:\n${lastLines(output, 30)}`);
  return output;
}

import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../support/paths.mjs";
import { lastLines, runCommand } from "../support/run-command.mjs";

/**
 * A project of its own in a folder, on a local backend.
 * @param {{ folder: string, name: string, program: string, account: { endpoint: string, token: string }, nodeargs?: string }} options
 */
export async function makeProject({ folder, name, program, account, nodeargs }) {
  const cwd = join(folder, name);
  const modules = join(cwd, "node_modules", "@pulumi");
  const state = join(cwd, ".state");
  await mkdir(modules, { recursive: true });
  await mkdir(state, { recursive: true });
  await symlink(root, join(cwd, "node_modules", "netassure"));
  await symlink(join(root, "node_modules", "@pulumi", "pulumi"), join(modules, "pulumi"));
  const runtime = nodeargs ? `\n  name: nodejs\n  options:\n    nodeargs: "${nodeargs}"` : " nodejs";
  await writeFile(join(cwd, "Pulumi.yaml"), `name: bench\nruntime:${runtime}\n`);
  await writeFile(join(cwd, "package.json"), JSON.stringify({ name: "bench", private: true, main: "index.js" }));
  await writeFile(join(cwd, "index.js"), program);
  const env = {
    ...process.env,
    PULUMI_HOME: join(cwd, ".home"),
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    TE_TOKEN: account.token,
    TE_API_ENDPOINT: account.endpoint,
  };
  /** @param {string[]} args */
  const pulumi = async (...args) => {
    const { code, output } = await runCommand("pulumi", [...args, "--non-interactive"], { cwd, env });
    if (code !== 0) throw new Error(`pulumi ${args[0]} failed:\n${lastLines(output, 30)}`);
    return output;
  };
  await pulumi("stack", "init", "bench");
  return { pulumi };
}

/**
 * A program of http-server tests.
 * @param {number} count
 */
export const httpServerTests = (count) => `
const netassure = require("netassure");
for (let n = 0; n < ${count}; n++) {
  new netassure.ThousandEyesTest("shop-" + n, {
    type: "http-server", url: "https://shop-" + n + ".example.com", interval: 300, agents: ["3", "37"],
  });
}
`;

/**
 * The floor: as many dynamic resources with nothing in them.
 * @param {number} count
 */
export const emptyResources = (count) => `
const pulumi = require("@pulumi/pulumi");
class Empty extends pulumi.CustomResource {
  constructor(name) {
    const __provider = "exports.handler=()=>({create:async()=>({id:'1',outs:{}}),diff:async()=>({changes:false})})";
    super("pulumi-nodejs:dynamic:Empty", name, { __provider });
  }
}
for (let n = 0; n < ${count}; n++) new Empty("empty-" + n);
`;

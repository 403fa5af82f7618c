import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../support/paths.mjs";
import { lastLines, runCommand } from "../support/run-command.mjs";

/** @typedef {{ endpoint: string, token: string }} Account */
/** @typedef {Awaited<ReturnType<typeof makeProject>>} Project */

/**
 * A project of its own in a folder, on a local backend.
 * @param {{ folder: string, name: string, files: Record<string, string>, account: Account }} options
 */
export async function makeProject({ folder, name, files, account }) {
  const cwd = join(folder, name);
  const modules = join(cwd, "node_modules", "@pulumi");
  const home = join(cwd, ".home");
  const state = join(cwd, ".state");
  await mkdir(modules, { recursive: true });
  await mkdir(state, { recursive: true });
  await symlink(root, join(cwd, "node_modules", "netassure"));
  await symlink(join(root, "node_modules", "@pulumi", "pulumi"), join(modules, "pulumi"));
  for (const [file, text] of Object.entries(files)) await writeFile(join(cwd, file), text);
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    PULUMI_HOME: home,
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
  return { cwd, home, env, pulumi };
}

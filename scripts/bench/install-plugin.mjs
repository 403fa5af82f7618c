import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../support/paths.mjs";
import { lastLines, runCommand } from "../support/run-command.mjs";

/**
 * Installs the plugin of this checkout, the script that the release archives hold too.
 * @param {string} home Pulumi's
 * @returns {Promise<string>} what Pulumi starts
 */
export async function installPlugin(home) {
  const command = [join(root, "dist", "cli.js"), "plugin", "install"];
  const { code, output } = await runCommand(process.execPath, command, { env: { ...process.env, PULUMI_HOME: home } });
  if (code !== 0) throw new Error(`netassure plugin install failed:\n${lastLines(output)}`);
  const plugins = join(home, "plugins");
  const [folder = ""] = await readdir(plugins);
  return join(plugins, folder, "pulumi-resource-netassure");
}

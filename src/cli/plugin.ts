import { join } from "node:path";
import { Command } from "commander";
import { version } from "../../package.json";
import { pulumiHome } from "../host/pulumi-home";
import { installPlugin } from "./plugin-install";
import { projectSdks, type Sdk } from "./project-sdks";
import type { Terminal } from "./terminal";

/** `netassure plugin` */
export function pluginCommand(terminal: Terminal, script = join(__dirname, "plugin.js")): Command {
  const plugin = new Command("plugin").description("the native provider, for programs in every Pulumi language");
  const install = plugin.command("install").description("put the plugin of this package where Pulumi looks for it");
  install.action(async () => {
    const { folder, changed } = await installPlugin(script, pulumiHome());
    terminal.out(changed ? installed(folder) : `The netassure plugin ${version} is already installed in ${folder}.\n`);
    for (const sdk of projectSdks(process.cwd())) if (sdk.version !== version) terminal.out(asksForAnother(sdk));
  });
  return plugin;
}

const installed = (folder: string) =>
  [
    `Installed the netassure plugin ${version} in ${folder}.`,
    `Programs that use version ${version} of a netassure SDK find it there, whatever their language.`,
    "",
  ].join("\n");

const asksForAnother = (sdk: Sdk) =>
  `${sdk.name} ${sdk.version} in this project asks for another version: npx netassure@${sdk.version} plugin install\n`;

import { version } from "../../package.json";

/** A file of the plugin's folder. */
export interface PluginFile {
  name: string;
  content: string | Buffer;
  executable?: true;
}

export const pluginExecutable = "pulumi-resource-netassure";

/** The plugin as a script that Node runs. Pulumi starts what has its name, on Windows with an extension. */
export function pluginFiles(script: Buffer, platform: string = process.platform): PluginFile[] {
  return [
    // Without it a package.json further up could say that the script is an ES module.
    { name: "package.json", content: `${JSON.stringify({ name: pluginExecutable, version, type: "commonjs" })}\n` },
    ...(platform === "win32" ? [windowsStarter] : []),
    { name: pluginExecutable, content: script, executable: true },
  ];
}

const windowsStarter: PluginFile = {
  name: `${pluginExecutable}.cmd`,
  content: `@node "%~dp0${pluginExecutable}" %*\r\n`,
};

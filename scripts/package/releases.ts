import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type PluginFile, pluginExecutable, pluginFiles } from "../../src/cli/plugin-files";
import { root } from "../support/paths.mjs";
import { type Target, targets, writeArchive } from "./archive";
import { writeChecksums } from "./checksums";
import { singleExecutable } from "./single-executable";

/** The plugin for a machine with Node: the same script for each, under the name that Pulumi asks for. */
export async function packScript(script: string, folder: string): Promise<string[]> {
  const content = await readFile(script);
  const archives: string[] = [];
  for (const target of targets) {
    const files = [...pluginFiles(content, target.os === "windows" ? "win32" : target.os), await licence()];
    archives.push(await writeArchive(folder, target, files));
  }
  return [...archives, await writeChecksums(archives)];
}

/** The plugin for a machine like this one, with or without Node. */
export async function packExecutable(script: string, folder: string): Promise<string[]> {
  const target = thisMachine();
  const name = target.os === "windows" ? `${pluginExecutable}.exe` : pluginExecutable;
  const content = await singleExecutable(script);
  const archive = await writeArchive(folder, target, [{ name, content, executable: true }, await licence()]);
  return [archive, await writeChecksums([archive])];
}

async function licence(): Promise<PluginFile> {
  return { name: "LICENSE", content: await readFile(join(root, "LICENSE")) };
}

function thisMachine(): Target {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const target = targets.find((one) => one.os === os && one.arch === arch);
  if (target === undefined) throw new Error(`Pulumi is not made for ${os} on ${arch}`);
  return target;
}

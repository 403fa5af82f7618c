import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "../../package.json";
import { type PluginFile, pluginFiles } from "./plugin-files";

/** The plugin that is to be installed is not there, or cannot be put where it belongs. */
export class PluginInstallError extends Error {
  override name = "PluginInstallError";
}

export interface Installed {
  folder: string;
  /** False when all of it was there already. */
  changed: boolean;
}

/** Puts a built plugin where Pulumi looks for the one of this version. */
export async function installPlugin(script: string, home: string): Promise<Installed> {
  const folder = join(home, "plugins", `resource-netassure-v${version}`);
  const files = pluginFiles(await readPlugin(script));
  if (await isInstalled(files, folder)) return { folder, changed: false };
  try {
    await write(files, folder);
  } catch (error) {
    throw new PluginInstallError(`the plugin cannot be written to ${folder}: ${(error as Error).message}`);
  }
  return { folder, changed: true };
}

async function readPlugin(script: string): Promise<Buffer> {
  try {
    return await readFile(script);
  } catch {
    throw new PluginInstallError(`the plugin is missing at ${script}; install the npm package netassure again`);
  }
}

async function isInstalled(files: PluginFile[], folder: string): Promise<boolean> {
  if (await exists(unfinishedMark(folder))) return false;
  const same = files.map(async ({ name, content }) => {
    const found = await readFile(join(folder, name)).catch(() => undefined);
    return found?.equals(Buffer.from(content)) ?? false;
  });
  return (await Promise.all(same)).every(Boolean);
}

async function write(files: PluginFile[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(unfinishedMark(folder), "");
  for (const { name, content, executable } of files) {
    // A plugin that is running keeps the file that it was started from.
    const unfinished = join(folder, `.${name}`);
    await writeFile(unfinished, content, { mode: executable ? 0o755 : 0o644 });
    await rename(unfinished, join(folder, name));
  }
  await rm(unfinishedMark(folder));
}

/** Pulumi takes no notice of a plugin while this file is there, which a download that failed leaves too. */
const unfinishedMark = (folder: string) => `${folder}.partial`;

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

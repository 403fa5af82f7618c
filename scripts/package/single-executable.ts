import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localBin } from "../support/paths.mjs";
import { lastLines, runCommand } from "../support/run-command.mjs";

/** By this Node sees that something was put into it. Source: Node.js, Single executable applications. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** A copy of this Node with a script in it, which a machine without Node can start. */
export async function singleExecutable(script: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "netassure-executable-"));
  try {
    const executable = join(folder, process.platform === "win32" ? "plugin.exe" : "plugin");
    await copyFile(process.execPath, executable);
    await chmod(executable, 0o755);
    await prepare(executable);
    await inject(await pack(script, folder), executable);
    if (process.platform === "darwin") await must("codesign", ["--sign", "-", executable]);
    return await readFile(executable);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Before the script is in it: what `strip` makes of the file afterwards does not start. */
async function prepare(executable: string): Promise<void> {
  if (process.platform === "linux") await must("strip", [executable]);
  if (process.platform === "darwin") await must("codesign", ["--remove-signature", executable]);
}

async function pack(script: string, folder: string): Promise<string> {
  const output = join(folder, "plugin.blob");
  const config = join(folder, "config.json");
  const options = { main: script, output, disableExperimentalSEAWarning: true, useCodeCache: true };
  await writeFile(config, JSON.stringify(options));
  await must(process.execPath, ["--experimental-sea-config", config]);
  return output;
}

async function inject(blob: string, executable: string): Promise<void> {
  const segment = process.platform === "darwin" ? ["--macho-segment-name", "NODE_SEA"] : [];
  await must(localBin("postject"), [executable, "NODE_SEA_BLOB", blob, "--sentinel-fuse", FUSE, ...segment]);
}

async function must(command: string, args: string[]): Promise<void> {
  const { code, output } = await runCommand(command, args);
  if (code !== 0) throw new Error(`${command} failed:\n${lastLines(output)}`);
}

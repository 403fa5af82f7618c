// npm run package: what a release of the plugin consists of, in release/.
import { rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { packExecutable, packScript } from "./package/releases";
import { root } from "./support/paths.mjs";

const release = join(root, "release");
const script = join(root, "dist", "plugin.js");

async function main(): Promise<void> {
  await ensureBuilt();
  rmSync(release, { recursive: true, force: true });
  show("The script, for machines with Node 20.18.1 or later:", await packScript(script, join(release, "script")));
  show("A single executable, for machines without Node:", await packExecutable(script, join(release, "executable")));
}

function show(title: string, files: string[]): void {
  console.log(title);
  for (const file of files) console.log(`  ${relative(root, file)}  ${megabytes(statSync(file).size)}`);
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

void main();

// npm run bench: what programs cost on the real engine, as ratios to empty resources, and how fast the plugin starts. With
// --json one line per figure.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureHeap } from "./bench/heap.mjs";
import { measurePluginStart } from "./bench/plugin-start.mjs";
import { measurePreview } from "./bench/preview.mjs";
import { bootstrap } from "./bootstrap.mjs";
import { ensureBuilt } from "./build.mjs";
import { startSandbox } from "./demo/sandbox.mjs";
import { ensureHosts, languagesHere, toolchainEnv } from "./toolchain.mjs";

/** @typedef {{ name: string, value: number, unit: string, limit?: number }} Figure */

/** @param {{ json: boolean }} options */
async function main({ json }) {
  const tell = console.error;
  await bootstrap({ log: tell });
  const toolchain = await ensureHosts(languagesHere(), { log: tell });
  await ensureBuilt({ log: tell });
  Object.assign(process.env, toolchainEnv(toolchain));
  const folder = await mkdtemp(join(tmpdir(), "netassure-bench-"));
  const sandbox = await startSandbox(["--rate-limit", "1000000"]);
  try {
    const account = sandbox.connection.thousandEyes;
    for (const measure of [measurePluginStart, measurePreview, measureHeap]) {
      const figures = await measure({ folder, account, tell });
      for (const figure of figures) console.log(json ? JSON.stringify(figure) : inWords(figure));
      if (figures.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1;
    }
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {Figure} figure */
function inWords({ name, value, unit, limit }) {
  return `${name.padEnd(64)} ${value} ${unit}${limit === undefined ? "" : ` (at most ${limit})`}`;
}

try {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  await main(values);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

// npm run demo: the quickstart's whole life on the built-in sandbox. With --json the last line of stdout is JSON.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bootstrap } from "./bootstrap.mjs";
import { ensureBuilt } from "./build.mjs";
import { startSandbox } from "./demo/sandbox.mjs";
import { openStack } from "./demo/stack.mjs";
import { broken, liveThrough } from "./demo/story.mjs";
import { lastLines } from "./support/run-command.mjs";
import { describeToolchain, ensureToolchain, toolchainEnv } from "./toolchain.mjs";

const interrupted = 130;

/** @param {{ json: boolean, tell: (line: string) => void }} options */
async function main({ json, tell }) {
  await bootstrap({ log: tell });
  const toolchain = await ensureToolchain({ log: tell });
  await ensureBuilt({ log: tell });
  tell(`\nTwo ThousandEyes tests, from declaration to destruction. ${describeToolchain(toolchain)}.`);
  leaveOutPersonalSettings();
  Object.assign(process.env, toolchainEnv(toolchain));

  const start = Date.now();
  const report = await inThrowawayFolder(tell, (folder, signal) => play(folder, signal, tell));
  if (report === undefined) return;
  const seconds = Math.round((Date.now() - start) / 100) / 10;
  const failures = broken(report);
  tell(failures.length === 0 ? `\nAll of it held, in ${seconds} s.` : `\nThis did not hold: ${failures.join("; ")}.`);
  process.exitCode = failures.length === 0 ? 0 : 1;
  if (json) console.log(JSON.stringify({ ...report, seconds }));
}

/**
 * @param {string} folder
 * @param {AbortSignal} signal
 * @param {(line: string) => void} tell
 */
async function play(folder, signal, tell) {
  const sandbox = await startSandbox();
  try {
    tell(`The sandbox plays ThousandEyes at ${sandbox.connection.url}; no account is needed.\n`);
    const stack = await openStack({ folder, account: sandbox.connection.thousandEyes, signal });
    return await liveThrough({ stack, sandbox, tell });
  } finally {
    await sandbox.stop();
  }
}

/**
 * Removes the folder at the end, also after Ctrl-C. After a failure it stays, and is named.
 * @template T
 * @param {(line: string) => void} tell
 * @param {(folder: string, signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T | undefined>} undefined when the work did not come to its end
 */
async function inThrowawayFolder(tell, work) {
  const folder = await mkdtemp(join(tmpdir(), "netassure-demo-"));
  const abort = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => abort.abort());
  try {
    const result = await work(folder, abort.signal);
    await rm(folder, { recursive: true, force: true });
    return result;
  } catch (error) {
    if (abort.signal.aborted) {
      await rm(folder, { recursive: true, force: true });
      tell("\nStopped; nothing is left behind.");
      process.exitCode = interrupted;
      return undefined;
    }
    tell(`\n${lastLines(error instanceof Error ? error.message : String(error), 30)}`);
    tell(`\nThe demo failed. State, configuration and pulumi.log are kept in ${folder}`);
    process.exitCode = 1;
    return undefined;
  }
}

/** The demo is about the sandbox: no account and no stack of the person may slip in. */
function leaveOutPersonalSettings() {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("PULUMI_") || name.startsWith("TE_")) delete process.env[name];
  }
}

const json = process.argv.includes("--json");
const tell = json ? console.error : console.log;
try {
  // Only to refuse what is unknown.
  parseArgs({ options: { json: { type: "boolean" } } });
  await main({ json, tell });
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localBin, root } from "../support/paths.mjs";
import { runCommand } from "../support/run-command.mjs";
import { tallyVitest } from "./tally.mjs";

/**
 * Runs the tests, showing them to the person, and counts them.
 * @param {{ flags: string[], env: NodeJS.ProcessEnv }} options
 * @returns {Promise<import("./tally.mjs").Tally>}
 */
export async function runVitest({ flags, env }) {
  const folder = await mkdtemp(join(tmpdir(), "netassure-test-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const { code } = await runCommand(localBin("vitest"), ["run", ...reporters, ...flags], {
      cwd: root,
      env,
      output: "show",
    });
    return tallyVitest(await readReport(report), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {Promise<import("./tally.mjs").VitestReport | undefined>}
 */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

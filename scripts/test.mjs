// npm test: every check, all of them even when one fails. The last line counts them.
import { bootstrap } from "./bootstrap.mjs";
import { allChecks, buildCheck } from "./checks/commands.mjs";
import { needsEngine, projectFlags, selectedProjects } from "./checks/selection.mjs";
import { finalLine, sum } from "./checks/tally.mjs";
import { runVitest } from "./checks/vitest.mjs";
import { root } from "./support/paths.mjs";
import { formatDuration } from "./support/progress.mjs";
import { runCommand } from "./support/run-command.mjs";
import { describeToolchain, ensureHosts, ensureToolchain, languagesHere, toolchainEnv } from "./toolchain.mjs";

/** @typedef {import("./checks/tally.mjs").Tally} Tally */
/** @typedef {{ title: string, tally: Tally, took: string }} Result */

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };

/** @param {string[]} args */
async function main(args) {
  const projects = selectedProjects(args);
  /** @type {Result[]} */
  const results = [];
  /** @type {(title: string, run: () => Promise<Tally>) => Promise<Tally>} */
  const step = async (title, run) => {
    console.log(`\n== ${title} ==`);
    const start = Date.now();
    const tally = await run().catch(explain);
    const took = formatDuration(Date.now() - start);
    console.log(`${tally.failed === 0 ? "passed" : "FAILED"} in ${took}`);
    results.push({ title, tally, took });
    return tally;
  };

  const installed = await step("dependencies", async () => {
    await bootstrap({ log: console.log });
    return passed;
  });
  // Every other check is itself a dependency.
  if (installed.failed === 0) await runChecks(step, projects);
  summarize(results);
}

/**
 * @param {(title: string, run: () => Promise<Tally>) => Promise<Tally>} step
 * @param {string[] | undefined} projects
 */
async function runChecks(step, projects) {
  let env = process.env;
  let hasEngine = true;
  if (needsEngine(projects)) {
    const tally = await step("Pulumi CLI", async () => {
      const toolchain = await ensureToolchain({ log: console.log });
      console.log(describeToolchain(toolchain));
      env = toolchainEnv(toolchain);
      return passed;
    });
    hasEngine = tally.failed === 0;
  }
  if (needsEngine(projects) && hasEngine) {
    // Before the tests, which would build them too, but without a word and in several processes at once.
    await step("language hosts", async () => {
      const languages = languagesHere();
      await ensureHosts(languages, { log: console.log });
      console.log(`Programs run in ${languages.join(", ")}.`);
      return passed;
    });
  }
  for (const { title, command, args } of projects === undefined ? allChecks() : [buildCheck]) {
    await step(title, async () => {
      const { code } = await runCommand(command, args, { cwd: root, env, output: "show" });
      return code === 0 ? passed : failed;
    });
  }
  await step("tests", () => runVitest({ flags: projectFlags(projects, hasEngine), env }));
}

/** @param {unknown} error */
function explain(error) {
  console.log(error instanceof Error ? error.message : error);
  return failed;
}

/** @param {Result[]} results */
function summarize(results) {
  console.log("\n== summary ==");
  for (const { title, tally, took } of results) {
    console.log(`${tally.failed === 0 ? "passed" : "FAILED"}  ${title.padEnd(32)} ${took}`);
  }
  const total = sum(results.map(({ tally }) => tally));
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(finalLine(total));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

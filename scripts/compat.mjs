// npm run compat: the quickstart's whole life under every Node and Pulumi SDK that package.json promises to work with.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { ensureBuilt } from "./build.mjs";
import { installProject, packCheckout } from "./compat/project.mjs";
import { combinations } from "./compat/versions.mjs";
import { startSandbox } from "./demo/sandbox.mjs";
import { openStack } from "./demo/stack.mjs";
import { broken, liveThrough } from "./demo/story.mjs";
import { describeToolchain, ensureToolchain, toolchainEnv } from "./toolchain.mjs";

/** @typedef {import("./compat/versions.mjs").Combination} Combination */

/** @param {string} folder */
async function main(folder) {
  await bootstrap({ log: console.error });
  const toolchain = await ensureToolchain({ log: console.error });
  await ensureBuilt({ log: console.error });
  Object.assign(process.env, toolchainEnv(toolchain));
  console.log(`The quickstart with ${describeToolchain(toolchain)}:`);
  const tarball = await packCheckout(folder);
  for (const combination of combinations()) {
    const { node, sdk, failures } = await livesThrough(combination, tarball, folder);
    const end = failures.length === 0 ? "held" : `FAILED: ${failures.join("; ")}`;
    console.log(`Node ${node.padEnd(10)} @pulumi/pulumi ${sdk.padEnd(10)} ${end}`);
    if (failures.length > 0) process.exitCode = 1;
  }
}

/**
 * @param {Combination} combination
 * @param {string} tarball
 * @param {string} folder
 * @returns {Promise<{ node: string, sdk: string, failures: string[] }>} with the versions that the program itself saw
 */
async function livesThrough(combination, tarball, folder) {
  const sandbox = await startSandbox();
  try {
    const { project, env, home } = await installProject(combination, tarball, folder);
    const account = sandbox.connection.thousandEyes;
    const { signal } = new AbortController();
    const stack = await openStack({ folder: home, account, signal, project, env });
    /** @type {Record<string, string>} */
    const seen = {};
    const noting = {
      ...stack,
      async refresh() {
        for (const name of ["node", "sdk"]) seen[name] = await stack.output(name);
        return stack.refresh();
      },
    };
    const report = await liveThrough({ stack: noting, sandbox, tell: () => {} });
    const { node = "", sdk = "" } = seen;
    return { node, sdk, failures: [...broken(report), ...combination.unlike({ node, sdk })] };
  } finally {
    await sandbox.stop();
  }
}

const folder = await mkdtemp(join(tmpdir(), "netassure-compat-"));
try {
  await main(folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

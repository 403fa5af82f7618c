import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../support/paths.mjs";
import { showProgress } from "../support/progress.mjs";
import { lastLines, runCommand } from "../support/run-command.mjs";
import { fillFolder } from "./cache.mjs";
import { dynamicLauncher, executableName, findExecutable, pathFolders } from "./executables.mjs";
import { findInCache } from "./in-cache.mjs";
import { tools } from "./pins.mjs";

const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/**
 * Builds the CLI and its Node language host from the modules that tools/ pins by checksum.
 * @param {{ folder: string, log: (line: string) => void, progress?: typeof showProgress }} options
 * @returns {Promise<import("./choose.mjs").Found | { reason: string }>}
 */
export async function buildWithGo({ folder, log, progress = showProgress }) {
  const go = findGo();
  if (go === undefined) return { reason: "Go is not installed" };
  log(`Building the Pulumi CLI from source with ${go}; once, then it is kept in ${folder}.`);
  try {
    await fillFolder(folder, (unfinished) => buildAll(go, join(unfinished, "bin"), progress));
  } catch (error) {
    return { reason: `building with Go failed: ${error instanceof Error ? error.message : error}` };
  }
  return findInCache(folder);
}

export const findGo = () => findExecutable("go", [...pathFolders(), "/usr/local/go/bin"]);

/**
 * @param {string} go
 * @param {string} bin
 * @param {typeof showProgress} progress
 */
async function buildAll(go, bin, progress) {
  await mkdir(bin, { recursive: true });
  for (const tool of tools) await buildTool(go, tool, bin, progress);
  // Beside the CLI it is a bundled plugin; found on PATH the engine warns about it at every run.
  await copyFile(join(root, "node_modules", "@pulumi", "pulumi", dynamicLauncher), join(bin, dynamicLauncher));
}

/**
 * @param {string} go
 * @param {import("./pins.mjs").Tool} tool
 * @param {string} bin
 * @param {typeof showProgress} progress
 */
export async function buildTool(go, tool, bin, progress) {
  const stop = progress(`  go build ${tool.name} ${tool.version} (takes ${tool.about})`);
  const { code, output } = await build(go, tool, bin).finally(stop);
  if (code !== 0) throw new Error(lastLines(output));
}

/**
 * @param {string} go
 * @param {import("./pins.mjs").Tool} tool
 * @param {string} bin
 */
function build(go, tool, bin) {
  const ldflags = `-s -w -X ${versionVariable}=v${tool.version}`;
  const output = join(bin, executableName(tool.name));
  // GOFLAGS is set, not emptied: an empty one falls back to what `go env -w` wrote.
  const env = { ...process.env, GOFLAGS: "-mod=readonly", GOWORK: "off", CGO_ENABLED: "0" };
  const args = ["build", "-trimpath", "-mod=readonly", "-buildvcs=false", "-ldflags", ldflags, "-o", output, "tool"];
  return runCommand(go, args, { cwd: tool.folder, env });
}

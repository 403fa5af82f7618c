import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { showProgress } from "../support/progress.mjs";
import { lastLines, runCommand } from "../support/run-command.mjs";
import { cacheKey, cacheRoot, fillFolder } from "../toolchain/cache.mjs";
import { executableName } from "../toolchain/executables.mjs";
import { buildTool, findGo } from "../toolchain/go-build.mjs";
import { sdkGenerator } from "../toolchain/pins.mjs";
import { filesBelow } from "./written-files.mjs";

/**
 * The SDKs of a schema as Pulumi's own generators write them.
 * @param {string} schemaFile
 * @returns {Promise<Map<string, string>>} the text of each file, by its path below sdk/
 */
export async function generate(schemaFile) {
  const program = await ensureGenerator();
  const folder = await mkdtemp(join(tmpdir(), "netassure-sdk-"));
  try {
    const { code, output } = await runCommand(program, [schemaFile, folder]);
    if (code !== 0) throw new Error(`${sdkGenerator.name} failed:\n${lastLines(output)}`);
    return await filesBelow(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The program in tools/, built once for this machine. */
async function ensureGenerator() {
  const { name, folder, version } = sdkGenerator;
  const checksums = ["go.sum", "main.go"].map((file) => readFileSync(join(folder, file), "utf8"));
  const cached = join(cacheRoot(), cacheKey({ name, version, checksums }));
  const program = join(cached, executableName(name));
  if (existsSync(program)) return program;
  const go = findGo();
  if (go === undefined) throw new Error("Generating the SDKs needs Go 1.26 or newer: https://go.dev/dl/");
  await fillFolder(cached, async (unfinished) => {
    await mkdir(unfinished, { recursive: true });
    await buildTool(go, sdkGenerator, unfinished, showProgress);
  });
  return program;
}

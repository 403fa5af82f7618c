import { constants, existsSync, realpathSync } from "node:fs";
import { chmod, copyFile, link, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { lastLines, runCommand } from "../support/run-command.mjs";
import { cacheKey, cacheRoot, fillFolder } from "./cache.mjs";
import { executableName, findExecutable, helperFolders } from "./executables.mjs";
import { buildTool, findGo } from "./go-build.mjs";
import { checksumsWithHosts, hosts } from "./pins.mjs";

/** @typedef {import("./pins.mjs").Language} Language */
/** @typedef {import("./choose.mjs").Toolchain} Toolchain */
/** @typedef {{ log: (line: string) => void, progress: typeof import("../support/progress.mjs").showProgress }} Speech */

/**
 * The folders of a CLI that runs programs in these languages: its own when it has the hosts, as an installed one does.
 * @param {Toolchain} toolchain
 * @param {readonly Language[]} languages
 * @param {Speech} speech
 */
export async function withHosts(toolchain, languages, speech) {
  const pulumi = findExecutable("pulumi", toolchain.bin);
  if (pulumi === undefined) throw new Error(`no pulumi in ${toolchain.bin.join(", ")}`);
  const has = helperFolders(pulumi);
  if (languages.every((language) => findExecutable(hosts[language].name, has))) return toolchain.bin;
  const folder = join(cacheRoot(), cacheKey({ version: toolchain.version, checksums: checksumsWithHosts }));
  const bin = join(folder, "bin");
  if (!existsSync(folder)) await fillFolder(folder, (unfinished) => linkCli(pulumi, join(unfinished, "bin")));
  const missing = languages.filter((language) => !findExecutable(hosts[language].name, [bin]));
  for (const language of missing) await buildHost(language, folder, speech);
  return [bin, ...toolchain.bin];
}

/**
 * A host that is on PATH and not beside the CLI makes the engine warn at every run, so the CLI comes along.
 * @param {string} pulumi
 * @param {string} bin
 */
async function linkCli(pulumi, bin) {
  const from = dirname(realpathSync(pulumi));
  await mkdir(bin, { recursive: true });
  const names = (await readdir(from)).filter((name) => name.startsWith("pulumi"));
  for (const name of names) await linkOrCopy(join(from, name), join(bin, name));
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkOrCopy(from, to) {
  return link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
}

/**
 * Each file appears at one stroke, the host itself last.
 * @param {Language} language
 * @param {string} folder
 * @param {Speech} speech
 */
async function buildHost(language, folder, { log, progress }) {
  const host = hosts[language];
  const go = findGo();
  if (go === undefined) throw new Error(`${host.name} has to be built, and Go is not installed. ${advice}`);
  log(`Building ${host.name} from source with ${go}; once, then it is kept in ${folder}.`);
  const unfinished = await mkdtemp(join(folder, ".build-"));
  try {
    if (language === "python") await copyExecutor(go, host.folder, unfinished);
    await buildTool(go, host, unfinished, progress);
    const files = (await readdir(unfinished)).filter((name) => name !== executableName(host.name));
    for (const name of [...files, executableName(host.name)]) {
      await rename(join(unfinished, name), join(folder, "bin", name));
    }
  } catch (error) {
    throw new Error(`building ${host.name} failed: ${error instanceof Error ? error.message : error}\n${advice}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * The script that Python's host runs programs with lies beside its source.
 * @param {string} go
 * @param {string} cwd
 * @param {string} bin
 */
async function copyExecutor(go, cwd, bin) {
  const args = ["list", "-f", "{{.Dir}}", "tool"];
  const { code, output } = await runCommand(go, args, { cwd, env: { ...process.env, GOWORK: "off" } });
  if (code !== 0) throw new Error(lastLines(output));
  const executor = join(bin, "pulumi-language-python-exec");
  await copyFile(join(output.trimEnd(), "..", "pulumi-language-python-exec"), executor);
  await chmod(executor, 0o755);
}

const advice = "An installation of Pulumi has it: https://www.pulumi.com/docs/install/";

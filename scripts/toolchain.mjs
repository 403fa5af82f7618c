import { delimiter, join } from "node:path";
import { isMain, root } from "./support/paths.mjs";
import { showProgress } from "./support/progress.mjs";
import { cacheKey, cacheRoot } from "./toolchain/cache.mjs";
import { chooseToolchain } from "./toolchain/choose.mjs";
import { dynamicLauncher, findExecutable, pathFolders } from "./toolchain/executables.mjs";
import { buildWithGo, findGo } from "./toolchain/go-build.mjs";
import { withHosts } from "./toolchain/hosts.mjs";
import { findInCache } from "./toolchain/in-cache.mjs";
import { installOfficially } from "./toolchain/installer.mjs";
import { findOnPath } from "./toolchain/on-path.mjs";
import { checksums, pulumiVersion } from "./toolchain/pins.mjs";
import { ensurePythonSdk, findPython } from "./toolchain/python.mjs";

/** @typedef {import("./toolchain/pins.mjs").Language} Language */
/** @typedef {import("./toolchain/choose.mjs").Toolchain} Toolchain */

/**
 * Finds a Pulumi CLI that runs Node programs, or makes one. Needs the dependencies to be installed.
 * @param {{ quiet?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<Toolchain>} `bin` goes in front of PATH
 * @throws ToolchainError which says what to install
 */
export async function ensureToolchain({ quiet = false, log = quiet ? () => {} : console.error } = {}) {
  const folder = join(cacheRoot(), cacheKey({ version: pulumiVersion, checksums }));
  const progress = quiet ? () => () => {} : undefined;
  const toolchain = await chooseToolchain([
    { name: "path", find: () => findOnPath() },
    { name: "cache", find: () => findInCache(folder) },
    { name: "installer", find: () => installOfficially({ folder, version: pulumiVersion, log }) },
    { name: "go", find: () => buildWithGo({ folder, log, ...(progress && { progress }) }) },
  ]);
  return { ...toolchain, bin: withLauncher(toolchain.bin) };
}

/**
 * A toolchain that runs programs in these languages too. What they need is built or installed when it is missing.
 * @param {readonly Language[]} languages
 * @param {{ quiet?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<Toolchain>}
 */
export async function ensureHosts(languages, { quiet = false, log = quiet ? () => {} : console.error } = {}) {
  const speech = { log, progress: quiet ? () => () => {} : showProgress };
  const toolchain = await ensureToolchain({ quiet, log });
  const bin = await withHosts(toolchain, languages, speech);
  return { ...toolchain, bin: languages.includes("python") ? [await ensurePythonSdk(speech), ...bin] : bin };
}

/** The languages, besides those of Node, that this machine can run programs in. */
export function languagesHere() {
  /** @type {Language[]} */
  const here = ["yaml"];
  if (findPython() !== undefined) here.push("python");
  if (findGo() !== undefined) here.push("go");
  return here;
}

/**
 * The environment that a program needs to run this CLI.
 * @param {Toolchain} toolchain
 * @param {NodeJS.ProcessEnv} [env]
 */
export function toolchainEnv({ bin }, env = process.env) {
  const folders = bin.join(delimiter);
  return {
    ...env,
    PATH: [folders, env.PATH].filter(Boolean).join(delimiter),
    NETASSURE_PULUMI_PATH: folders,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** @type {Record<Toolchain["source"], string>} */
const origin = {
  path: "found on PATH",
  cache: "from the cache",
  installer: "installed by Pulumi's installer",
  go: "built with Go",
};

/** @param {Toolchain} toolchain */
export const describeToolchain = ({ version, source }) => `Pulumi ${version}, ${origin[source]}`;

/**
 * Dynamic resources need a launcher that the npm package brings along, for CLIs that come without.
 * @param {string[]} bin
 */
function withLauncher(bin) {
  if (findExecutable(dynamicLauncher, [...bin, ...pathFolders()])) return bin;
  return [...bin, join(root, "node_modules", "@pulumi", "pulumi")];
}

if (isMain(import.meta.url)) {
  try {
    const toolchain = await ensureToolchain();
    console.log(`${describeToolchain(toolchain)}: ${toolchain.bin.join(delimiter)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

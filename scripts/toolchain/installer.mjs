import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lastLines, runCommand } from "../support/run-command.mjs";
import { fillFolder } from "./cache.mjs";
import { findInCache } from "./in-cache.mjs";

const installerUrl = "https://get.pulumi.com/install.sh";
const connectTimeout = 4_000;
const installTimeout = 10 * 60_000;

/**
 * Runs Pulumi's own installer into the cache; nothing outside it is touched.
 * @param {{ folder: string, version: string, log: (line: string) => void, url?: string }} options
 * @returns {Promise<import("./choose.mjs").Found | { reason: string }>}
 */
export async function installOfficially({ folder, version, log, url = installerUrl }) {
  if (process.platform === "win32") return { reason: "Pulumi's installer script needs a POSIX shell" };
  const script = await download(url);
  if (script === undefined) {
    log(`Pulumi's installer could not be reached (${new URL(url).host}).`);
    return { reason: `${url} could not be reached` };
  }
  log(`Installing Pulumi ${version} into ${folder} with Pulumi's installer.`);
  try {
    await fillFolder(folder, (unfinished) => install(script, unfinished, version));
  } catch (error) {
    return { reason: `Pulumi's installer failed: ${error instanceof Error ? error.message : error}` };
  }
  return findInCache(folder);
}

/**
 * @param {string} script
 * @param {string} folder
 * @param {string} version
 */
async function install(script, folder, version) {
  const file = join(folder, "install.sh");
  await writeFile(file, script);
  const args = [file, "--version", version, "--install-root", folder, "--no-edit-path"];
  const { code, output } = await runCommand("sh", args, { timeout: installTimeout });
  if (code !== 0) throw new Error(lastLines(output, 3));
}

/**
 * @param {string} url
 * @returns {Promise<string | undefined>}
 */
async function download(url) {
  // Not Node's own fetch: it ignores HTTPS_PROXY.
  const { EnvHttpProxyAgent, fetch } = await import("undici");
  const dispatcher = new EnvHttpProxyAgent({ connect: { timeout: connectTimeout } });
  try {
    const response = await fetch(url, { dispatcher, signal: AbortSignal.timeout(connectTimeout * 4) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  } finally {
    await dispatcher.destroy();
  }
}

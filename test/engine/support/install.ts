import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { LocalRegistry } from "./local-registry";
import { root } from "./project";

const run = promisify(execFile);

/** `npm install` in a folder, of what its package.json names and of more; in the root of a workspace, of all packages. */
export function npmInstall(registry: LocalRegistry, cwd: string, more: string[] = []): Promise<void> {
  return install("npm", ["install", ...more, "--ignore-scripts", ...npmFlags(registry)], cwd);
}

/** `npx netassure` in a folder where it is installed. */
export function npxNetassure(registry: LocalRegistry, cwd: string, args: string[], env: NodeJS.ProcessEnv) {
  return install("npx", ["--no", ...npmFlags(registry), "netassure", ...args], cwd, env);
}

function npmFlags({ url, folder }: LocalRegistry): string[] {
  return ["--registry", url, "--cache", join(folder, "npm-cache"), "--no-audit", "--no-fund", "--no-update-notifier"];
}

/** `pnpm install` in a folder, with nothing hoisted but what its package.json names. */
export function pnpmInstall({ url, folder }: LocalRegistry, cwd: string): Promise<void> {
  const pnpm = join(root, "node_modules/pnpm/bin/pnpm.cjs");
  const store = ["--store-dir", join(folder, "pnpm-store"), `--config.cache-dir=${join(folder, "pnpm-cache")}`];
  const strict = ["--config.node-linker=isolated", "--config.shamefully-hoist=false"];
  const args = [pnpm, "install", "--registry", url, "--ignore-scripts", ...store, ...strict];
  return install(process.execPath, args, cwd);
}

/** Behind a proxy a package manager must still reach the registry on loopback. */
async function install(command: string, args: string[], cwd: string, more: NodeJS.ProcessEnv = {}): Promise<void> {
  const env = { ...process.env, ...more, CI: "true", NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" };
  await run(command, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }).catch(({ message, stdout, stderr }) => {
    throw new Error([message, stdout, stderr].join("\n"));
  });
}

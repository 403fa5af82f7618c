import { appendFile, copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../support/paths.mjs";
import { lastLines, runCommand } from "../support/run-command.mjs";
import { countPlanned, resourceChanges } from "./changes.mjs";

/** @typedef {Awaited<ReturnType<typeof openStack>>} DemoStack */
/** @typedef {(args: string[], cwd: string) => Promise<string>} Pulumi */

const name = "demo";

/**
 * @typedef {object} StackOptions
 * @property {string} folder where its state, its configuration and Pulumi's home are, and nothing else
 * @property {{ endpoint: string, token: string }} account
 * @property {AbortSignal} signal
 * @property {string} [project] the repository root unless told otherwise
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * A stack of a project, of which nothing is left once its folder is removed.
 * @param {StackOptions} options
 */
export async function openStack({ folder, account, signal, project = root, env = process.env }) {
  const pulumi = await isolatedPulumi(folder, signal, env);

  // Pulumi.<stack>.yaml is written beside Pulumi.yaml. Whatever writes it works on a copy, outside the clone.
  const settings = join(folder, "settings");
  await mkdir(settings);
  await copyFile(join(project, "Pulumi.yaml"), join(settings, "Pulumi.yaml"));
  /** @type {(key: string, value: string, ...flags: string[]) => Promise<unknown>} */
  const configure = (key, value, ...flags) =>
    pulumi(["config", "set", "--stack", name, ...flags, key, value], settings);
  await pulumi(["stack", "init", name], settings);
  await configure("netassure:thousandEyesEndpoint", account.endpoint);
  await configure("netassure:thousandEyesToken", account.token, "--secret");

  let operations = 0;
  /** @param {string[]} args */
  const operate = async (...args) => {
    operations += 1;
    const eventLog = join(folder, `events-${operations}.jsonl`);
    const where = ["--stack", name, "--config-file", join(settings, `Pulumi.${name}.yaml`)];
    await pulumi([...args, ...where, "--event-log", eventLog], project);
    return readEvents(eventLog);
  };
  const apply = ["--yes", "--skip-preview"];
  return {
    configure,
    up: async () => resourceChanges(await operate("up", ...apply)),
    refresh: async () => resourceChanges(await operate("refresh", ...apply)),
    destroy: async () => resourceChanges(await operate("destroy", ...apply)),
    /** How many resources the next `up` would touch. */
    preview: async () => countPlanned(await operate("preview")),
    /** @param {string} key */
    output: async (key) => (await pulumi(["stack", "output", key, "--stack", name], settings)).trim(),
  };
}

/**
 * The CLI with a home, a backend and a log of its own.
 * @param {string} folder
 * @param {AbortSignal} signal
 * @param {NodeJS.ProcessEnv} inherited
 * @returns {Promise<Pulumi>}
 */
async function isolatedPulumi(folder, signal, inherited) {
  const [home, state, log] = [join(folder, "home"), join(folder, "state"), join(folder, "pulumi.log")];
  await Promise.all([mkdir(home), mkdir(state)]);
  const env = {
    ...inherited,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    // Guards a state that lives for a minute and holds the sandbox's token.
    PULUMI_CONFIG_PASSPHRASE: "demo",
    // Allows --event-log.
    PULUMI_DEBUG_COMMANDS: "true",
  };
  return async (args, cwd) => {
    signal.throwIfAborted();
    const command = ["--non-interactive", "--color", "never", ...args];
    const { code, output } = await runCommand("pulumi", command, { cwd, env, signal });
    await appendFile(log, output);
    if (code !== 0) throw new Error(`pulumi ${args[0]} failed:\n${lastLines(output, 30)}`);
    return output;
  };
}

/**
 * @param {string} file one event per line
 * @returns {Promise<import("./changes.mjs").Event[]>}
 */
async function readEvents(file) {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

import { spawn } from "node:child_process";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {"collect" | "show" | "stderr"} [output] collect keeps it for the caller; show passes it on; stderr passes all of it to stderr
 * @property {number} [timeout] milliseconds until it is stopped
 * @property {AbortSignal} [signal] asks it to stop; the answer still waits for its end
 */

/**
 * Runs a program to its end: no shell, no input. A program that cannot be started gives code 127, as in a shell.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(command, args, { output = "collect", signal, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", ...streams[output]] });
    const stop = () => child.kill("SIGINT");
    signal?.addEventListener("abort", stop);
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    child.once("error", (error) => resolve({ code: 127, output: error.message }));
    child.once("close", (code) => {
      signal?.removeEventListener("abort", stop);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** @type {Record<"collect" | "show" | "stderr", import("node:child_process").IOType[] | number[]>} */
const streams = { collect: ["pipe", "pipe"], show: ["inherit", "inherit"], stderr: [2, 2] };

/**
 * The end of a program's output, where it says what went wrong.
 * @param {string} output
 */
export function lastLines(output, count = 15) {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}

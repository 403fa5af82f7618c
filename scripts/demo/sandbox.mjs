import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../support/paths.mjs";

/** @typedef {{ url: string, thousandEyes: { endpoint: string, token: string } }} Connection */
/** @typedef {{ method: string, path: string, count: number }} RequestCount */
/** @typedef {Awaited<ReturnType<typeof startSandbox>>} Sandbox */

const patience = 3_000;

/**
 * Starts `netassure sandbox` as a process of its own, as a person would.
 * @param {string[]} options further options of the command
 */
export async function startSandbox(options = []) {
  const command = [join(root, "dist", "cli.js"), "sandbox", "--port", "0", "--json", ...options];
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const line = await Promise.race([firstLine(child.stdout), ended.then(() => undefined)]);
  if (line === undefined) throw new Error("the sandbox ended before it said where it listens");
  /** @type {Connection} */
  const connection = JSON.parse(line);
  return {
    connection,
    /** @returns {Promise<RequestCount[]>} what the vendors were asked since the last reset */
    async requests() {
      const answer = await ask(`${connection.url}/_sandbox/requests`);
      return /** @type {{ byRequest: RequestCount[] }} */ (await answer.json()).byRequest;
    },
    async resetRequests() {
      await ask(`${connection.url}/_sandbox/requests`, { method: "DELETE" });
    },
    async stop() {
      const kill = setTimeout(() => child.kill("SIGKILL"), patience);
      child.kill("SIGTERM");
      await ended;
      clearTimeout(kill);
    },
  };
}

/**
 * One http-server test, asked of the vendor's API directly: what a colleague does in the web page.
 * @param {Connection["thousandEyes"]} account
 * @param {string} testId
 * @param {Record<string, unknown>} [change] absent: only look
 * @returns {Promise<Record<string, unknown>>}
 */
export async function byHand({ endpoint, token }, testId, change) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const request = change ? { method: "PUT", headers, body: JSON.stringify(change) } : { headers };
  const response = await ask(`${endpoint}/tests/http-server/${testId}`, request);
  return /** @type {Record<string, unknown>} */ (await response.json());
}

/**
 * @param {string} url
 * @param {RequestInit} [request]
 */
async function ask(url, request) {
  const response = await fetch(url, request);
  if (!response.ok) throw new Error(`${request?.method ?? "GET"} ${url}: ${response.status} ${await response.text()}`);
  return response;
}

/**
 * @param {import("node:stream").Readable} stream
 * @returns {Promise<string | undefined>}
 */
async function firstLine(stream) {
  for await (const line of createInterface({ input: stream })) return line;
  return undefined;
}

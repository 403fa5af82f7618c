import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { root } from "./support/project";

/* The plugin as a process: what it prints, and how it ends. */

const PLUGIN = join(root, "dist", "plugin.js");
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function start(command: string, args: string[]): { child: ChildProcess; printed: () => string } {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  return { child, printed: () => text };
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); ) {
    if (Date.now() > end) throw new Error("It did not come to pass in 20 seconds.");
    await new Promise((later) => setTimeout(later, 50));
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it("prints its port and nothing else, and ends in order when Pulumi interrupts it", async () => {
  const { child, printed } = start(process.execPath, [PLUGIN, "127.0.0.1:1"]);
  await until(() => printed().includes("\n"));
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(printed()).toMatch(/^\d+\n$/);
});

it("ends by itself once the engine that started it is gone", async () => {
  const script = `
    const child = require("node:child_process").spawn(process.execPath, [${JSON.stringify(PLUGIN)}], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.once("data", () => console.log(child.pid));
    setInterval(() => {}, 1000);
  `;
  const { child, printed } = start(process.execPath, ["-e", script]);
  await until(() => printed().includes("\n"));
  const pid = Number(printed());
  expect(isAlive(pid)).toBe(true);
  child.kill("SIGKILL");
  await until(() => !isAlive(pid));
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, it, onTestFinished } from "vitest";
import { commandOf, endProcess, LiveRun, until } from "./support/live-run";
import { nativeProject, writeNative } from "./support/native-project";
import { root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

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

it("prints its port and nothing else, and ends in order when Pulumi interrupts it", async () => {
  const { child, printed } = start(process.execPath, [PLUGIN, "127.0.0.1:1"]);
  await until("it prints a line", async () => printed().includes("\n"));
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(printed()).toMatch(/^\d+\n$/);
});

it("ends by itself once the engine that started it was killed", async () => {
  const sandbox = await EngineSandbox.start();
  onTestFinished(() => sandbox.close());
  const project = await (await nativeProject("yaml", sandbox.environment())).init();
  onTestFinished(() => project.remove());
  writeNative(
    project,
    "yaml",
    "resources: { edge: { type: netassure:pingplotter:Agent, properties: { name: edge } } }",
  );
  await sandbox.fault({ vendor: "pingPlotter", kind: "stall" });
  const run = new LiveRun(project, ["up", "--yes", "--skip-preview"]);
  await until("the vendor got a request", async () => (await sandbox.hits()).every((hits) => hits > 0));
  const left = run.killEngine();
  onTestFinished(() => left.forEach(endProcess));
  const plugins = left.filter((pid) => commandOf(pid)?.includes("pulumi-resource-netassure"));
  expect(plugins).not.toEqual([]);
  await until("the plugin is gone", async () => plugins.every((pid) => commandOf(pid) === undefined), 10);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import provider from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { runCommand } from "../support/run-command.mjs";
import { installPlugin } from "./install-plugin.mjs";
import { contender, inTurns, timed } from "./turns.mjs";

const rounds = 10;

/** Pulumi passes its address; the plugin connects to it once it has something to tell. */
const engine = "127.0.0.1:1";

/**
 * What every run of Pulumi waits for, and how much of it is Node's own.
 * @param {{ folder: string, tell: (line: string) => void }} options
 * @returns {Promise<import("../bench.mjs").Figure[]>}
 */
export async function measurePluginStart({ folder, tell }) {
  tell(`start of the plugin, ${rounds} times`);
  const script = await installPlugin(join(folder, "home"));
  const plugin = contender(() => startOf(script));
  const node = contender(() => timed(() => runCommand("node", ["-e", "0"])));
  await inTurns([plugin, node], rounds);
  return [
    { name: "plugin, from the start of its script to its first answer", ...inMs(plugin), limit: 200 },
    { name: "node -e 0, from start to end", ...inMs(node) },
  ];
}

/**
 * Starts the script as Pulumi does, and ends it.
 * @param {string} script
 */
async function startOf(script) {
  const start = performance.now();
  const plugin = spawn(script, [engine], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(plugin, "exit");
  const [port] = await once(plugin.stdout, "data");
  await firstAnswer(`127.0.0.1:${Number(port)}`);
  const seconds = (performance.now() - start) / 1000;
  plugin.kill("SIGKILL");
  await ended;
  return seconds;
}

/** @param {string} address */
function firstAnswer(address) {
  const client = new provider.ResourceProviderClient(address, credentials.createInsecure());
  return new Promise((answered, failed) => {
    client.getPluginInfo(new empty.Empty(), (error, answer) => (error ? failed(error) : answered(answer)));
  }).finally(() => client.close());
}

/** @param {import("./turns.mjs").Contender} contender */
const inMs = ({ least }) => ({ value: Math.round(least * 1000), unit: "ms" });

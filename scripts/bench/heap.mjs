import { httpServerTests, inJavaScript } from "./dynamic-programs.mjs";
import { makeProject } from "./project.mjs";

const resources = 2_000;
const limitMb = 600;

const watch = `
let peak = 0;
const sample = () => { peak = Math.max(peak, process.memoryUsage().heapUsed); };
setInterval(sample, 20).unref();
process.on("exit", () => { sample(); require("fs").writeFileSync("peak.txt", String(peak)); console.log("peak-heap " + peak); });
`;

/**
 * The heap of a program with many tests: its Node process may not have more than the limit, and says how much it took.
 * @param {{ folder: string, account: { endpoint: string, token: string }, tell: (line: string) => void }} options
 * @returns {Promise<import("../bench.mjs").Figure[]>}
 */
export async function measureHeap({ folder, account, tell }) {
  tell(`preview of ${resources} tests with a heap of ${limitMb} MB`);
  const program = watch + httpServerTests(resources);
  const files = inJavaScript(program, { nodeargs: `--max-old-space-size=${limitMb}` });
  const { pulumi } = await makeProject({ folder, name: "heap", files, account });
  const output = await pulumi("preview");
  const peak = Number(/peak-heap (\d+)/.exec(output)?.[1]);
  const value = Math.round(peak / 1024 / 1024);
  return [{ name: `peak heap of a program with ${resources} http-server tests`, value, unit: "MB", limit: limitMb }];
}

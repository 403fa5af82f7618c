import { emptyResources, httpServerTests, makeProject } from "./project.mjs";

const resources = 300;
const runs = 5;

/**
 * An unchanged preview of many tests against one of as many empty resources, in turns so that both meet the same machine.
 * @param {{ folder: string, account: { endpoint: string, token: string }, tell: (line: string) => void }} options
 * @returns {Promise<import("../bench.mjs").Figure[]>}
 */
export async function measurePreview({ folder, account, tell }) {
  const tests = await makeProject({ folder, name: "tests", program: httpServerTests(resources), account });
  const empty = await makeProject({ folder, name: "empty", program: emptyResources(resources), account });
  for (const project of [tests, empty]) await project.pulumi("up", "--yes", "--skip-preview");
  const seconds = { tests: [Infinity], empty: [Infinity] };
  for (let run = 1; run <= runs; run++) {
    tell(`unchanged preview of ${resources}, run ${run} of ${runs}`);
    seconds.tests.push(await timed(() => tests.pulumi("preview")));
    seconds.empty.push(await timed(() => empty.pulumi("preview")));
  }
  const [ours, floor] = [Math.min(...seconds.tests), Math.min(...seconds.empty)];
  return [
    { name: `unchanged preview of ${resources} http-server tests`, value: rounded(ours), unit: "s" },
    { name: `unchanged preview of ${resources} empty dynamic resources`, value: rounded(floor), unit: "s" },
    { name: "ratio of the two", value: rounded(ours / floor), unit: "x", limit: 1.6 },
  ];
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

import { languagesHere } from "../toolchain.mjs";
import { emptyResources, httpServerTests, inJavaScript } from "./dynamic-programs.mjs";
import { makeNativeProject } from "./native-project.mjs";
import { makeProject } from "./project.mjs";
import { contender, inTurns, timed } from "./turns.mjs";

/** @typedef {import("../bench.mjs").Figure} Figure */
/** @typedef {import("./turns.mjs").Contender} Contender */

const resources = 300;
const rounds = 5;

const here = ["nodejs", ...languagesHere()];

const natively = /** @type {const} */ ([
  { language: "yaml", named: "YAML", limit: 0.6 },
  { language: "go", named: "Go", limit: 1.1 },
  { language: "nodejs", named: "Node", limit: 1.2 },
  { language: "python", named: "Python", limit: 1.4 },
]);

/**
 * Unchanged previews of many tests, on both ways into Pulumi, against one of as many empty resources.
 * @param {{ folder: string, account: import("./project.mjs").Account, tell: (line: string) => void }} options
 * @returns {Promise<Figure[]>}
 */
export async function measurePreview({ folder, account, tell }) {
  /** @param {string} name @param {(count: number) => string} program */
  const make = (name, program) => makeProject({ folder, name, files: inJavaScript(program(resources)), account });
  const tests = await previewOf(make("tests", httpServerTests));
  const empty = await previewOf(make("empty", emptyResources));
  const native = [];
  for (const { language, ...rest } of natively.filter(({ language }) => here.includes(language))) {
    const preview = await previewOf(makeNativeProject({ folder, language, resources, account }));
    native.push({ ...rest, preview });
  }
  await inTurns([tests, empty, ...native.map(({ preview }) => preview)], rounds, (round) =>
    tell(`unchanged previews of ${resources}, round ${round} of ${rounds}`),
  );
  const name = `unchanged preview of ${resources}`;
  return [
    { name: `${name} http-server tests`, ...inSeconds(tests) },
    { name: `${name} empty dynamic resources`, ...inSeconds(empty) },
    { name: "ratio of the two", ...ratio(tests, empty), limit: 1.6 },
    ...native.flatMap(({ named, limit, preview }) => [
      { name: `${name} native http-server tests in ${named}`, ...inSeconds(preview) },
      { name: `ratio to the empty ones, native in ${named}`, ...ratio(preview, empty), limit },
    ]),
  ];
}

/**
 * Brings a project up, which also leaves what later runs find: the packages of a Go program in Go's build cache.
 * @param {Promise<import("./project.mjs").Project>} making
 */
async function previewOf(making) {
  const { pulumi } = await making;
  await pulumi("up", "--yes", "--skip-preview");
  return contender(() => timed(() => pulumi("preview")));
}

/** @param {Contender} contender */
const inSeconds = ({ least }) => ({ value: rounded(least), unit: "s" });

/**
 * @param {Contender} ours
 * @param {Contender} floor
 */
const ratio = (ours, floor) => ({ value: rounded(ours.least / floor.least), unit: "x" });

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

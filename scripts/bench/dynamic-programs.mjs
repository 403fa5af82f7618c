/**
 * The files of a program in JavaScript.
 * @param {string} program
 * @param {{ nodeargs?: string }} [options]
 * @returns {Record<string, string>}
 */
export function inJavaScript(program, { nodeargs } = {}) {
  const runtime = nodeargs ? `\n  name: nodejs\n  options:\n    nodeargs: "${nodeargs}"` : " nodejs";
  return {
    "Pulumi.yaml": `name: bench\nruntime:${runtime}\n`,
    "package.json": JSON.stringify({ name: "bench", private: true, main: "index.js" }),
    "index.js": program,
  };
}

/**
 * A program of http-server tests.
 * @param {number} count
 */
export const httpServerTests = (count) => `
const netassure = require("netassure");
for (let n = 0; n < ${count}; n++) {
  new netassure.ThousandEyesTest("shop-" + n, {
    type: "http-server", url: "https://shop-" + n + ".example.com", interval: 300, agents: ["3", "37"],
  });
}
`;

/**
 * The floor: as many dynamic resources with nothing in them.
 * @param {number} count
 */
export const emptyResources = (count) => `
const pulumi = require("@pulumi/pulumi");
class Empty extends pulumi.CustomResource {
  constructor(name) {
    const __provider = "exports.handler=()=>({create:async()=>({id:'1',outs:{}}),diff:async()=>({changes:false})})";
    super("pulumi-nodejs:dynamic:Empty", name, { __provider });
  }
}
for (let n = 0; n < ${count}; n++) new Empty("empty-" + n);
`;

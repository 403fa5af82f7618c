import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/paths.mjs";

/**
 * @typedef {object} Combination
 * @property {string} node a version, or a major one
 * @property {string} sdk a version of `@pulumi/pulumi`
 * @property {(seen: { node: string, sdk: string }) => string[]} unlike what ran in place of them
 */

/** The long-term support releases that Pulumi itself runs under. */
const LATER_NODES = ["22", "24"];

/** @returns {Combination[]} each Node with the SDK of this checkout and with the oldest one that is allowed */
export function combinations() {
  const { engines, peerDependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const sdks = [devDependencies["@pulumi/pulumi"], lowestOf(peerDependencies["@pulumi/pulumi"])];
  return [lowestOf(engines.node), ...LATER_NODES].flatMap((node) => sdks.map((sdk) => combination(node, sdk)));
}

/**
 * @param {string} node
 * @param {string} sdk
 * @returns {Combination}
 */
function combination(node, sdk) {
  return {
    node,
    sdk,
    unlike: (seen) => [
      ...(`${seen.node}.`.startsWith(`v${node}.`) ? [] : [`it ran under Node ${seen.node} instead of ${node}`]),
      ...(seen.sdk === sdk ? [] : [`it ran with @pulumi/pulumi ${seen.sdk} instead of ${sdk}`]),
    ],
  };
}

/** @param {string} range `^1.2.3` or `>=1.2.3` */
const lowestOf = (range) => range.replace(/^(\^|>=)/, "");

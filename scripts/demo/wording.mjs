/** @typedef {import("./changes.mjs").ResourceChange} ResourceChange */
/** @typedef {import("./sandbox.mjs").RequestCount} RequestCount */

/** @type {Record<string, string>} */
const verbs = { create: "created", update: "updated", delete: "deleted", replace: "replaced" };

/**
 * "created shop-frontend, shop-edge" or "updated shop-frontend (interval 300 -> 600)"
 * @param {readonly ResourceChange[]} changes
 */
export function describeChanges(changes) {
  const ops = [...new Set(changes.map(({ op }) => op))];
  const sentences = ops.map((op) => {
    const names = changes.filter((change) => change.op === op).map(describeOne);
    return `${verbs[op] ?? op} ${names.join(", ")}`;
  });
  return sentences.join("; ") || "changed nothing";
}

/**
 * "found shop-frontend (interval 600 -> 3600)": a refresh changes only what Pulumi knows.
 * @param {readonly ResourceChange[]} changes
 */
export function describeFindings(changes) {
  return changes.length === 0 ? "found nothing" : `found ${changes.map(describeOne).join(", ")}`;
}

/** @param {ResourceChange} change */
function describeOne({ name, properties }) {
  const simple = properties.filter(({ before, after }) => isPlain(before) && isPlain(after));
  const shown = simple.map(({ property, before, after }) => `${property} ${before} -> ${after}`);
  return shown.length === 0 ? name : `${name} (${shown.join(", ")})`;
}

/** @param {unknown} value */
const isPlain = (value) => ["string", "number", "boolean"].includes(typeof value);

/**
 * "3 requests: 1 GET /agents, 2 POST /tests/http-server"
 * @param {readonly RequestCount[]} requests
 */
export function describeRequests(requests) {
  const total = requests.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return "no request";
  const list = requests.map(({ method, path, count }) => `${count} ${method} ${path}`).join(", ");
  return `${total} ${total === 1 ? "request" : "requests"}: ${list}`;
}

/**
 * @param {readonly RequestCount[]} requests
 * @returns {Record<string, number>} counts by "METHOD path"
 */
export function requestTable(requests) {
  return Object.fromEntries(requests.map(({ method, path, count }) => [`${method} ${path}`, count]));
}

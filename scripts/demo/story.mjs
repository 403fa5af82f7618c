import { byHand } from "./sandbox.mjs";
import { describeChanges, describeFindings, describeRequests, requestTable } from "./wording.mjs";

/** @typedef {import("./changes.mjs").ResourceChange} ResourceChange */

/**
 * @typedef {object} Report the line of JSON, but for its `seconds`
 * @property {number} created
 * @property {number} secondPreviewChanges
 * @property {number} updated
 * @property {boolean} driftFound
 * @property {boolean} driftRepaired
 * @property {number} destroyed
 * @property {Record<string, Record<string, number>>} requests per step, by method and path
 */

const declared = 600;
const drifted = 3600;

/**
 * The whole life of the quickstart, told one line per step.
 * @param {{ stack: import("./stack.mjs").DemoStack, sandbox: import("./sandbox.mjs").Sandbox, tell: (line: string) => void }} cast
 * @returns {Promise<Report>}
 */
export async function liveThrough({ stack, sandbox, tell }) {
  const account = sandbox.connection.thousandEyes;
  /** @type {Report["requests"]} */
  const requests = {};
  /** @type {<T>(step: string, title: string, act: () => Promise<T>, say: (result: T) => string) => Promise<T>} */
  const step = async (name, title, act, say) => {
    await sandbox.resetRequests();
    const result = await act();
    const counts = await sandbox.requests();
    requests[name] = requestTable(counts);
    tell(`${title.padEnd(16)} ${say(result)}`);
    tell(`${" ".repeat(16)} ${describeRequests(counts)}`);
    return result;
  };

  const created = await step("create", "pulumi up", stack.up, describeChanges);
  const planned = await step("secondPreview", "pulumi preview", stack.preview, describePlan);

  await stack.configure("interval", String(declared));
  tell(`\nYou set the interval to ${declared} s.`);
  const updated = await step("update", "pulumi up", stack.up, describeChanges);

  const testId = await stack.output("testId");
  await byHand(account, testId, { interval: drifted });
  tell(`\nSomebody sets it to ${drifted} s by hand, at ThousandEyes.`);
  const found = await step("refresh", "pulumi refresh", stack.refresh, describeFindings);
  const repaired = await step("repair", "pulumi up", stack.up, describeChanges);
  const live = await byHand(account, testId);

  tell("");
  const destroyed = await step("destroy", "pulumi destroy", stack.destroy, describeChanges);
  return {
    created: count(created, "create"),
    secondPreviewChanges: planned,
    updated: count(updated, "update"),
    driftFound: found.some(sawDrift),
    driftRepaired: count(repaired, "update") === 1 && live.interval === declared,
    destroyed: count(destroyed, "delete"),
    requests,
  };
}

/**
 * What did not go as promised.
 * @param {Report} report
 * @returns {string[]} empty when everything did
 */
export function broken({ created, secondPreviewChanges, updated, driftFound, driftRepaired, destroyed }) {
  const promises = [
    { kept: created > 0, otherwise: "the first up created nothing" },
    { kept: secondPreviewChanges === 0, otherwise: `the second preview wanted ${secondPreviewChanges} changes, not 0` },
    { kept: updated === 1, otherwise: `the changed interval updated ${updated} tests, not 1` },
    { kept: driftFound, otherwise: "refresh did not find the interval that was changed by hand" },
    { kept: driftRepaired, otherwise: "up did not put the interval back" },
    { kept: destroyed === created, otherwise: `${created} were created but ${destroyed} destroyed` },
  ];
  return promises.filter(({ kept }) => !kept).map(({ otherwise }) => otherwise);
}

/** @param {ResourceChange} change */
const sawDrift = ({ properties }) =>
  properties.some(({ property, after }) => property === "interval" && after === drifted);

/** @param {number} planned */
const describePlan = (planned) => (planned === 0 ? "nothing to change" : `wants to change ${planned}`);

/**
 * @param {ResourceChange[]} changes
 * @param {string} op
 */
const count = (changes, op) => changes.filter((change) => change.op === op).length;

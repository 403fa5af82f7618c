/** @typedef {{ op: string, name: string, properties: Change[] }} ResourceChange */
/** @typedef {{ property: string, before: unknown, after: unknown }} Change */

/** @typedef {{ inputs?: Record<string, unknown>, outputs?: Record<string, unknown> }} State */
/** @typedef {{ op: string, type: string, urn: string, old?: State, new?: State }} Step */
/** @typedef {{ resourceChanges: Record<string, number> }} Summary */
/** @typedef {{ resOutputsEvent?: { metadata: Step }, summaryEvent?: Summary }} Event an engine event, as far as it is read here */

/**
 * What an operation did to netassure's resources; the stack itself and untouched resources are left out.
 * @param {readonly Event[]} events
 * @returns {ResourceChange[]}
 */
export function resourceChanges(events) {
  const steps = events.flatMap(({ resOutputsEvent }) => (resOutputsEvent ? [resOutputsEvent.metadata] : []));
  return steps
    .filter(({ type, op }) => type.includes("netassure:") && op !== "same")
    .map((step) => ({ op: step.op, name: nameOf(step.urn), properties: changedProperties(step.old, step.new) }))
    .filter(({ op, properties }) => op !== "refresh" || properties.length > 0);
}

/**
 * How many resources a preview wants to touch.
 * @param {readonly Event[]} events
 */
export function countPlanned(events) {
  const summary = events.find(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent;
  if (summary === undefined) throw new Error("the preview ended without a summary");
  return Object.entries(summary.resourceChanges).reduce((sum, [op, count]) => sum + (op === "same" ? 0 : count), 0);
}

/**
 * Among the properties that the program sets: the vendor's own timestamps change with every write.
 * @param {State | undefined} before
 * @param {State | undefined} after
 * @returns {Change[]} empty unless there is a before and an after
 */
function changedProperties(before, after) {
  if (!before?.outputs || !after?.outputs) return [];
  const [old, now] = [before.outputs, after.outputs];
  return Object.keys(before.inputs ?? {})
    .filter((property) => !property.startsWith("__") && JSON.stringify(old[property]) !== JSON.stringify(now[property]))
    .map((property) => ({ property, before: old[property], after: now[property] }));
}

/** @param {string} urn */
const nameOf = (urn) => urn.slice(urn.lastIndexOf("::") + 2);

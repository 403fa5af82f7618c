import type { JsonObject } from "../json";
import { fieldError, invalidFields, Problem, requestErrors } from "../problems";
import { packetRateProblem } from "../rules/network";
import type { Change, TestType } from "../types/test-type";
import { checkReferences } from "./check-references";

/** Throws what the vendor answers to a change it does not accept. */
export function checkChange(type: TestType, change: Change): void {
  const rate = packetRateProblem(change);
  if (rate !== undefined) throw requestErrors([rate]);
  const problems = [
    ...checkRequired(type, change),
    ...checkRanges(type, change),
    ...(type.checks ?? []).flatMap((check) => check(change)),
    ...checkReferences(change),
    ...checkName(type, change),
  ];
  if (problems.length > 0) throw requestErrors(problems);
}

export function refuseInvalid(wrong: readonly string[]): void {
  if (wrong.length > 0) throw invalidFields(wrong);
}

function checkRequired({ required }: TestType, { next, links }: Change): string[] {
  return Object.entries(required)
    .filter(([name]) => isMissing(name === "agents" ? links.agents : next[name]))
    .map(([, sentence]) => sentence);
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The schema's limits, of which few were tried; the words are the sandbox's own. */
function checkRanges({ fields }: TestType, { given }: Change): string[] {
  return Object.entries(fields).flatMap(([name, { range }]) => {
    const value = given[name];
    if (!range || typeof value !== "number" || (value >= range[0] && value <= range[1])) return [];
    return [fieldError(name, `Value must be between ${range[0]} and ${range[1]}.`)];
  });
}

/** A test is created running. observed: said before anything else, whatever else is wrong. */
export function refuseDisabled({ enabled }: JsonObject): void {
  if (enabled === false) throw new Problem(400, "400 Bad Request\nCannot add a test that is disabled");
}

/** assumed: thousandeyes-test-names */
function checkName(type: TestType, { state, reading, aid, testId, next }: Change): string[] {
  const named = Object.values(state.tests)
    .filter((test) => test.aid === aid && test.testId !== testId && !test.savedEvent)
    .filter((test) => test.settings.testName === next.testName);
  const isTaken =
    named.some((test) => test.type === type.name) ||
    (named.length > 0 && reading("thousandeyes-test-names") === "unique-in-group");
  return isTaken ? ["A test with this name already exists."] : [];
}

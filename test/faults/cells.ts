import { expect } from "vitest";
import type { FaultInput } from "../../src/sandbox";
import { type Outcome, under } from "./arming";
import { impatientMs, restart } from "./hurry";
import { type Mishap, mishaps } from "./mishaps";
import { type Operation, operations, type Room, Trial } from "./operations";
import { ProcessKilled } from "./process";
import { concernsOne, inWords, type OneRequest, requestsOf, takesEffect } from "./requests";
import type { Scenario } from "./scenarios";

/** What an operation does and leaves behind when nothing goes wrong. */
interface Faultless {
  requests: readonly OneRequest[];
  left: Left;
}

interface Left {
  /** How many objects the vendor holds that it did not hold before. */
  made: number;
  held: unknown;
}

/** One operation of one resource with one mishap to one of its requests. */
export interface Cell {
  scenario: Scenario;
  operation: Operation;
  faultless: Faultless;
  request: OneRequest;
  mishap: Mishap;
}

export type End = "failed" | "succeeded" | "was killed";

/** The cells of these scenarios: every request of every operation, with every mishap that can befall it. */
export async function cellsOf(room: Room, scenarios: readonly Scenario[]): Promise<Cell[]> {
  const met = new Set<string>();
  const cells: Cell[] = [];
  for (const scenario of scenarios) {
    for (const operation of operations.filter(({ name }) => scenario.operations?.includes(name) ?? true)) {
      const faultless = await recorded(room, scenario, operation);
      for (const request of faultless.requests) {
        const key = keyOf(scenario, operation, faultless.requests, request);
        if (met.has(key)) continue;
        met.add(key);
        const possible = mishaps.filter(({ canBefall }) => canBefall(request, faultless.requests));
        cells.push(...possible.map((mishap) => ({ scenario, operation, faultless, request, mishap })));
      }
    }
  }
  return cells;
}

/** The same for requests that meet a mishap in the same way. What several writes have done in part is like nothing else. */
function keyOf(
  { tabled, isVariant, name }: Scenario,
  operation: Operation,
  all: readonly OneRequest[],
  request: OneRequest,
): string {
  const isOwn = concernsOne(request) && (isVariant || all.filter(takesEffect).length > 1);
  return [tabled.definition.type, operation.name, inWords(request), ...(isOwn ? [name] : [])].join(" ");
}

export function nameOf({ scenario, operation, request, mishap }: Cell): string {
  return `${scenario.name}, ${operation.name}, ${inWords(request)}: ${mishap.name}`;
}

async function recorded(room: Room, scenario: Scenario, operation: Operation): Promise<Faultless> {
  const trial = new Trial(scenario, room);
  await operation.prepare(trial);
  const requests = await requestsOf(room.laboratory.sandbox, () => operation.act(trial));
  const left = leftBy(trial);
  // What every cell is compared with has to be right itself.
  expect(left.made).toBeLessThanOrEqual(1);
  expect(await operation.preview(trial)).toEqual([]);
  await trial.stack.destroy();
  return { requests, left };
}

function leftBy(trial: Trial): Left {
  return { made: trial.made().length, held: trial.held() };
}

/**
 * Runs a cell. `heard` is told how the operation ended once the mishap has hit.
 *
 * @throws when the mishap hits nothing, or when what follows is not what a user relies on.
 */
export async function runCell(room: Room, cell: Cell, heard: (end: End) => void): Promise<void> {
  const { scenario, operation, faultless } = cell;
  const trial = new Trial(scenario, room);
  await operation.prepare(trial);
  const { id } = trial.stack;
  const end = await struck(room, cell, trial);
  heard(end);
  if (operation.name !== "create" && operation.name !== "delete") expect(trial.stack.id).toBe(id);
  if (end === "succeeded") expect(leftBy(trial)).toEqual(faultless.left);
  await operation.again(trial);
  expect(leftBy(trial)).toEqual(faultless.left);
  expect(await operation.preview(trial)).toEqual([]);
  await trial.stack.destroy();
  expect(trial.made()).toEqual([]);
}

async function struck({ laboratory }: Room, { operation, request, mishap }: Cell, trial: Trial): Promise<End> {
  const { death } = mishap;
  const faults = mishap.faults(request);
  if (death !== undefined) trial.stack.befallNext({ death: { request, moment: death } });
  if (faults.some(isSlow)) trial.stack.befallNext({ requestTimeoutMs: impatientMs });
  const outcome = await under(laboratory.sandbox, faults, () => operation.act(trial));
  if (death === undefined) expect(outcome.hits, "the fault hit nothing").toBeGreaterThan(0);
  else expect(outcome.error, "nothing was killed").toBeInstanceOf(ProcessKilled);
  if (death !== undefined) await restart();
  return endOf(outcome);
}

function isSlow({ kind }: FaultInput): boolean {
  return kind === "delay" || kind === "stall";
}

function endOf(outcome: Outcome): End {
  if (!("error" in outcome)) return "succeeded";
  if (outcome.error instanceof ProcessKilled) return "was killed";
  expect(outcome.error).toBeInstanceOf(Error);
  expect((outcome.error as Error).message).toMatch(/^\S.*$/);
  expect((outcome.error as Error).message).not.toMatch(/\n/);
  return "failed";
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Laboratory, tabled } from "../contract/laboratory";
import { cellsOf, type End, nameOf, runCell } from "./cells";
import { type Plot, scenarioOf } from "./scenarios";

export interface Matrix {
  /** So that the table does not shrink unnoticed. */
  atLeast: number;
  plots: readonly Plot[];
}

/**
 * Every request of every operation of a resource under every mishap that can befall it. Whatever happens, one more run
 * converges, with one object at the vendor that is as the program says, and a destroy leaves nothing.
 */
export async function faultMatrix(type: string, { atLeast, plots }: Matrix): Promise<void> {
  const one = tabled.find(({ definition }) => definition.type === type);
  if (!one) throw new Error(`${type} is not registered.`);
  const laboratory = await Laboratory.open();
  const room = { laboratory, folder: await mkdtemp(join(tmpdir(), "netassure-faults-")) };
  const scenarios = await Promise.all(plots.map((plot) => scenarioOf(laboratory, one, plot)));
  const cells = await cellsOf(room, scenarios);
  const ends: End[] = [];

  describe(`the fault matrix of ${type}`, () => {
    afterAll(async () => {
      await laboratory.close();
      await rm(room.folder, { recursive: true, force: true });
      process.stdout.write(`${type}: ${summary(cells.length, ends)}\n`);
    });

    it(`has at least ${atLeast} cells`, () => {
      expect(cells.length).toBeGreaterThanOrEqual(atLeast);
    });

    for (const cell of cells) it(nameOf(cell), () => runCell(room, cell, (end) => ends.push(end)));
  });
}

function summary(cells: number, ends: readonly End[]): string {
  const count = (end: End) => ends.filter((one) => one === end).length;
  const outcome = `${count("failed")} operations failed, ${count("succeeded")} succeeded nevertheless, ${count("was killed")} were killed`;
  return `${cells} cells, ${ends.length} hits, ${cells - ends.length} without a hit: ${outcome}`;
}

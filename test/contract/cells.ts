import { variantsOf } from "../../src/lifecycle";
import { type Assumption, assumptions } from "../../src/sandbox/assumptions";
import { Laboratory, type Tabled, tabled } from "./laboratory";
import { type Row, rowsOf, type Workbench } from "./rows";

/** How a row ends when a guess about the vendor is wrong. */
export type Outcome =
  /** Everything the program says is so at the vendor, and a second preview is empty. */
  | { kind: "converges" }
  /** The program's author is told, by the names of the property and of the object. */
  | { kind: "tells"; message: string }
  /** State and vendor differ without a word, or the words do not say where. */
  | { kind: "silent"; message: string };

/** One row of one variant of a resource. */
export interface TabledRow {
  one: Tabled;
  variant: string;
  row: Row;
}

/** The assumptions about a vendor. */
export const assumptionsOf = (vendor: string): readonly Assumption[] =>
  (assumptions as readonly Assumption[]).filter((assumption) => assumption.vendor === vendor);

/** The readings of an assumption that are not the default one. */
export const otherReadings = ({ readings, default: usual }: Assumption): string[] =>
  Object.keys(readings).filter((reading) => reading !== usual);

/** Every row of a vendor's resources. */
export function rowsOfVendor(vendor: string): TabledRow[] {
  return tabled
    .filter((one) => one.samples.vendor === vendor)
    .flatMap((one) => {
      const variants = variantsOf(one.definition.inputs).map(({ name }) => name);
      return variants.flatMap((variant) =>
        rowsOf(one.definition, variant, one.samples).map((row) => ({ one, variant, row })),
      );
    });
}

/** The rows as the vendor is taken to be, each of which tells what its answers depended on. */
export class AsAssumed {
  /** By assumption, the rows in which an answer of the vendor depends on it. In all others no reading changes anything. */
  readonly reached = new Map<string, TabledRow[]>();
  #laboratory: Laboratory | undefined;

  async open(): Promise<void> {
    this.#laboratory = await Laboratory.open();
  }

  async close(): Promise<void> {
    await this.#laboratory?.close();
  }

  async run(tabledRow: TabledRow): Promise<void> {
    const laboratory = this.#laboratory as Laboratory;
    const bench = await laboratory.bench(tabledRow.one, tabledRow.variant);
    const before = await laboratory.asked();
    await tabledRow.row.run(bench);
    for (const [name, count] of await laboratory.asked()) {
      if (count > (before.get(name) ?? 0)) this.reached.set(name, [...(this.reached.get(name) ?? []), tabledRow]);
    }
  }
}

/** How these rows end under a reading. */
export async function outcomesUnder(
  assumption: Assumption,
  reading: string,
  rows: readonly TabledRow[],
): Promise<Outcome[]> {
  const laboratory = await Laboratory.open({ assumptions: { [assumption.name]: reading } });
  try {
    const outcomes: Outcome[] = [];
    for (const { one, variant, row } of rows) outcomes.push(await outcomeOf(row, await laboratory.bench(one, variant)));
    return outcomes;
  } finally {
    await laboratory.close();
  }
}

async function outcomeOf(row: Row, bench: Workbench): Promise<Outcome> {
  try {
    await row.run(bench);
    return { kind: "converges" };
  } catch (error) {
    const { name, message } = error as Error;
    // Where a check of the table fails, somebody must have been told before.
    const words = name === "AssertionError" ? bench.warnings() : [message];
    const told = words.find((line) => namesBoth(line, row, bench));
    return told === undefined ? { kind: "silent", message: `${name}: ${message}` } : { kind: "tells", message: told };
  }
}

function namesBoth(message: string, { properties }: Row, bench: Workbench): boolean {
  const together = properties?.flatMap((name) => Object.keys(bench.sample.properties[name]?.together ?? {})) ?? [];
  const names = properties && [...properties, ...together];
  const namesProperty = names === undefined || new RegExp(`\\b(${names.join("|")})\\b`).test(message);
  return namesProperty && bench.objects().some((name) => message.includes(name));
}

export function nameOf({ one, variant, row }: TabledRow): string {
  return `${[one.definition.type, variant].join(" ").trim()} ${row.name}`;
}

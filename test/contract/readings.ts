import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assumptionsOf, type Outcome, otherReadings, outcomesUnder, rowsThatReach, type TabledRow } from "./cells";

/** Guesses that no request of netassure ever depends on, whichever way they turn out. */
const LEFT_NO_ROOM = [
  "pca-put-without-revision",
  "thousandeyes-step-without-method",
  "thousandeyes-both-header-forms",
  "pingplotter-uninstall-offline",
  "pingplotter-pause-without-sessions",
];

/**
 * The lifecycle table under every other reading of what is assumed of a vendor. A guess that is wrong may cost an error,
 * but never a difference that nobody hears of.
 */
export function describeReadings(vendor: string): void {
  const table = assumptionsOf(vendor);
  const outcomes: Outcome[] = [];
  let reached: Map<string, TabledRow[]>;

  beforeAll(async () => {
    reached = await rowsThatReach(vendor);
  }, 300_000);

  describe.each(table)("$name", (assumption) => {
    const rows = () => reached.get(assumption.name) ?? [];

    it("matters for some row unless the client leaves no room for it, and for no resource that it does not concern", () => {
      expect(rows().length > 0).toBe(!LEFT_NO_ROOM.includes(assumption.name));
      const foreign = rows().filter(({ one, variant }) => {
        const concern = assumption.concerns.find(({ type }) => type === one.definition.type);
        return concern === undefined || !(concern.variants ?? [variant]).includes(variant);
      });
      expect(foreign.map(named)).toEqual([]);
    });

    it.each(otherReadings(assumption))("read as %s leaves nothing unsaid", { timeout: 300_000 }, async (reading) => {
      const ends = await outcomesUnder(assumption, reading, rows());
      outcomes.push(...ends);
      const silent = ends.flatMap((end, index) =>
        end.kind === "silent" ? [`${named(rows()[index] as TabledRow)}: ${end.message}`] : [],
      );
      expect(silent).toEqual([]);
    });
  });

  afterAll(() => {
    const count = (kind: Outcome["kind"]) => outcomes.filter((outcome) => outcome.kind === kind).length;
    const readings = table.flatMap(otherReadings).length;
    process.stdout.write(
      `${vendor}: ${readings} other readings, ${outcomes.length} cells that they reach: ${count("converges")} converge, ${count("tells")} tell, ${count("silent")} silent\n`,
    );
  });
}

function named({ one, variant, row }: TabledRow): string {
  return `${[one.definition.type, variant].join(" ").trim()} ${row.name}`;
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AsAssumed, assumptionsOf, nameOf, type Outcome, otherReadings, outcomesUnder, rowsOfVendor } from "./cells";

/** Guesses that no request of netassure ever depends on, whichever way they turn out. */
const LEFT_NO_ROOM = [
  "pca-put-without-revision",
  "pca-post-taken-session-id",
  "thousandeyes-step-without-method",
  "thousandeyes-both-header-forms",
  "pingplotter-uninstall-offline",
  "pingplotter-pause-without-sessions",
];

/**
 * The lifecycle table of a vendor: as the vendor is taken to be, and then, where that matters, under every other reading
 * of what is assumed. A guess that is wrong may cost an error, but never a difference that nobody hears of.
 */
export function describeVendor(vendor: string): void {
  const table = assumptionsOf(vendor);
  const all = rowsOfVendor(vendor);
  const asAssumed = new AsAssumed();
  const outcomes: Outcome[] = [];

  beforeAll(() => asAssumed.open());

  for (const row of all) it(nameOf(row), () => asAssumed.run(row));

  describe.each(table.map((assumption) => [assumption.name, assumption] as const))("%s", (_name, assumption) => {
    const rows = () => asAssumed.reached.get(assumption.name) ?? [];

    it("matters for some row unless the client leaves no room for it, and for no resource that it does not concern", () => {
      expect(rows().length > 0).toBe(!LEFT_NO_ROOM.includes(assumption.name));
      const foreign = rows().filter(({ one, variant }) => {
        const concern = assumption.concerns.find(({ type }) => type === one.definition.type);
        return concern === undefined || !(concern.variants ?? [variant]).includes(variant);
      });
      expect(foreign.map(nameOf)).toEqual([]);
    });

    it.each(otherReadings(assumption))("read as %s leaves nothing unsaid", { timeout: 300_000 }, async (reading) => {
      const ends = await outcomesUnder(assumption, reading, rows());
      outcomes.push(...ends);
      const silent = rows().flatMap((row, index) => {
        const end = ends[index];
        return end?.kind === "silent" ? [`${nameOf(row)}: ${end.message}`] : [];
      });
      expect(silent).toEqual([]);
    });
  });

  afterAll(async () => {
    await asAssumed.close();
    const count = (kind: Outcome["kind"]) => outcomes.filter((outcome) => outcome.kind === kind).length;
    const readings = table.flatMap(otherReadings).length;
    process.stdout.write(
      `${vendor}: ${all.length} rows, ${readings} other readings, ${outcomes.length} cells that they reach: ${count("converges")} converge, ${count("tells")} tell, ${count("silent")} silent\n`,
    );
  });
}

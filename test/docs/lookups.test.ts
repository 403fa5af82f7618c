import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { vendors } from "../../src/registry";
import { root } from "./pages";

const page = readFileSync(join(root, "docs/lookups.md"), "utf8");

it.each(vendors.flatMap(({ lookups }) => lookups).map((lookup) => [lookup.name, lookup] as const))(
  "the page of the lookups lists the arguments of %s, and answers that it has",
  (name, { args, result }) => {
    const [, takes = "", answers = ""] = new RegExp(`^\\| \`${name}\` \\| (.*?) \\| (.*) \\|$`, "m").exec(page) ?? [];
    expect(wordsIn(takes)).toEqual(Object.keys(args.shape));
    expect(wordsIn(answers).filter((word) => word in result.shape)).not.toEqual([]);
  },
);

it("the page of the lookups names no lookup that there is not", () => {
  const names = vendors.flatMap(({ lookups }) => lookups.map(({ name }) => name));
  expect([...page.matchAll(/^\| `(get\w+)`/gm)].map(([, name]) => name).sort()).toEqual([...names].sort());
});

function wordsIn(cell: string): string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word ?? "");
}

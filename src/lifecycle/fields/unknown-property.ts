import { discriminatorOf, type InputSchema, type Values, variantsOf } from "./schema";
import { listed } from "./type-in-words";

/** Why a property of the resource itself is not one of its properties, with the likely meaning. */
export function unknownProperty(schema: InputSchema, inputs: Values, key: string, known: string[]): string {
  const discriminator = discriminatorOf(schema);
  if (discriminator === undefined) return unknownName(key, known);
  const variant = String(inputs[discriminator]);
  const owners = variantsOf(schema).filter(({ object }) => key in object.shape);
  const anyOfThese = `a property of ${discriminator} "${variant}"`;
  if (owners.length === 0) return unknownName(key, known, anyOfThese);
  return `is not ${anyOfThese}; it belongs to ${listed(owners.map(({ name }) => `"${name}"`))}. Remove it`;
}

/** Why a property of a nested object is not one of its properties, with the likely meaning. */
export function unknownName(key: string, known: string[], anyOfThese = "a known property"): string {
  const near = nearest(key, known);
  return near === undefined
    ? `is not ${anyOfThese}. Known: ${[...known].sort().join(", ")}`
    : `is not ${anyOfThese}. Did you mean "${near}"?`;
}

/** The known name that differs by at most two edits, or by half of a short name. */
function nearest(key: string, known: string[]): string | undefined {
  const scored = known.map((name) => ({ name, edits: editsBetween(key.toLowerCase(), name.toLowerCase()) }));
  const best = scored.sort((a, b) => a.edits - b.edits)[0];
  return best !== undefined && best.edits <= Math.min(2, Math.floor(key.length / 2)) ? best.name : undefined;
}

function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, from] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, to] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (from === to ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

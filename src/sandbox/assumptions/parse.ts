import { type Assumption, assumptions, type ChosenReadings } from ".";

/** Readings by the name of their assumption, or why they are none. The reason lists the choices. */
export type Parsed = { chosen: ChosenReadings } | { error: string };

export function parseReadings(input: unknown): Parsed {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { error: 'expected an object such as {"pca-put":"merges"}' };
  }
  const errors = Object.entries(input).flatMap(([name, reading]) => problemOf(name, reading) ?? []);
  return errors.length > 0 ? { error: errors.join("; ") } : { chosen: input as ChosenReadings };
}

function problemOf(name: string, reading: unknown): string | undefined {
  const row: Assumption | undefined = assumptions.find((one) => one.name === name);
  if (!row) return `no assumption is named ${name}; choose from ${assumptions.map((one) => one.name).join(", ")}`;
  const choices = Object.keys(row.readings);
  if (choices.some((choice) => choice === reading)) return undefined;
  return `${name} cannot be read as ${JSON.stringify(reading)}; choose from ${choices.join(", ")}`;
}

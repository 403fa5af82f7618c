import { likelyName } from "../../lifecycle";

/** @throws Error that lists the words a filter takes: the vendor would answer another word with nothing. */
export function refuseUnknown(filter: string, word: string, known: readonly string[]): void {
  if (known.includes(word)) return;
  const [part] = known.filter((name) => name.split("-").includes(word));
  const likely = likelyName(word, known) ?? part;
  const hint = likely === undefined ? "" : ` Did you mean "${likely}"?`;
  throw new Error(`${filter} does not know "${word}".${hint} It takes ${known.map((name) => `"${name}"`).join(", ")}.`);
}

import { distance } from "fastest-levenshtein";

/** Names by how near they are to what somebody wrote, the nearest first. A part of a name is near to all of it. */
export function byNearness(written: string, names: readonly string[]): string[] {
  const word = written.toLowerCase();
  const scored = [...new Set(names)].map((name) => ({ name, edits: editsTo(word, name.toLowerCase()) }));
  return scored.sort((a, b) => a.edits - b.edits || a.name.localeCompare(b.name)).map(({ name }) => name);
}

/** The name that is most likely meant: it differs by at most two edits, or by half of a short word. */
export function likelyName(written: string, names: readonly string[]): string | undefined {
  const [nearest] = [...names].sort((a, b) => edits(written, a) - edits(written, b));
  const most = Math.min(2, Math.floor(written.length / 2));
  return nearest !== undefined && edits(written, nearest) <= most ? nearest : undefined;
}

/** The same for words of a vendor, of which somebody may have written a part: "http" for "http-server". */
export function likelyWord(written: string, words: readonly string[]): string | undefined {
  return words.find((word) => word.split("-").includes(written)) ?? likelyName(written, words);
}

function edits(a: string, b: string): number {
  return distance(a.toLowerCase(), b.toLowerCase());
}

function editsTo(word: string, name: string): number {
  return name.includes(word) || word.includes(name)
    ? Math.abs(name.length - word.length) / 100
    : distance(word, name.slice(0, word.length + 2));
}

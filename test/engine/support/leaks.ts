/** Values that must not be shown, by what they are. */
export type Secrets = Record<string, string>;

/** What of it a text shows, in whatever spelling a message, a document or a log could give it. */
export function leaksIn(text: string, secrets: Secrets): string[] {
  return Object.entries(secrets).flatMap(([what, value]) =>
    partsOf(value)
      .flatMap(spellingsOf)
      .some((spelling) => text.includes(spelling))
      ? [what]
      : [],
  );
}

/** A text of several lines gives itself away with any long line of it. */
function partsOf(value: string): string[] {
  const lines = value.split("\n").filter((line) => line.length >= 16 && !line.startsWith("-----"));
  return lines.length > 1 ? lines : [value];
}

function spellingsOf(value: string): string[] {
  const escaped = JSON.stringify(value).slice(1, -1);
  const escapedTwice = JSON.stringify(escaped).slice(1, -1);
  return [value, escaped, escapedTwice, encodeURIComponent(value), Buffer.from(value).toString("base64")];
}

/** What kind of line shows a secret: the beginning of a log line or of a diagnostic event, else all of the line. */
export function kindsOfLines(text: string, secrets: Secrets): string[] {
  const lines = text.split("\n").filter((line) => leaksIn(line, secrets).length > 0);
  return [...new Set(lines.map(kindOf))].sort();
}

function kindOf(line: string): string {
  const { msg, diagnosticEvent } = asJson(line);
  const message = msg ?? diagnosticEvent?.message;
  return message === undefined ? line : (/^[^[(:]*/.exec(message)?.[0] ?? message);
}

function asJson(line: string): { msg?: string; diagnosticEvent?: { message: string } } {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

import { STATUS_CODES } from "node:http";
import type { Body } from "./body";
import { oneLine } from "./redact";

const reasonPhrases = new Set(Object.values(STATUS_CODES));

/** The useful text of an error body, whatever its shape: problem details (RFC 7807), the ThousandEyes tags service, OAuth,
 *  PingPlotter's limit, JSON:API, ASP.NET's dictionary of errors, a JSON string, plain text. */
export function vendorWords(body: Body): string | undefined {
  if (body.form === "text") return oneLine(body.text);
  if (body.form !== "json") return undefined;
  const words = withoutRepeats(
    wordsIn(body.value)
      .map((text) => oneLine(text).replace(/[\s.;]+$/, ""))
      .filter(Boolean),
  );
  return words.length === 0 ? undefined : words.join("; ");
}

/** How long to wait by the body's own account, as PingPlotter says it. */
export function secondsToWait(body: Body): number | undefined {
  const seconds = body.form === "json" && isRecord(body.value) ? body.value.retryAfterSeconds : undefined;
  return typeof seconds === "number" && seconds >= 0 ? seconds : undefined;
}

const textKeys = [
  "title",
  "Title",
  "error",
  "Error",
  "error_description",
  "message",
  "Message",
  "detail",
  "Detail",
] as const;

function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isRecord(value)) return [];
  const own = textKeys.flatMap((key) => wordsIn(value[key]));
  return [...own, ...fieldErrors(value.errors ?? value.Errors)];
}

function fieldErrors(errors: unknown): string[] {
  if (Array.isArray(errors)) return errors.flatMap((error) => [fieldError(error)]);
  if (!isRecord(errors)) return wordsIn(errors);
  return Object.entries(errors).map(([field, texts]) => `${field}: ${wordsIn(texts).join(", ")}`);
}

function fieldError(error: unknown): string {
  const text = wordsIn(error).join(", ");
  if (!isRecord(error)) return text;
  const field = typeof error.field === "string" ? error.field : "";
  const code = typeof error.code === "string" ? error.code : "";
  const named = field === "" || text.includes(field) ? text || field : `${field}: ${text || code}`;
  return code === "" || named.includes(code) ? named : `${named} (${code})`.trim();
}

function withoutRepeats(texts: readonly string[]): string[] {
  const kept: string[] = [];
  const telling = texts.filter((text) => !reasonPhrases.has(text.replace(/^\d{3} /, "")));
  for (const text of telling.length > 0 ? telling : texts) {
    if (kept.some((other) => contains(other, text))) continue;
    const shorter = kept.findIndex((other) => contains(text, other));
    if (shorter === -1) kept.push(text);
    else kept[shorter] = text;
  }
  return kept;
}

function contains(whole: string, part: string): boolean {
  return whole.toLowerCase().includes(part.toLowerCase());
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

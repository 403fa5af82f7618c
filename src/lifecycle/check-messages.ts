import type * as z from "zod";
import type { CheckFailure } from "./definition";
import { likelyWord } from "./fields/nearest";
import { pathText, placeOf, valueAt } from "./fields/place";
import {
  choicesOf,
  discriminatorOf,
  fieldsFor,
  type InputSchema,
  shapeOf,
  type Values,
  variantsOf,
} from "./fields/schema";
import { listed, shown, typeInWords } from "./fields/type-in-words";
import { unknownName, unknownProperty } from "./fields/unknown-property";

type Issue = z.core.$ZodIssue;

/** Paths of what a program made secret although its field is not. */
export type Secrets = readonly (readonly string[])[];

/** Turns a schema issue into readable lines, one for each bad property. */
export function problemsOf(schema: InputSchema, inputs: Values, issue: Issue, secrets: Secrets): CheckFailure[] {
  if (issue.code === "unrecognized_keys") return unknownProperties(schema, inputs, issue);
  return [{ property: pathText(issue.path), reason: reasonOf(schema, inputs, issue, secrets) }];
}

function unknownProperties(
  schema: InputSchema,
  inputs: Values,
  { path, keys }: Extract<Issue, { code: "unrecognized_keys" }>,
): CheckFailure[] {
  const known = Object.keys(fieldsAt(schema, inputs, path));
  return keys.map((key) => ({
    property: pathText([...path, key]),
    reason: path.length === 0 ? unknownProperty(schema, inputs, key, known) : unknownName(key, known),
  }));
}

/** The allowed range or choices and, unless it is secret, the value given. */
function reasonOf(schema: InputSchema, inputs: Values, issue: Issue, secrets: Secrets): string {
  if (issue.code === "invalid_key") return `has a name that is not valid: ${namesProblem(issue)}`;
  const value = valueAt(inputs, issue.path);
  const madeSecret = secrets.some((path) => overlaps(path, issue.path.map(String)));
  if (issue.path.length === 1 && issue.path[0] === discriminatorOf(schema))
    return problem(variantsIn(schema), value, madeSecret) + meant(value, madeSecret, namesOf(schema));
  const { field, secret: isSecret } = placeOf(schema, inputs, issue.path);
  const secret = isSecret || madeSecret;
  const words = wordsFor(issue, field);
  if (issue.code === "custom") return `must be ${words}${given(value, secret)}`;
  return problem(words, value, secret) + meant(value, secret, field ? choicesOf(field) : []);
}

/** Whether one of the paths leads to the other, so that a value at one holds or is held by the other's. */
function overlaps(a: readonly string[], b: readonly string[]): boolean {
  return a.every((key, index) => index >= b.length || key === b[index]);
}

function problem(words: string, value: unknown, secret: boolean): string {
  return value === undefined ? `is required: ${words}` : `must be ${words}${given(value, secret)}`;
}

function given(value: unknown, secret: boolean): string {
  if (secret || value === undefined) return "";
  // The quotes around a number are easily overlooked.
  const looksLikeAnother = typeof value === "string" && /^(-?\d+(\.\d+)?|true|false)$/.test(value);
  return `, not ${looksLikeAnother ? "the text " : ""}${shown(value)}`;
}

const FEW = 5;

/** The one of many words that is likely meant; a few are read at a glance. */
function meant(value: unknown, secret: boolean, choices: readonly unknown[]): string {
  const words = choices.filter((choice) => typeof choice === "string");
  if (secret || typeof value !== "string" || words.length <= FEW) return "";
  const likely = likelyWord(value, words);
  return likely === undefined ? "" : `. Did you mean "${likely}"?`;
}

function variantsIn(schema: InputSchema): string {
  return `one of ${listed(namesOf(schema).map((name) => `"${name}"`))}`;
}

function namesOf(schema: InputSchema): string[] {
  return variantsOf(schema).map(({ name }) => name);
}

function namesProblem({ issues }: Extract<Issue, { code: "invalid_key" }>): string {
  return issues.map(({ message }) => message).join(", ");
}

function wordsFor(issue: Issue, field: z.ZodType | undefined): string {
  if (issue.code === "custom" || field === undefined) return issue.message;
  const words = typeInWords(field);
  return issue.code === "invalid_format" ? formatInWords(issue.message, words) : words;
}

/** zod names a pattern or a prefix only in its message; for a named format its message says less than the type. */
function formatInWords(message: string, words: string): string {
  if (/^Invalid string: must /.test(message)) {
    return message.replace(/^Invalid string: must (match|start|end|includ)e?\b/, "text $1ing");
  }
  return message.startsWith("Invalid ") ? words : message;
}

function fieldsAt(schema: InputSchema, inputs: Values, path: PropertyKey[]): Record<string, z.ZodType> {
  if (path.length === 0) return fieldsFor(schema, inputs);
  const { field } = placeOf(schema, inputs, path);
  return (field && shapeOf(field)) ?? {};
}

import type * as z from "zod";
import type { CheckFailure } from "./definition";
import { metaOf } from "./fields/meta";
import {
  discriminatorOf,
  entryOf,
  fieldsFor,
  hasMark,
  type InputSchema,
  itemOf,
  shapeOf,
  type Values,
  variantsOf,
} from "./fields/schema";
import { listed, shown, typeInWords } from "./fields/type-in-words";
import { unknownName, unknownProperty } from "./fields/unknown-property";

type Issue = z.core.$ZodIssue;

/** Turns a schema issue into readable lines, one for each bad property. */
export function problemsOf(schema: InputSchema, inputs: Values, issue: Issue): CheckFailure[] {
  if (issue.code === "unrecognized_keys") return unknownProperties(schema, inputs, issue);
  return [{ property: pathOf(issue.path), reason: reasonOf(schema, inputs, issue) }];
}

function unknownProperties(
  schema: InputSchema,
  inputs: Values,
  { path, keys }: Extract<Issue, { code: "unrecognized_keys" }>,
): CheckFailure[] {
  const known = Object.keys(fieldsAt(schema, inputs, path));
  return keys.map((key) => ({
    property: pathOf([...path, key]),
    reason: path.length === 0 ? unknownProperty(schema, inputs, key, known) : unknownName(key, known),
  }));
}

/** The allowed range or choices and, unless it is secret, the value given. */
function reasonOf(schema: InputSchema, inputs: Values, issue: Issue): string {
  if (issue.code === "invalid_key") return `has a name that is not valid: ${namesProblem(issue)}`;
  const value = valueAt(inputs, issue.path);
  if (issue.path.length === 1 && issue.path[0] === discriminatorOf(schema))
    return problem(variantsIn(schema), value, false);
  const { field, secret } = placeOf(schema, inputs, issue.path);
  const words = wordsFor(issue, field);
  return issue.code === "custom" ? `must be ${words}${given(value, secret)}` : problem(words, value, secret);
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

function variantsIn(schema: InputSchema): string {
  return `one of ${listed(variantsOf(schema).map(({ name }) => `"${name}"`))}`;
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

/** The field at a path, and whether it lies in a secret, is one or holds one. Nothing is shown of what is not known. */
function placeOf(
  schema: InputSchema,
  inputs: Values,
  path: PropertyKey[],
): { field: z.ZodType | undefined; secret: boolean } {
  let field: z.ZodType | undefined;
  let secret = false;
  let fields = fieldsFor(schema, inputs);
  for (const key of path) {
    field = typeof key === "number" ? field && itemOf(field) : (field && entryOf(field)) || fields[String(key)];
    fields = (field && shapeOf(field)) ?? {};
    secret ||= field === undefined || metaOf(field).secret === true;
  }
  return { field, secret: secret || field === undefined || hasMark(field, "secret") };
}

function valueAt(inputs: Values, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], inputs);
}

/** `agents[0].agentId`, `headers["X.Y"]` */
function pathOf(path: PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[\w$-]+$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

import { isObject, type Json, type JsonObject } from "../json";
import type { Field, Fields } from "../types/field";

export interface Settings {
  /** The keys that the API knows, in its spelling. */
  values: JsonObject;
  /** Paths of values outside their enum or of another JSON type. */
  wrong: string[];
}

/** What the API makes of a request body: unknown keys are ignored, and so is null where it means nothing. */
export function readSettings(fields: Fields, body: JsonObject, path = ""): Settings {
  const values: JsonObject = {};
  const wrong: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const sent = body[name];
    // What null does is documented for one setting only; anywhere else it says no more than leaving the key out.
    if (sent === undefined || (sent === null && !field.nullable)) continue;
    const value = sent === null ? { value: null, wrong: [] } : readValue(field, sent, path + name);
    values[name] = value.value;
    wrong.push(...value.wrong);
  }
  return { values, wrong };
}

function readValue(field: Field, sent: Json, path: string): { value: Json; wrong: string[] } {
  if (!hasType(field, sent)) return { value: sent, wrong: [path] };
  if (field.values) return readEnum(field.values, sent as string | number, path);
  if (field.items && isObject(sent)) return nested(readSettings(field.items, sent, `${path}.`));
  if (field.json === "array") return readMembers(field, sent as Json[], path);
  return { value: sent, wrong: [] };
}

function hasType({ json }: Field, sent: Json): boolean {
  if (json === "array") return Array.isArray(sent);
  if (json === "object") return isObject(sent);
  if (json === "integer") return Number.isInteger(sent);
  return typeof sent === json;
}

/** Text is compared without regard to case. */
function readEnum(values: readonly (string | number)[], sent: string | number, path: string) {
  const spelling = typeof sent === "string" ? sent.toLowerCase() : sent;
  return values.includes(spelling) ? { value: spelling, wrong: [] } : { value: sent, wrong: [path] };
}

/** Members are objects when the field says what is in them, and strings otherwise. */
function readMembers({ items }: Field, sent: Json[], path: string): { value: Json; wrong: string[] } {
  const member: Field = items ? { json: "object", items } : { json: "string" };
  const read = sent.map((one, index) => readValue(member, one, `${path}[${index}]`));
  return { value: read.map(({ value }) => value), wrong: read.flatMap(({ wrong }) => wrong) };
}

function nested({ values, wrong }: Settings): { value: Json; wrong: string[] } {
  return { value: values, wrong };
}

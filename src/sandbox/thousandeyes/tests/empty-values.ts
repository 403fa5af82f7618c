import type { Reading } from "../../assumptions/readings";
import { isObject, type Json, type JsonObject } from "../json";
import { fieldError, requestErrors } from "../problems";
import type { TestLinks } from "../state";
import type { Field, Fields } from "../types/field";

/** Texts that were recorded as cleared by an empty one. */
const recorded = ["description", "postBody"];

/** The settings of a request without those whose emptiness says nothing. @throws 400 where it is refused. */
export function withoutEmpty(reading: Reading, fields: Fields, given: JsonObject): JsonObject {
  const kept: JsonObject = {};
  const refused: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = fields[name];
    const effect = field ? effectOf(reading, name, field, value) : "clears";
    if (effect === "is-refused") refused.push(name);
    if (effect !== "clears") continue;
    kept[name] = field?.items && isObject(value) ? withoutEmpty(reading, field.items, value) : value;
  }
  refuse(refused);
  return kept;
}

/** The same for lists of references. */
export function withoutEmptyLists(reading: Reading, links: Partial<TestLinks>): Partial<TestLinks> {
  const effect = reading("thousandeyes-empty-list");
  const empty = Object.entries(links).filter(([, list]) => list.length === 0);
  if (effect === "is-refused") refuse(empty.map(([name]) => name));
  if (effect === "clears") return links;
  return Object.fromEntries(Object.entries(links).filter(([, list]) => list.length > 0));
}

type Effect = "clears" | "is-ignored" | "is-refused";

function effectOf(reading: Reading, name: string, field: Field, value: Json): Effect {
  // assumed: thousandeyes-empty-text
  if (value === "" && isText(field) && !recorded.includes(name)) return reading("thousandeyes-empty-text");
  // assumed: thousandeyes-empty-object
  if (isObject(value) && isHollow(value)) return reading("thousandeyes-empty-object");
  // assumed: thousandeyes-empty-list
  if (Array.isArray(value) && value.length === 0) return reading("thousandeyes-empty-list");
  return "clears";
}

function isText({ json, values }: Field): boolean {
  return json === "string" && values === undefined;
}

/** Nothing in it, or nothing but empty objects. */
function isHollow(value: JsonObject): boolean {
  return Object.values(value).every((member) => isObject(member) && Object.keys(member).length === 0);
}

function refuse(names: readonly string[]): void {
  if (names.length > 0) throw requestErrors(names.map((name) => fieldError(name, "must not be empty.")));
}

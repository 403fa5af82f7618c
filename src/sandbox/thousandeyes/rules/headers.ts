import { isObject, type JsonObject, textsIn } from "../json";
import type { Change, Check, Rule } from "../types/test-type";

const wellFormed = /^[^\s:]+:\s*\S.*$/;

/**
 * `headers` and `customHeaders` are two spellings of one thing on http-server. Here a list goes to `root`, and a map with
 * `root` or `all` goes to the list, ordered by name. assumed: thousandeyes-both-header-forms
 */
export const mirrorHeaders: Rule = ({ given, next, reading }: Change) => {
  const hasBoth = isObject(given.customHeaders) && given.headers !== undefined;
  const prefersList = hasBoth && reading("thousandeyes-both-header-forms") === "list-wins";
  if (isObject(given.customHeaders) && !prefersList) next.headers = toList(given.customHeaders);
  else if (given.headers !== undefined) next.customHeaders = toMap(textsIn(given.headers), next.customHeaders);
  if (textsIn(next.headers).length === 0) delete next.headers;
  if (isEmpty(next.customHeaders)) delete next.customHeaders;
};

export const checkHeaders: Check = ({ given }) =>
  textsIn(given.headers)
    .filter((header) => !wellFormed.test(header))
    .map((header) => `Malformed HTTP Header: ${header}.`);

function toList(map: JsonObject): string[] {
  const both = { ...(isObject(map.all) ? map.all : {}), ...(isObject(map.root) ? map.root : {}) };
  return Object.entries(both)
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
}

function toMap(headers: string[], so: JsonObject[string] | undefined): JsonObject {
  const { root: _, all: __, ...domains } = isObject(so) ? so : {};
  if (headers.length === 0) return {};
  const root = headers.map((header) => {
    const colon = header.indexOf(":");
    return [header.slice(0, colon).trim(), header.slice(colon + 1).trim()] as const;
  });
  return { ...domains, root: Object.fromEntries(root) };
}

function isEmpty(map: unknown): boolean {
  return isObject(map) && Object.values(map).every((part) => isObject(part) && Object.keys(part).length === 0);
}

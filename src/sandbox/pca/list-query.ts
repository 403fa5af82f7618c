import type { Context } from "hono";
import { refuse } from "./answers";
import type { Stored } from "./collection";

/** What a list can be sorted and filtered by. */
export interface ListColumns<Attributes extends object> {
  values: Record<string, (attributes: Attributes) => unknown>;
  metadata?: (attributes: Attributes) => Record<string, string> | undefined;
}

type Cell<Attributes extends object> = (document: Stored<Attributes>) => string;

const defaultLimit = 1000;

/** The documents that `filter`, `sort`, `page` and `limit` of a list request leave, in that order. */
export function select<Attributes extends object>(
  c: Context,
  documents: readonly Stored<Attributes>[],
  columns: ListColumns<Attributes>,
): Stored<Attributes>[] {
  const selected = sorted(c, filtered(c, documents, columns), columns);
  const limit = wholeNumber(c, "limit", defaultLimit);
  const start = wholeNumber(c, "page", 0) * limit;
  return selected.slice(start, start + limit);
}

function filtered<A extends object>(c: Context, documents: readonly Stored<A>[], columns: ListColumns<A>) {
  const column = c.req.query("filter[column]");
  if (column === undefined) return documents;
  const cell = cellOf(columns, column);
  const matches = matcher(c.req.query("match") ?? "", column, c.req.query("filter[value]") ?? "");
  return documents.filter((document) => matches(cell(document)));
}

function sorted<A extends object>(c: Context, documents: readonly Stored<A>[], columns: ListColumns<A>) {
  const column = c.req.query("sort[column]");
  if (column === undefined) return documents;
  const cell = cellOf(columns, column);
  const sign = c.req.query("sort[dir]") === "desc" ? -1 : 1;
  return [...documents].sort((a, b) => sign * Math.sign(Number(cell(a) > cell(b)) - Number(cell(a) < cell(b))));
}

/** The vendor lists no error for an unknown column; the sandbox refuses it, because it would be a mistake. */
function cellOf<A extends object>({ values, metadata }: ListColumns<A>, column: string): Cell<A> {
  if (column === "id") return ({ id }) => id;
  const value = Object.hasOwn(values, column) ? values[column] : undefined;
  if (value) return ({ attributes }) => String(value(attributes) ?? "");
  const key = column.startsWith("metadata.") && metadata ? column.slice("metadata.".length) : undefined;
  if (key === undefined) throw refuse(400, `there is no column ${column}`);
  return ({ attributes }) => metadata?.(attributes)?.[key] ?? "";
}

/** Without a strategy the column decides: here names match in part, everything else as a whole. */
function matcher(strategy: string, column: string, wanted: string): (text: string) => boolean {
  if (strategy === "exact") return (text) => text === wanted;
  if (strategy === "regex") return regexMatcher(wanted);
  if (strategy !== "") throw refuse(400, `match ${strategy} is not supported`);
  return column.endsWith("Name") ? (text) => text.includes(wanted) : (text) => text === wanted;
}

function regexMatcher(source: string): (text: string) => boolean {
  try {
    const expression = new RegExp(source);
    return (text) => expression.test(text);
  } catch {
    throw refuse(400, `filter[value] ${source} is not a regular expression`);
  }
}

function wholeNumber(c: Context, name: string, fallback: number): number {
  const text = c.req.query(name);
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(text)) throw refuse(400, `${name} ${text} is not a whole number`);
  return Number(text);
}

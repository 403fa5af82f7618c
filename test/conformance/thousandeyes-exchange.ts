import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One request to the real API and its answer. */
export interface Exchange {
  id: string;
  seq: number;
  request: {
    method: string;
    path: string;
    query: Record<string, string[]>;
    header: Record<string, string>;
    body?: unknown;
  };
  response: { status: number; header: Record<string, string>; body?: unknown };
}

export interface Recording {
  name: string;
  exchanges: Exchange[];
}

export const folder = fileURLToPath(new URL("../../../shared/vendors/thousandeyes/recordings", import.meta.url));

/** Every recording of the folder; undefined where the folder is missing. */
export function readRecordings(): Recording[] | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ name: file, exchanges: JSON.parse(readFileSync(join(folder, file), "utf8")) as Exchange[] }));
}

/** Recorded resources that the sandbox does not simulate, by the first word of their path, and what it lacks of them. */
const notSimulated: Readonly<Record<string, string>> = {
  "account-groups": "account groups are read there, and neither made nor changed",
  "alert-suppression-windows": "it has none",
  dashboards: "it has none",
  endpoint: "it has nothing of endpoint agents",
};

/** Why a recording cannot be replayed, or undefined. */
export function reasonToSkip({ exchanges }: Recording): string | undefined {
  const words = new Set(exchanges.map(({ request }) => request.path.split("/")[2] ?? ""));
  return [...words].map((word) => notSimulated[word]).find((reason) => reason !== undefined);
}

/** The query of a request as it stood in its URL. */
export function queryOf({ request }: Exchange): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(request.query ?? {})) {
    for (const value of values) query.append(name, value);
  }
  return query.size > 0 ? `?${query}` : "";
}

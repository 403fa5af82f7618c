import type { Sandbox } from "../../src/sandbox";
import { templatePath } from "../../src/sandbox/request-log";

/** One of the requests that an operation sends. */
export interface OneRequest {
  vendor: string;
  method: string;
  /** Below the vendor's mount, with `{id}` for ids. */
  path: string;
  /** Counted from 1, among those of the operation with the same method and path. */
  nth: number;
  /** Counted from 1, among all of the operation. */
  position: number;
}

/** The requests that this work sends when nothing goes wrong, in their order. */
export async function requestsOf(sandbox: Sandbox, work: () => Promise<void>): Promise<OneRequest[]> {
  const log = `${sandbox.url}/_sandbox/requests`;
  await fetch(log, { method: "DELETE" });
  await work();
  const answer = (await (await fetch(`${log}?log=true`)).json()) as { log: Omit<OneRequest, "nth" | "position">[] };
  const all = answer.log.map(({ vendor, method, path }) => ({ vendor, method, path: templatePath(path) }));
  return all.map((request, index) => ({
    ...request,
    nth: all.slice(0, index + 1).filter((other) => isSame(request, other)).length,
    position: index + 1,
  }));
}

export function isSame(one: Pick<OneRequest, "method" | "path">, other: Pick<OneRequest, "method" | "path">): boolean {
  return one.method === other.method && one.path === other.path;
}

/** A login and a question that is too long for a URL are POSTs that change nothing. */
export function takesEffect({ method, path }: OneRequest): boolean {
  return method !== "GET" && !/\/(login|status)$/.test(path);
}

/** Lists and logins are the same whatever object they are for. */
export function concernsOne(request: OneRequest): boolean {
  return takesEffect(request) || request.path.includes("{id}");
}

export function inWords({ method, path, nth }: OneRequest): string {
  return nth === 1 ? `${method} ${path}` : `${method} ${path}, number ${nth}`;
}

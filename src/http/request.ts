import type * as z from "zod";
import type { Path } from "./path";

export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface HttpRequest<T> {
  readonly method: Method;
  readonly path: Path;
  /** An undefined value leaves the parameter out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** Media type of the JSON body, for example application/vnd.api+json. */
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
  /** What the answer must look like. Without one the body is whatever came: parsed JSON, text, or undefined. */
  readonly schema?: z.ZodType<T> | undefined;
  /** The answer is text (YAML, a token) and is not parsed as JSON. */
  readonly text?: boolean | undefined;
  /** Whether sending it twice is as good as once. Default: true for GET, HEAD, PUT and DELETE. */
  readonly idempotent?: boolean | undefined;
  /** Values inside this request, such as a password, that the vendor's words could repeat and no message may show. */
  readonly secrets?: readonly string[] | undefined;
  /** The answer holds a secret: no message quotes any of it. */
  readonly confidential?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The part of a request that does not depend on the credentials of the moment. */
export interface Outgoing {
  readonly url: string;
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function outgoing(
  base: string,
  headers: Readonly<Record<string, string>>,
  request: HttpRequest<unknown>,
): Outgoing {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) own[name.toLowerCase()] = value;
  if (request.accept !== undefined) own.accept = request.accept;
  const url = `${base}${request.path}${queryText(request.query)}`;
  if (request.form) {
    const type = request.contentType ?? "application/x-www-form-urlencoded";
    return { url, headers: { ...own, "content-type": type }, body: new URLSearchParams(request.form).toString() };
  }
  if (request.json === undefined) return { url, headers: own };
  const type = request.contentType ?? own["content-type"] ?? "application/json";
  return { url, headers: { ...own, "content-type": type }, body: JSON.stringify(request.json) };
}

export function isIdempotent({ method, idempotent }: HttpRequest<unknown>): boolean {
  return idempotent ?? (method !== "POST" && method !== "PATCH");
}

export function isReadOnly({ method }: HttpRequest<unknown>): boolean {
  return method === "GET" || method === "HEAD";
}

/** Checks a base URL once, so that no request fails on it, and cuts its trailing slashes.
 *  @throws Error without quoting the URL when it holds a user name or password. */
export function baseOf(vendor: string, baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(`The endpoint of ${vendor} is not a URL that starts with https:// or http://.`);
  }
  if (url.username || url.password) {
    throw new Error(`The endpoint of ${vendor} must not hold a user name or password: set them as credentials.`);
  }
  if (url.search || url.hash) throw new Error(`The endpoint of ${vendor} must not hold a query or fragment.`);
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function queryText(query: HttpRequest<unknown>["query"]): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) parameters.append(name, String(value));
  }
  return parameters.size === 0 ? "" : `?${parameters}`;
}

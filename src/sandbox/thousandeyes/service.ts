import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Reading } from "../assumptions/readings";
import { isObject, type Json, type JsonObject } from "./json";
import { plainProblem } from "./problems";
import type { ThousandEyesState, User } from "./state";

export interface ThousandEyesOptions {
  /** The bearer token of the sandbox's own user; the state holds those of others. */
  token: string;
  /** What precedes `/v7` in links, such as `http://127.0.0.1:8700/thousandeyes`. */
  origin: () => string;
  now: () => Date;
  /** Requests a minute for each organisation; the vendor's own figure is 240. */
  rateLimit: number;
  reading: Reading;
}

export interface Service {
  state: ThousandEyesState;
  options: ThousandEyesOptions;
}

export interface Env {
  Variables: {
    /** Whose token the request bears. */
    user: User;
    /** The account group the request works in. */
    aid: string;
    /** What the answering service appends to its content types. */
    charset: string;
  };
}

export type ApiContext = Context<Env>;
export type Api = Hono<Env>;
type Handler = (c: ApiContext) => Response | Promise<Response>;

/** Serves one path; any method without a handler is refused. */
export function serve(api: Api, path: string, handlers: Partial<Record<"GET" | "POST" | "PUT" | "DELETE", Handler>>) {
  for (const [method, handler] of Object.entries(handlers)) api.on(method, path, handler);
  api.all(path, () => {
    throw plainProblem(405);
  });
}

export function answer(c: ApiContext, body: JsonObject, status: ContentfulStatusCode = 200): Response {
  return c.body(JSON.stringify(body), status, { "content-type": `application/json${c.get("charset") ?? ""}` });
}

/** 201 with the new object's address. */
export function created(c: ApiContext, body: JsonObject, location: string): Response {
  c.header("Location", location);
  return answer(c, body, 201);
}

export function href({ options }: Service, path: string): string {
  return `${options.origin()}/v7${path}`;
}

export function selfLink(service: Service, path: string): JsonObject {
  return { self: { href: href(service, path) } };
}

/** The link of a list: it repeats the query of the request, whatever that was. */
export function listLink(service: Service, c: ApiContext): JsonObject {
  const { search } = new URL(c.req.url);
  return selfLink(service, pathOf(service, c).slice("/v7".length) + search);
}

/** The path of the request as the vendor sees it, from `/v7` on. */
export function pathOf({ options }: Service, c: ApiContext): string {
  const mount = `${new URL(options.origin()).pathname.replace(/\/$/, "")}/v7`;
  const { pathname } = new URL(c.req.url);
  return `/v7${pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : pathname}`;
}

/** The JSON object in the request's body. */
export async function readBody(c: ApiContext): Promise<JsonObject> {
  const body: Json = await c.req.json().catch(() => undefined);
  if (!isObject(body)) throw plainProblem(400, "Failed to read request");
  return body;
}

/** The members of a comma-separated query parameter. */
export function queryList(c: ApiContext, name: string): string[] {
  return (c.req.queries(name) ?? [])
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** The members of `expand`. The sandbox refuses one that the endpoint does not know, because it would be a mistake. */
export function expansions(c: ApiContext, known: readonly string[]): string[] {
  const asked = queryList(c, "expand");
  const strange = asked.filter((value) => !known.includes(value));
  if (strange.length > 0) throw plainProblem(400, `Invalid value for expand: ${strange.join(", ")}`);
  return asked;
}

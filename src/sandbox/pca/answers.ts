import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { answerError } from "../errors";
import type { Tenant } from "./tenant";

/** Every error of this API is a line of plain text. */
export function refuse(status: ContentfulStatusCode, message: string): HTTPException {
  return new HTTPException(status, { message });
}

export function answerRefusal(error: Error, c: Context): Response {
  return error instanceof HTTPException ? c.text(error.message, error.status) : answerError(error, c);
}

export function answerDocument(c: Context, data: object, status: 200 | 201 = 200): Response {
  return answerJson(c, { data }, status);
}

export function answerJson(c: Context, body: object, status: 200 | 201 = 200): Response {
  return c.body(JSON.stringify(body), status, { "content-type": "application/vnd.api+json" });
}

/** A list with nothing in it. assumed: pca-empty-list */
export function answerList(c: Context, { reading }: Tenant, data: readonly object[], kind: string): Response {
  if (data.length === 0 && reading("pca-empty-list") === "404") throw refuse(404, `no ${kind} found`);
  return answerJson(c, { data });
}

import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { answerError } from "../errors";
import type { Refusal } from "../vendor";

const titles: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** Of all errors the vendor documents only 429; form and words of the others are the sandbox's own. */
export function problem(status: number, detail?: string): Refusal {
  const title = titles[status] ?? "Error";
  return {
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ title, status, ...(detail !== undefined && { detail }) }),
  };
}

export function refuse(status: ContentfulStatusCode, detail: string): HTTPException {
  const { headers, body } = problem(status, detail);
  return new HTTPException(status, { message: detail, res: new Response(body, { status, headers }) });
}

export function answerRefusal(error: Error, c: Context): Response {
  return error instanceof HTTPException ? error.getResponse() : answerError(error, c);
}

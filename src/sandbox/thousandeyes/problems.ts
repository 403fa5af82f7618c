import type { JsonObject } from "./json";

/** An answer other than success. Thrown, and put into words by the app. */
export abstract class Refused extends Error {
  abstract readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 429 | 500;
  abstract readonly contentType: string;
  abstract body(path: string, now: Date): JsonObject;
}

/** Problem details, the shape of every error but those of tags and 401. The useful text is mostly in `title`. */
export class Problem extends Refused {
  readonly contentType = "application/problem+json";

  constructor(
    readonly status: Refused["status"],
    readonly title: string,
    readonly detail?: string,
  ) {
    super(title);
  }

  body(instance: string): JsonObject {
    const { status, title, detail } = this;
    return { type: "about:blank", title, status, ...(detail === undefined ? {} : { detail }), instance };
  }
}

/** A token that is missing or wrong. */
export class Unauthorized extends Refused {
  readonly status = 401;
  readonly contentType = "application/problem+json";

  body(): JsonObject {
    return { error: "invalid_token", error_description: "Invalid access token" };
  }
}

const titles: Record<number, string> = {
  400: "Bad Request",
  401: "401 Unauthorized",
  403: "403 Forbidden",
  404: "404 Not Found",
  405: "405 Method Not Allowed",
  429: "429 Too Many Requests",
};

/** The problem for a status about which nothing more is known. */
export function plainProblem(status: Refused["status"], detail?: string): Problem {
  return new Problem(status, titles[status] ?? `${status} Internal Server Error`, detail);
}

/** A key holds a value outside its enum or of the wrong JSON type. */
export function invalidFields(names: readonly string[]): Problem {
  const title = "request validation failed. There are invalid or missing fields";
  return new Problem(400, title, `Invalid value for fields: ${names.join(", ")}`);
}

/** The request can be read but not accepted; every sentence ends up in the title. */
export function requestErrors(sentences: readonly string[]): Problem {
  const introduction = "There were some errors in your request, please correct them before trying again.";
  return new Problem(400, [introduction, ...sentences].join(" "));
}

/** One sentence of `requestErrors`. The vendor names its own field, not always the one that was sent. */
export function fieldError(field: string, text: string): string {
  return `Error in field ${field} : ${text}`;
}

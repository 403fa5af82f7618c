import type { JsonObject } from "../json";
import { Refused } from "../problems";

const words = { 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 409: "Conflict" } as const;

const titles = {
  400: "Request validation failed. There are invalid or missing fields",
  403: "Please ensure you are using the correct authentication token, and you have the correct role",
  404: "Resource not found",
  409: "Resource already exists",
} as const;

/** An error of the tag service, which has a form of its own. The useful text is in `detail`. */
export class TagRefused extends Refused {
  readonly contentType = "application/json";

  constructor(
    readonly status: keyof typeof words,
    readonly detail: string,
  ) {
    super(detail);
  }

  body(path: string, now: Date): JsonObject {
    const { status, detail } = this;
    return { timestamp: now.getTime(), status, error: words[status], title: titles[status], detail, path };
  }
}

export function tagNotFound(): TagRefused {
  return new TagRefused(404, "404 NOT_FOUND");
}

import { describe, expect, test } from "vitest";
import { type HttpError, HttpError as HttpErrorClass, type HttpErrorKind, isHttpError, path } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { type CannedAnswer, json, plain, serve } from "./support/local-server";

const hints: Partial<Record<HttpErrorKind, string>> = {
  authentication: "Check ACME_TOKEN.",
  validation: "See the vendor's documentation.",
};

async function errorFor(answer: CannedAnswer): Promise<HttpError> {
  const server = await serve(answer);
  const client = clientFor(server.url, { hints, maxRetries: 0 });
  return failure(client.request({ method: "PUT", path: path`/tests/http-server/${281}`, json: {} }));
}

const messageFor = async (answer: CannedAnswer) => (await errorFor(answer)).message;

describe("a message", () => {
  test("says what failed, in the vendor's words, and what to do, on one line", async () => {
    const body = { type: "about:blank", title: "Error in field interval :\n Interval is empty", status: 400 };
    expect(await messageFor(json(body, 400))).toBe(
      "Acme refused PUT /tests/http-server/281: Error in field interval : Interval is empty (400). See the vendor's documentation.",
    );
  });

  test.each<[number, HttpErrorKind, string]>([
    [400, "validation", "Acme refused PUT /tests/http-server/281: Words (400). See the vendor's documentation."],
    [
      401,
      "authentication",
      "Acme did not accept the credentials for PUT /tests/http-server/281: Words (401). Check ACME_TOKEN.",
    ],
    [403, "permission", "Acme does not permit PUT /tests/http-server/281 with these credentials: Words (403)."],
    [404, "not-found", "Acme found nothing for PUT /tests/http-server/281: Words (404)."],
    [408, "timeout", "Acme did not answer PUT /tests/http-server/281 in time: Words (408)."],
    [409, "conflict", "Acme refused PUT /tests/http-server/281 because of a conflict: Words (409)."],
    [412, "conflict", "Acme refused PUT /tests/http-server/281 because of a conflict: Words (412)."],
    [415, "validation", "Acme refused PUT /tests/http-server/281: Words (415). See the vendor's documentation."],
    [429, "rate-limit", "Acme got too many requests and did not carry out PUT /tests/http-server/281: Words (429)."],
    [
      500,
      "server",
      "Acme failed to carry out PUT /tests/http-server/281: Words (500). The request may have taken effect nevertheless.",
    ],
  ])("for status %i is of kind %s", async (status, kind, message) => {
    const error = await errorFor(json({ title: "Words." }, status));
    expect(error.kind).toBe(kind);
    expect(error.message).toBe(message);
    expect(error.vendorMessage).toBe("Words");
  });

  test("keeps its advice readable when a secret is an everyday word", async () => {
    const server = await serve(json({ title: "ACME_TOKEN of Check is wrong" }, 401));
    const client = clientFor(server.url, { hints, secrets: ["Check"], maxRetries: 0 });
    const { message } = await failure(client.request({ method: "GET", path: path`/tests` }));
    expect(message).toBe(
      "Acme did not accept the credentials for GET /tests: ACME_TOKEN of [secret] is wrong (401). Check ACME_TOKEN.",
    );
  });

  test("without the vendor's words is still a sentence", async () => {
    expect(await messageFor({ status: 403 })).toBe(
      "Acme does not permit PUT /tests/http-server/281 with these credentials (403).",
    );
  });

  test.each(["x-request-id", "X-Correlation-Id", "request-id"])("names the id in the header %s", async (header) => {
    const error = await errorFor(json({ title: "No" }, 403, { [header]: "r-77" }));
    expect(error.message).toBe(
      "Acme does not permit PUT /tests/http-server/281 with these credentials: No (403, request r-77).",
    );
    expect(error.requestId).toBe("r-77");
  });

  test("keeps the vendor's line breaks and control characters out", async () => {
    expect(await messageFor(plain("first\r\n\tsecond\u001b[31m third\u2028", 403))).toBe(
      "Acme does not permit PUT /tests/http-server/281 with these credentials: first second [31m third (403).",
    );
  });

  test("clips what is too long to read", async () => {
    const error = await errorFor(plain("y".repeat(3000), 403));
    expect(error.vendorMessage).toBe(`${"y".repeat(999)}…`);
  });

  test("of a 503 tells how long the vendor wants to be left alone", async () => {
    const message = await messageFor(
      json({ title: "Maintenance" }, 503, { "retry-after": "Thu, 01 Jan 2026 08:00:00 GMT" }),
    );
    expect(message).toContain("It asks to wait until 2026-01-01T08:00:00.000Z.");
  });
});

describe("an HttpError", () => {
  const details = {
    kind: "conflict",
    vendor: "Acme",
    method: "PUT",
    path: "/a",
    status: 409,
    mayHaveTakenEffect: false,
    transient: false,
  } as const;

  test("is an Error with the details as properties, absent ones left out", () => {
    const error = new HttpErrorClass("No.", details);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("HttpError");
    expect({ ...error }).toEqual({ name: "HttpError", ...details });
    expect("requestId" in error).toBe(false);
  });

  test("is recognised with and without its kind", () => {
    const error = new HttpErrorClass("No.", details);
    expect(isHttpError(error)).toBe(true);
    expect(isHttpError(error, "conflict")).toBe(true);
    expect(isHttpError(error, "not-found")).toBe(false);
  });

  test("is recognised when another copy of the package made it", () => {
    const foreign = Object.assign(new Error("No."), details);
    Object.defineProperty(foreign, Symbol.for("netassure.HttpError"), { value: true });
    expect(isHttpError(foreign, "conflict")).toBe(true);
  });

  test.each([undefined, null, "text", 5, {}, new Error("No."), { kind: "conflict" }])("is not %s", (value) => {
    expect(isHttpError(value)).toBe(false);
  });
});

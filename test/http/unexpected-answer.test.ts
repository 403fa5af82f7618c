import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type HttpError, path } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { html, json, plain, type Reply, serve } from "./support/local-server";

const schema = z.object({ tests: z.array(z.object({ testId: z.string() })) });

async function errorFor(reply: Reply, options = {}): Promise<HttpError> {
  const server = await serve(reply);
  const client = clientFor(server.url, { maxRetries: 0, ...options });
  return failure(client.request({ method: "GET", path: path`/tests`, schema }));
}

const typed = (type: string, body: string, status = 200) => ({ status, headers: { "content-type": type }, body });

describe("an HTML page", () => {
  test.each([200, 401, 403, 404, 409, 429, 500, 503])(
    "is never the API's answer, not even with status %i",
    async (status) => {
      const error = await errorFor(html(status));
      expect(error.kind).toBe("unexpected-answer");
      expect(error.status).toBe(status);
      expect(error.message.startsWith("Acme gave an unexpected answer to GET /tests: an HTML page ")).toBe(true);
    },
  );

  test("is named by its title and explained", async () => {
    expect((await errorFor(html(404))).message).toBe(
      'Acme gave an unexpected answer to GET /tests: an HTML page titled "Sign in to the guest network", as from a proxy or captive portal; check the endpoint (404).',
    );
  });

  test.each(["<html><title></title><p>Sign in</p>", "<html><p>Sign in</p>"])(
    "without a title is quoted on one line: %j",
    async (page) => {
      expect((await errorFor(typed("text/html", page))).message).toContain(`an HTML page ("${page}"), as from a proxy`);
    },
  );

  test("shows no secret in its title, and nothing of it when the request is confidential", async () => {
    const page = typed("text/html", "<title>Hello s3cr3t-user\n</title>");
    expect((await errorFor(page, { secrets: ["s3cr3t-user"] })).message).toContain('titled "Hello [secret]", as');
    const server = await serve(page);
    const request = { method: "GET", path: path`/tests`, confidential: true } as const;
    const error = await failure(clientFor(server.url).request(request));
    expect(error.message).toContain("an HTML page, as from a proxy or captive portal");
  });

  test.each(["<!DOCTYPE html><html>", "\n<HTML>", "<!-- proxy --><html>", "<body>no</body>"])(
    "is recognised without its content type: %j",
    async (body) => {
      const error = await errorFor(plain(body, 404));
      expect(error.kind).toBe("unexpected-answer");
    },
  );

  test("of any length is quoted with 120 characters at most", async () => {
    const error = await errorFor(typed("text/html", `<p>${"x".repeat(5000)}`));
    expect(error.message).toContain(`("<p>${"x".repeat(116)}…")`);
  });

  test("is noticed even when the caller expects no body", async () => {
    const server = await serve(html(200));
    const error = await failure(clientFor(server.url).request({ method: "DELETE", path: path`/tests/${1}` }));
    expect(error.kind).toBe("unexpected-answer");
  });
});

describe("an answer with status 404", () => {
  test.each([
    json({ title: "Not Found", status: 404 }, 404),
    plain("agent not found", 404),
    typed("", "no such session", 404),
    json("gone", 404),
    typed("application/problem+json", "{}", 404),
  ])("proves that the object is gone when an API sent it: %j", async (reply) => {
    expect((await errorFor(reply)).kind).toBe("not-found");
  });

  test.each([
    typed("application/json", '{"title":', 404),
    typed("application/xml", "<Error/>", 404),
    typed("application/octet-stream", "abc", 404),
    typed("", '{"title":', 404),
  ])("proves nothing otherwise: %j", async (reply) => {
    const error = await errorFor(reply);
    expect(error.kind).toBe("unexpected-answer");
    expect(error.message).toContain("which does not prove that the object is gone");
  });

  test("proves nothing without a body", async () => {
    const error = await errorFor({ status: 404 });
    expect(error.kind).toBe("unexpected-answer");
    expect(error.message).toBe(
      "Acme gave an unexpected answer to GET /tests: status 404 without a body, which does not prove that the object is gone (404).",
    );
  });

  test("proves it without a body where the vendor is known to send none", async () => {
    expect((await errorFor({ status: 404 }, { emptyNotFound: true })).kind).toBe("not-found");
    expect((await errorFor(html(404), { emptyNotFound: true })).kind).toBe("unexpected-answer");
  });
});

describe("an answer with status 200", () => {
  test("whose JSON is cut off is quoted", async () => {
    expect((await errorFor(typed("application/json", '{"tests": [{"testId": "28'))).message).toBe(
      'Acme gave an unexpected answer to GET /tests: JSON was expected, but it is cut off or malformed ("{"tests": [{"testId": "28") (200).',
    );
  });

  test("without a body where one is expected", async () => {
    expect((await errorFor(typed("application/json", ""))).message).toBe(
      "Acme gave an unexpected answer to GET /tests: JSON was expected, but an empty body (application/json) came (200).",
    );
  });

  test("that is text where JSON is expected", async () => {
    expect((await errorFor(plain("OK\nfine"))).message).toBe(
      'Acme gave an unexpected answer to GET /tests: JSON was expected, but a body of another kind (text/plain) came ("OK fine") (200).',
    );
  });

  test("of another shape names the places and quotes no value", async () => {
    const error = await errorFor(json({ tests: [{ testId: "1" }, { testId: 5, password: "hunter2" }] }));
    expect(error.kind).toBe("unexpected-answer");
    expect(error.message).toBe(
      "Acme gave an unexpected answer to GET /tests: the JSON has another form than expected: tests[1].testId: Invalid input: expected string, received number (200).",
    );
  });

  test("of another shape as a whole, and in many places", async () => {
    expect((await errorFor(json([]))).message).toContain("the body: Invalid input: expected object, received array");
    const many = await errorFor(json({ tests: [{}, {}, {}, {}, {}] }));
    expect(many.message).toContain(
      "tests[2].testId: Invalid input: expected string, received undefined; and 2 more (200).",
    );
  });

  test("that is confidential is not quoted", async () => {
    const server = await serve(typed("application/json", '{"agent": "s3cr3t-agent'));
    const request = { method: "POST", path: path`/secrets`, schema, confidential: true } as const;
    const error = await failure(clientFor(server.url).request(request));
    expect(error.message).toBe(
      "Acme gave an unexpected answer to POST /secrets: JSON was expected, but it is cut off or malformed (200). The request may have taken effect nevertheless.",
    );
  });
});

test("a redirect is not followed, and only its target's path is named", async () => {
  const server = await serve(
    { status: 302, headers: { location: "https://login.test/sso?ticket=abc" } },
    json({ tests: [] }),
  );
  const error = await failure(clientFor(server.url).request({ method: "GET", path: path`/tests`, schema }));
  expect(error.message).toBe(
    "Acme gave an unexpected answer to GET /tests: a redirect to https://login.test/sso; check the endpoint (302).",
  );
  expect(server.requests.length).toBe(1);
});

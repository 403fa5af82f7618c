import { describe, expect, test } from "vitest";
import * as z from "zod";
import { createHttpClient, path } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { json, plain, serve } from "./support/local-server";

describe("a request", () => {
  test.each(["/v7", "/v7/", "/v7//"])("is sent below the base URL's prefix, written as %s", async (prefix) => {
    const server = await serve(json({}));
    await clientFor(server.url + prefix).request({ method: "GET", path: path`/tests/${1}` });
    expect(server.requests[0]?.url).toBe("/v7/tests/1");
  });

  test("carries the query without its undefined parameters", async () => {
    const server = await serve(json({}));
    const query = { aid: "12", expand: "agent,label", max: 5, all: true, none: undefined };
    await clientFor(server.url).request({ method: "GET", path: path`/tests`, query });
    expect(server.requests[0]?.url).toBe("/tests?aid=12&expand=agent%2Clabel&max=5&all=true");
  });

  test("has no question mark when every parameter is undefined", async () => {
    const server = await serve(json({}));
    await clientFor(server.url).request({ method: "GET", path: path`/tests`, query: { aid: undefined } });
    expect(server.requests[0]?.url).toBe("/tests");
  });

  test("carries a JSON body and says so", async () => {
    const server = await serve(json({}));
    await clientFor(server.url).request({ method: "POST", path: path`/tests`, json: { name: "a" } });
    expect(server.requests[0]?.body).toBe('{"name":"a"}');
    expect(server.requests[0]?.headers["content-type"]).toBe("application/json");
  });

  test("carries JSON under the media type of the vendor", async () => {
    const server = await serve(json({}));
    const contentType = "application/vnd.api+json";
    await clientFor(server.url).request({ method: "PUT", path: path`/session`, json: [], contentType });
    expect(server.requests[0]?.headers["content-type"]).toBe("application/vnd.api+json");
    expect(server.requests[0]?.body).toBe("[]");
  });

  test("carries a form", async () => {
    const server = await serve(json({}));
    const form = { username: "ann", password: "a&b c" };
    await clientFor(server.url).request({ method: "POST", path: path`/login`, form });
    expect(server.requests[0]?.body).toBe("username=ann&password=a%26b+c");
    expect(server.requests[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });

  test("without a body names no content type", async () => {
    const server = await serve(json({}));
    await clientFor(server.url).request({ method: "POST", path: path`/secrets` });
    expect(server.requests[0]?.headers["content-type"]).toBeUndefined();
    expect(server.requests[0]?.body).toBe("");
  });

  test("carries the client's headers, its own accept, and the headers of the credentials", async () => {
    const server = await serve(json({}));
    const credentials = { headers: async () => ({ "X-API-KEY": "k-1" }) };
    const client = clientFor(server.url, {
      headers: { Accept: "application/json", "user-agent": "netassure" },
      credentials,
    });
    await client.request({ method: "GET", path: path`/a`, accept: "text/yaml" });
    await client.request({ method: "GET", path: path`/b` });
    const [first, second] = server.requests.map(({ headers }) => headers);
    expect(first?.accept).toBe("text/yaml");
    expect(second?.accept).toBe("application/json");
    expect(first?.["x-api-key"]).toBe("k-1");
    expect(first?.["user-agent"]).toBe("netassure");
  });
});

describe("an answer", () => {
  const schema = z.object({ id: z.string() });

  test("is parsed by the schema, with status and headers", async () => {
    const server = await serve(json({ id: "1", extra: true }, 201, { location: "/tests/1" }));
    const answer = await clientFor(server.url).request({ method: "POST", path: path`/tests`, json: {}, schema });
    expect(answer.body).toEqual({ id: "1" });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe("/tests/1");
  });

  test("is JSON whatever content type it names", async () => {
    const server = await serve(plain('{"id":"1"}'));
    const answer = await clientFor(server.url).request({ method: "GET", path: path`/tests`, schema });
    expect(answer.body).toEqual({ id: "1" });
  });

  test("may be a bare literal", async () => {
    const server = await serve(json(true));
    const answer = await clientFor(server.url).request({
      method: "DELETE",
      path: path`/agents/${1}`,
      schema: z.literal(true),
    });
    expect(answer.body).toBe(true);
  });

  test("without a body is undefined when no schema wants one", async () => {
    const server = await serve({ status: 204 });
    const answer = await clientFor(server.url).request({ method: "DELETE", path: path`/tests/${1}` });
    expect(answer.status).toBe(204);
    expect(answer.body).toBeUndefined();
  });

  test("without a schema is whatever came", async () => {
    const server = await serve(json({ any: 1 }), plain("deleted"));
    const client = clientFor(server.url);
    expect((await client.request({ method: "DELETE", path: path`/a` })).body).toEqual({ any: 1 });
    expect((await client.request({ method: "DELETE", path: path`/a` })).body).toBe("deleted");
  });

  test("is left as text when text is wanted, even if it is JSON", async () => {
    const yaml = { headers: { "content-type": "text/yaml" }, body: "agentConfig:\n  port: 55888\n" };
    const server = await serve(yaml, json("token"));
    const client = clientFor(server.url);
    const request = { method: "POST", path: path`/secrets`, text: true, schema: z.string().min(1) } as const;
    expect((await client.request(request)).body).toBe("agentConfig:\n  port: 55888\n");
    expect((await client.request(request)).body).toBe('"token"');
  });
});

describe("the base URL", () => {
  const create = (baseUrl: string) => () => createHttpClient({ vendor: "Acme", baseUrl });

  test.each(["", "acme.test", "ftp://acme.test", "https://"])("is refused when it is %j", (baseUrl) => {
    expect(create(baseUrl)).toThrow("The endpoint of Acme is not a URL that starts with https:// or http://.");
  });

  test("is refused without being quoted when it holds a password", () => {
    expect(create("https://ann:hunter2@acme.test")).toThrow(
      /^The endpoint of Acme must not hold a user name or password: set them as credentials\.$/,
    );
  });

  test("is refused when it holds a query", () => {
    expect(create("https://acme.test?aid=1")).toThrow("The endpoint of Acme must not hold a query or fragment.");
  });
});

test("a fetch that is handed in is the one that is used", async () => {
  const asked: string[] = [];
  const fetch = async (input: unknown) => {
    asked.push(String(input));
    return Response.json({ ok: true });
  };
  const answer = await clientFor("https://acme.test/api", { fetch }).request({ method: "GET", path: path`/a` });
  expect(asked).toEqual(["https://acme.test/api/a"]);
  expect(answer.body).toEqual({ ok: true });
});

test("a header value that HTTP cannot carry is named as such and not quoted", async () => {
  const credentials = { headers: async () => ({ authorization: "Bearer first\nsecond" }) };
  const error = await failure(
    clientFor("https://acme.test", { credentials }).request({ method: "POST", path: path`/a` }),
  );
  expect(error.message).toBe(
    "Acme did not accept the credentials for POST /a: a header value holds a character that HTTP cannot carry; look for line breaks and non-ASCII characters.",
  );
  expect(error.mayHaveTakenEffect).toBe(false);
});

test("every answer is announced, also one that is retried", async () => {
  const server = await serve(json({}, 503, { "x-budget": "3" }), json({}, 200, { "x-budget": "2" }));
  const seen: string[] = [];
  const client = clientFor(server.url, {
    onResponse: ({ method, path, status, headers, durationMs }) =>
      seen.push(`${method} ${path} ${status} ${headers.get("x-budget")} ${durationMs}`),
  });
  await client.request({ method: "GET", path: path`/tests` });
  expect(seen).toEqual(["GET /tests 503 3 0", "GET /tests 200 2 0"]);
});

import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createRedactor, type HttpClientOptions, path } from "../../src/http";
import { maskFields } from "../../src/http/redact";
import { clientFor, failure } from "./support/client";
import { hangUp, html, json, plain, type Reply, serve } from "./support/local-server";

describe("the redactor", () => {
  test("masks every occurrence of a known value", () => {
    expect(createRedactor(["hunter2"])("hunter2 and again hunter2.")).toBe("[secret] and again [secret].");
  });

  test("masks the longer of two values that overlap", () => {
    expect(createRedactor(["abc", "abcdef"])("abcdef abc")).toBe("[secret] [secret]");
  });

  test("asks for values each time", () => {
    const values: string[] = [];
    const redact = createRedactor(() => values);
    expect(redact("late")).toBe("late");
    values.push("late");
    expect(redact("late")).toBe("[secret]");
  });

  test("takes an empty value for none", () => {
    expect(createRedactor(["", "  "])("a  b")).toBe("a  b");
  });

  test("masks a value in the spellings of a URL, a form, JSON, base64 and one line", () => {
    const redact = createRedactor(['p@ss "w/ö\nrd']);
    expect(redact("p%40ss%20%22w%2F%C3%B6%0Ard")).toBe("[secret]");
    expect(redact("p%40ss+%22w%2F%C3%B6%0Ard")).toBe("[secret]");
    expect(redact('p@ss \\"w/ö\\nrd')).toBe("[secret]");
    expect(redact(Buffer.from('p@ss "w/ö\nrd').toString("base64"))).toBe("[secret]");
    expect(redact('p@ss "w/ö rd')).toBe("[secret]");
  });

  test("masks what looks like a credential without knowing it", () => {
    const redact = createRedactor();
    expect(redact("https://ann:pw@proxy.test:3128/x")).toBe("https://[secret]@proxy.test:3128/x");
    expect(redact("sent Bearer abcdefghijklmnop1234")).toBe("sent Bearer [secret]");
    expect(redact("Authorization: abcdefghijklmnop1234")).toBe("Authorization: [secret]");
    expect(redact("jwt eyJhbGciOi.eyJzdWIi.c2lnbg end")).toBe("jwt [secret] end");
    expect(redact('{"password": "a\\"b", "agentToken":"x", "port": 1}')).toBe(
      '{"password": [secret], "agentToken":[secret], "port": 1}',
    );
    expect(redact("?token=abc&aid=12")).toBe("?token=[secret]&aid=12");
  });

  test.each([
    "Bearer authentication is required",
    "Error in field password : must be set",
    "invalid token: it has expired",
    "mail ann@acme.test, see https://acme.test/docs",
    "Authorization: missing",
  ])("leaves a vendor's sentence alone: %s", (sentence) => {
    expect(createRedactor()(sentence)).toBe(sentence);
  });

  test("masks YAML fields at the beginning of a body", () => {
    expect(maskFields("agent: a1\ntoken: abc\nsecret_key: 'x y'")).toBe(
      "agent: a1\ntoken: [secret]\nsecret_key: [secret]",
    );
  });

  test.each([
    [
      "compact JSON",
      '{"Name":"edge","DownloadUrl":"https://x.test/3f9c","Deleted":false}',
      '{"Name":"edge","DownloadUrl":[secret],"Deleted":false}',
    ],
    ["spaced JSON", '{ "api-key" : "a b, c" , "port" : 1 }', '{ "api-key" : [secret] , "port" : 1 }'],
    ["a value with quotes", '{"token":"a\\"b","port":1}', '{"token":[secret],"port":1}'],
    ["a value that is cut off", '{"DownloadUrl":"https://x.test/3f', '{"DownloadUrl":[secret]'],
    ["a value that is cut off inside an escape", '{"password":"abc\\', '{"password":[secret]'],
    ["a list", '{"apiKey":["a","b"],"port":1}', '{"apiKey":[secret],"port":1}'],
    ["a number", '{"key":12,"port":1}', '{"key":[secret],"port":1}'],
    ["single quotes", "{'token': 'a b', 'port': 1}", "{'token': [secret], 'port': 1}"],
    [
      "JSON inside JSON",
      '{"body":"{\\"DownloadUrl\\":\\"https://x.test/a b\\",\\"port\\":1}"}',
      '{"body":"{\\"DownloadUrl\\":[secret],\\"port\\":1}"}',
    ],
    ["JSON inside JSON that is cut off", '{"body":"{\\"token\\":\\"a b', '{"body":"{\\"token\\":[secret]'],
  ])("masks fields at the beginning of a body: %s", (_form, text, masked) => {
    expect(maskFields(text)).toBe(masked);
    expect(createRedactor()(maskFields(text))).toBe(masked);
  });

  test("leaves fields alone that only sound like it", () => {
    const text = '{"monkeys":"two","urls":["x"],"keyboard":"y","url-count":2}';
    expect(maskFields(text)).toBe(text);
  });
});

const token = "tok-5e7d-of-ann";
const replies: [string, Reply][] = [
  ["a JSON error that repeats it", json({ title: `Token ${token} is unknown`, detail: `Bearer ${token}` }, 401)],
  ["a plain text that repeats it", plain(`bad ${token}`, 403)],
  ["an HTML page that repeats it", html(200)],
  ["a body cut off inside it", { headers: { "content-type": "application/json" }, body: `{"x": "${token}` }],
  ["a request id that repeats it", json({}, 400, { "x-request-id": token })],
  ["a redirect that repeats it", { status: 302, headers: { location: `https://x.test/${token}` } }],
  ["a lost connection", hangUp],
];

describe.each<[string, Partial<HttpClientOptions>]>([
  ["a value named as secret", { secrets: [token] }],
  ["a bearer token", { credentials: { headers: async () => ({ authorization: `Bearer ${token}` }) } }],
  ["an API key", { credentials: { headers: async () => ({ "X-API-KEY": token }) } }],
  ["a cookie", { credentials: { headers: async () => ({ cookie: `skylight-aaa=${token}` }) } }],
])("%s", (_name, options) => {
  test.each(replies)("stays out of the error for %s", async (_reply, reply) => {
    const server = await serve(reply);
    const client = clientFor(server.url, { maxRetries: 0, ...options });
    const error = await failure(client.request({ method: "POST", path: path`/a/${token}`, json: { token } }));
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(token);
    expect(error.path).toBe("/a/[secret]");
    expect(error.cause).toBeUndefined();
  });
});

test("a secret is masked before a body is cut, so that not even its beginning shows", async () => {
  const long = `${"k".repeat(40)}-${"z".repeat(100)}`;
  const server = await serve({
    headers: { "content-type": "application/json" },
    body: `{"a": "${"x".repeat(80)}${long}`,
  });
  const error = await failure(clientFor(server.url, { secrets: [long] }).request({ method: "GET", path: path`/a` }));
  expect(error.message).toContain(`${"x".repeat(80)}[secret]`);
  expect(error.message).not.toContain("kkkk");
});

test.each([992, 995, 999])(
  "a secret at the end of a long message is masked before the message is cut: %i",
  async (start) => {
    const server = await serve(plain(`${"x".repeat(start)}${token} and more`, 400));
    const error = await failure(clientFor(server.url, { secrets: [token] }).request({ method: "GET", path: path`/a` }));
    expect(error.vendorMessage).not.toContain("tok");
    expect(error.vendorMessage?.length).toBe(1000);
  },
);

test("a value inside one request is masked in that request's error only", async () => {
  const server = await serve(json({ title: "Password abc-123 is weak" }, 400));
  const client = clientFor(server.url);
  const request = { method: "POST", path: path`/tests`, json: { password: "abc-123" } } as const;
  const masked = await failure(client.request({ ...request, secrets: ["abc-123"] }));
  const open = await failure(client.request(request));
  expect(masked.message).toBe("Acme refused POST /tests: Password [secret] is weak (400).");
  expect(open.message).toBe("Acme refused POST /tests: Password abc-123 is weak (400).");
});

test("a query never shows", async () => {
  const server = await serve(json({ title: "No" }, 403));
  const error = await failure(clientFor(server.url).request({ method: "GET", path: path`/a`, query: { key: "q-1" } }));
  expect(error.message).toBe("Acme does not permit GET /a with these credentials: No (403).");
});

test("a download URL stays out of the error for a body that is cut off behind it", async () => {
  const body = '[{"Name":"edge","DownloadUrl":"https://acme.test/install/3f9c-secret","Notes":"';
  const server = await serve({ headers: { "content-type": "application/json" }, body });
  const error = await failure(clientFor(server.url).request({ method: "GET", path: path`/agents` }));
  expect(error.message).toContain('"Name":"edge","DownloadUrl":[secret],"Notes":"');
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain("3f9c");
});

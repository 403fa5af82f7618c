import nock from "nock";
import { expect, test } from "vitest";
import { path, pooledFetch } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { json, serve } from "./support/local-server";

test("unit tests cannot leave loopback through undici's fetch", async () => {
  const error = await pooledFetch("http://acme.test/").catch((reason: unknown) => reason);
  expect(String((error as Error).cause)).toBe("Error: A unit test tried to connect to acme.test.");
});

test("unit tests cannot leave loopback through Node's fetch", async () => {
  const error = await failure(
    clientFor("http://acme.test", { fetch: globalThis.fetch }).request({ method: "POST", path: path`/a` }),
  );
  expect(error.message).toContain("Nock: Disallowed net connect for");
});

test("unit tests can answer Node's fetch with nock", async () => {
  const scope = nock("https://acme.test").put("/v7/tests/1", { a: 1 }).reply(200, { ok: true });
  const client = clientFor("https://acme.test/v7", { fetch: globalThis.fetch });
  const answer = await client.request({ method: "PUT", path: path`/tests/${1}`, json: { a: 1 } });
  expect(answer.body).toEqual({ ok: true });
  expect(scope.isDone()).toBe(true);
});

test("unit tests reach servers on loopback through either fetch", async () => {
  const server = await serve(json({ ok: true }));
  for (const fetch of [pooledFetch, globalThis.fetch]) {
    const answer = await clientFor(server.url, { fetch }).request({ method: "GET", path: path`/a` });
    expect(answer.body).toEqual({ ok: true });
  }
});

test.fails("a test that uses the console fails, even when the code under test swallows the error", () => {
  try {
    // biome-ignore lint/suspicious/noConsole: using it is what the test is about
    console.log("noise");
  } catch {
    // As code under test might do.
  }
});

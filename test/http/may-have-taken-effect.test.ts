import { createServer } from "node:net";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { isHttpError, type Method, path } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { breakOff, hangUp, html, json, type Reply, serve } from "./support/local-server";

const writes = ["POST", "PUT", "DELETE"] as const;
const schema = z.object({ id: z.string() });

async function doubt(reply: Reply, method: Method = "POST"): Promise<boolean> {
  const server = await serve(reply);
  const client = clientFor(server.url, { maxRetries: 0 });
  const error = await failure(client.request({ method, path: path`/tests`, schema }));
  return error.mayHaveTakenEffect;
}

describe("a write may have taken effect", () => {
  test.each(writes)("after a %s whose connection was lost", async (method) => {
    expect(await doubt(hangUp, method)).toBe(true);
  });

  test.each([500, 501, 502, 503, 504])("after status %i", async (status) => {
    expect(await doubt(json({ title: "Internal" }, status))).toBe(true);
  });

  test("after an HTML page with a 2xx or 5xx status", async () => {
    expect([await doubt(html(200)), await doubt(html(502))]).toEqual([true, true]);
  });

  test("after a 2xx whose JSON is cut off", async () => {
    expect(await doubt({ headers: { "content-type": "application/json" }, body: '{"id":' })).toBe(true);
  });

  test("after a 2xx whose connection broke off", async () => {
    expect(await doubt(breakOff(201))).toBe(true);
  });

  test("after a 2xx without the body that was expected", async () => {
    expect(await doubt({ status: 201 })).toBe(true);
  });

  test("after a 2xx of another shape", async () => {
    expect(await doubt(json({ testId: "1" }, 201))).toBe(true);
  });

  test("after a redirect", async () => {
    expect(await doubt({ status: 302, headers: { location: "/login" } })).toBe(true);
  });
});

describe("a write has taken no effect", () => {
  test.each([400, 401, 403, 404, 408, 409, 422, 429])("after status %i", async (status) => {
    expect(await doubt(json({ title: "No" }, status))).toBe(false);
  });

  test("after an HTML page with a 4xx status", async () => {
    expect(await doubt(html(403))).toBe(false);
  });

  test("after a 4xx whose connection broke off", async () => {
    expect(await doubt(breakOff(400))).toBe(false);
  });

  test("when nobody listens", async () => {
    const client = clientFor(`http://127.0.0.1:${await freePort()}`);
    const error = await failure(client.request({ method: "POST", path: path`/tests`, json: {} }));
    expect(error.kind).toBe("connection");
    expect(error.mayHaveTakenEffect).toBe(false);
  });
});

test.each(["GET", "HEAD"] as const)("a %s takes no effect, however it ends", async (method) => {
  expect([await doubt(hangUp, method), await doubt({ status: 500 }, method)]).toEqual([false, false]);
});

test("a doubt from an earlier attempt stays: a replayed PUT may conflict with itself", async () => {
  const server = await serve(hangUp, json({ detail: "incorrect revision" }, 409));
  const error = await failure(clientFor(server.url).request({ method: "PUT", path: path`/session`, json: {} }));
  expect(isHttpError(error, "conflict")).toBe(true);
  expect(error.mayHaveTakenEffect).toBe(true);
  expect(error.message).toBe(
    "Acme refused PUT /session because of a conflict: incorrect revision (409). The request may have taken effect nevertheless.",
  );
});

test("a doubt belongs to one request only", async () => {
  const server = await serve(hangUp, json({ title: "Bad" }, 400));
  const client = clientFor(server.url);
  expect((await failure(client.request({ method: "POST", path: path`/a` }))).mayHaveTakenEffect).toBe(true);
  expect((await failure(client.request({ method: "POST", path: path`/a` }))).mayHaveTakenEffect).toBe(false);
});

test("a POST on a kept connection that turns out to be dead reaches the server once and is in doubt", async () => {
  const server = await serve(json({}), hangUp, json({}));
  const client = clientFor(server.url);
  await client.request({ method: "GET", path: path`/a` });
  await setImmediate();
  const error = await failure(client.request({ method: "POST", path: path`/a`, json: {} }));
  expect(error.mayHaveTakenEffect).toBe(true);
  expect(server.requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  expect(server.sockets()).toBe(1);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address === "object" && address !== null) return address.port;
  throw new Error("The server has no port.");
}

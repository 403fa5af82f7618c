import { describe, expect, test } from "vitest";
import { type Method, path } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { fakeClock } from "./support/fake-clock";
import { breakOff, hangUp, html, json, serve } from "./support/local-server";

const idempotent = ["GET", "HEAD", "PUT", "DELETE"] as const;
const others = ["POST", "PATCH"] as const;

describe("retry", () => {
  test.each([408, 500, 502, 503, 504])("sends a GET again after status %i", async (status) => {
    const server = await serve(json({}, status), json({ ok: true }));
    const answer = await clientFor(server.url).request({ method: "GET", path: path`/a` });
    expect(answer.body).toEqual({ ok: true });
    expect(server.requests.length).toBe(2);
  });

  test.each([400, 401, 403, 404, 405, 409, 415, 422, 501, 505])("gives up at once after status %i", async (status) => {
    const server = await serve(json({}, status), json({}));
    const error = await failure(clientFor(server.url).request({ method: "GET", path: path`/a` }));
    expect(error.status).toBe(status);
    expect(error.transient).toBe(false);
    expect(server.requests.length).toBe(1);
  });

  test.each(idempotent)("sends a %s again after a lost connection", async (method: Method) => {
    const server = await serve(hangUp, json({}));
    const answer = await clientFor(server.url).request({ method, path: path`/a` });
    expect(answer.status).toBe(200);
    expect(server.requests.length).toBe(2);
  });

  test("sends a GET again when its answer broke off", async () => {
    const server = await serve(breakOff(200), json({ ok: true }));
    const answer = await clientFor(server.url).request({ method: "GET", path: path`/a` });
    expect(answer.body).toEqual({ ok: true });
  });

  test("sends a GET again when a gateway answered 502 with an HTML page", async () => {
    const server = await serve(html(502), json({ ok: true }));
    const answer = await clientFor(server.url).request({ method: "GET", path: path`/a` });
    expect(answer.body).toEqual({ ok: true });
  });

  test.each(others)("never sends a %s again after a lost connection", async (method: Method) => {
    const server = await serve(hangUp, json({}));
    const error = await failure(clientFor(server.url).request({ method, path: path`/a`, json: {} }));
    expect(error.kind).toBe("connection");
    expect(server.requests.length).toBe(1);
  });

  test.each(others)("never sends a %s again after status 503", async (method: Method) => {
    const server = await serve(json({}, 503), json({}));
    const error = await failure(clientFor(server.url).request({ method, path: path`/a`, json: {} }));
    expect(error.kind).toBe("server");
    expect(error.transient).toBe(true);
    expect(server.requests.length).toBe(1);
  });

  test.each([...idempotent, ...others])("sends a %s again after status 429", async (method: Method) => {
    const server = await serve(json({}, 429), json({}));
    const answer = await clientFor(server.url).request({ method, path: path`/a` });
    expect(answer.status).toBe(200);
    expect(server.requests.length).toBe(2);
  });

  test("sends the same body again", async () => {
    const server = await serve(json({}, 503), json({}));
    await clientFor(server.url).request({ method: "PUT", path: path`/a`, json: { name: "a" } });
    expect(server.requests.map(({ body }) => body)).toEqual(['{"name":"a"}', '{"name":"a"}']);
  });

  test("sends a POST again that its caller calls idempotent", async () => {
    const server = await serve(hangUp, json({}));
    await clientFor(server.url).request({ method: "POST", path: path`/agents/status`, json: [], idempotent: true });
    expect(server.requests.length).toBe(2);
  });

  test("never sends a PUT again that its caller does not call idempotent", async () => {
    const server = await serve(json({}, 500), json({}));
    await failure(clientFor(server.url).request({ method: "PUT", path: path`/a`, idempotent: false }));
    expect(server.requests.length).toBe(1);
  });

  test("ends after four more attempts, with the last error", async () => {
    const server = await serve(json({}, 500), json({}, 500), json({}, 500), json({}, 500), json({}, 504), json({}));
    const error = await failure(clientFor(server.url).request({ method: "GET", path: path`/a` }));
    expect(error.status).toBe(504);
    expect(server.requests.length).toBe(5);
  });

  test("ends after as many attempts as the client allows", async () => {
    const server = await serve(json({}, 500));
    await failure(clientFor(server.url, { maxRetries: 1 }).request({ method: "GET", path: path`/a` }));
    await failure(clientFor(server.url, { maxRetries: 0 }).request({ method: "GET", path: path`/a` }));
    expect(server.requests.length).toBe(3);
  });

  test("waits longer each time, up to a ceiling", async () => {
    const server = await serve(json({}, 500));
    const clock = fakeClock();
    await failure(clientFor(server.url, { clock, maxRetries: 7 }).request({ method: "GET", path: path`/a` }));
    expect(clock.slept).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500]);
  });

  test("adds jitter to the waits", async () => {
    const server = await serve(json({}, 500));
    const clock = fakeClock(0, 0.5);
    await failure(clientFor(server.url, { clock, maxRetries: 3 }).request({ method: "GET", path: path`/a` }));
    expect(clock.slept).toEqual([375, 750, 1500]);
  });

  test("does not begin a wait that would end after the time for everything", async () => {
    const server = await serve(json({}, 500));
    const clock = fakeClock();
    const options = { clock, maxRetries: 50, overallTimeoutMs: 2_000 };
    const error = await failure(clientFor(server.url, options).request({ method: "GET", path: path`/a` }));
    expect(error.kind).toBe("server");
    expect(clock.slept).toEqual([250, 500, 1000]);
  });

  test("does not repeat an answer of the wrong shape", async () => {
    const server = await serve({ headers: { "content-type": "application/json" }, body: '{"tests": [' }, json({}));
    const error = await failure(clientFor(server.url).request({ method: "GET", path: path`/a` }));
    expect(error.kind).toBe("unexpected-answer");
    expect(server.requests.length).toBe(1);
  });

  test("lets an error of its caller's hook through", async () => {
    const server = await serve(json({}));
    const onResponse = () => {
      throw new RangeError("budget");
    };
    await expect(clientFor(server.url, { onResponse }).request({ method: "GET", path: path`/a` })).rejects.toThrow(
      new RangeError("budget"),
    );
    expect(server.requests.length).toBe(1);
  });
});

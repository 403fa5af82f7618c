import { createHash } from "node:crypto";
import { Hono } from "hono";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../../src/sandbox/start";
import { defineVendor } from "../../src/sandbox/vendor";
import { fakeVendor } from "./fake-vendor";
import { clientOf, jsonOf, networkError, post, startFake } from "./on-loopback";

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Answers with what it received. */
const echo = defineVendor({
  ...fakeVendor,
  key: "echo",
  mount: "/echo",
  app: () =>
    new Hono().all("*", async (c) =>
      c.json(
        {
          method: c.req.method,
          path: new URL(c.req.url).pathname,
          query: c.req.queries(),
          marker: c.req.header("x-marker"),
          body: digest(Buffer.from(await c.req.arrayBuffer())),
        },
        202,
        { "x-answered": "yes" },
      ),
    ),
});

async function startEcho() {
  const { connection, url, close } = await startSandbox({ vendors: [echo] });
  onTestFinished(close);
  return { endpoint: connection.echo.endpoint, arm: (fault: object) => fetch(`${url}/_sandbox/faults`, post(fault)) };
}

describe("what a vendor receives and answers", () => {
  const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, n) => n % 256));
  const call = (endpoint: string, method: string) =>
    fetch(`${endpoint}/a%20b/c?one=1&one=2`, {
      method,
      headers: { "x-marker": "seen" },
      ...(method === "GET" ? {} : { body: bytes }),
    });

  it.each(["GET", "POST", "PUT", "PATCH", "DELETE"])("is untouched on %s", async (method) => {
    const { endpoint } = await startEcho();

    const answer = await call(endpoint, method);

    expect(answer.status).toBe(202);
    expect(answer.headers.get("x-answered")).toBe("yes");
    expect(await answer.json()).toEqual({
      method,
      path: "/echo/a%20b/c",
      query: { one: ["1", "2"] },
      marker: "seen",
      body: digest(method === "GET" ? Buffer.of() : bytes),
    });
  });

  it.each(["GET", "POST", "DELETE"])("is the same behind a delay on %s", async (method) => {
    const { endpoint, arm } = await startEcho();
    const plain = await jsonOf(call(endpoint, method));
    await arm({ kind: "delay", delayMs: 1 });

    const delayed = await call(endpoint, method);

    expect(delayed.status).toBe(202);
    expect(delayed.headers.get("x-answered")).toBe("yes");
    expect(await delayed.json()).toEqual(plain);
  });

  it("has no body on HEAD", async () => {
    const { endpoint } = await startEcho();

    const answer = await fetch(endpoint, { method: "HEAD" });

    expect(answer.status).toBe(202);
    expect(await answer.text()).toBe("");
  });
});

describe("many requests at once", () => {
  it("are all counted", async () => {
    const { create, control } = clientOf(await startFake());

    await Promise.all(Array.from({ length: 50 }, (_, n) => create(`thing ${n}`)));

    expect(await jsonOf(control("/requests"))).toEqual({
      total: 50,
      byRequest: [{ vendor: "fake", method: "POST", path: "/things", count: 50 }],
    });
  });

  it("share a fault that hits as many of them as it was armed for", async () => {
    const { arm, create, things } = clientOf(await startFake());
    await arm({ kind: "status", status: 503, nth: 3, times: 4 });

    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => create(`thing ${n}`)));

    expect(answers.filter(({ status }) => status === 503)).toHaveLength(4);
    expect(Object.keys(await things())).toHaveLength(16);
  });

  it("do not suffer when the connection of one of them is cut", async () => {
    const { arm, create, things } = clientOf(await startFake());
    await arm({ kind: "reset-after" });

    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, n) => networkError(create(`thing ${n}`))));

    expect(outcomes.filter((outcome) => outcome.startsWith("no error"))).toHaveLength(9);
    expect(Object.keys(await things())).toHaveLength(10);
  });
});

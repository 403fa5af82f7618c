import { request } from "undici";
import { describe, expect, it, vi } from "vitest";
import { clientOf, jsonOf, networkError, startFake } from "./on-loopback";

const now = () => new Date("2026-01-02T03:04:05.000Z");

async function start() {
  const sandbox = await startFake({ now });
  const client = clientOf(sandbox);
  const firstHit = () =>
    vi.waitFor(async () => {
      const { faults } = await jsonOf<{ faults: { hits: number }[] }>(client.control("/faults"));
      expect(faults.map(({ hits }) => hits)).toEqual([1]);
    }, 5_000);
  return { ...client, sandbox, firstHit };
}

describe("a status fault", () => {
  it("answers in the vendor's words without the write taking effect", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "status", status: 503 });

    const answer = await create("one");

    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toEqual({ title: "fake 503", instance: "/things" });
    expect(await things()).toEqual({});
  });

  it("lets the write take effect first when asked to", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "status", status: 500, after: true });

    expect((await create("one")).status).toBe(500);
    expect(await things()).toEqual({ "100": { name: "one" } });
  });

  it("sends a JSON body and headers of the caller's choice", async () => {
    const { arm, get } = await start();
    await arm({ kind: "status", status: 429, body: { error: "slow" }, headers: { "Retry-After": "7" } });

    const answer = await get("/things");

    expect(answer.headers.get("retry-after")).toBe("7");
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toEqual({ error: "slow" });
  });

  it("sends a text body as plain text", async () => {
    const { arm, get } = await start();
    await arm({ kind: "status", status: 400, body: "bad things" });

    const answer = await get("/things");

    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await answer.text()).toBe("bad things");
  });

  it("leaves the body out of a status that cannot have one", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "status", status: 204 });

    const answer = await create("one");

    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe("");
    expect(await things()).toEqual({});
  });
});

describe("a status fault with a late effect", () => {
  it("answers at once and lets the write take effect afterwards", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "status", status: 504, after: true, effectDelayMs: 200 });

    const answer = await create("one");

    expect(answer.status).toBe(504);
    expect(await things()).toEqual({});
    await vi.waitFor(async () => expect(await things()).toEqual({ "100": { name: "one" } }), 5_000);
  });

  it("says what it lacks when no effect was asked for", async () => {
    const { arm } = await start();

    const answer = await arm({ kind: "status", status: 504, effectDelayMs: 200 });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: "effectDelayMs: only with after: true" });
  });

  it("loses a write that the end of the sandbox overtakes", async () => {
    const { arm, create, sandbox } = await start();
    await arm({ kind: "status", status: 504, after: true, effectDelayMs: 3_600_000 });
    await create("one");
    await sandbox.close();

    expect(sandbox.vendors[0]?.state).toEqual({ things: {}, nextId: 100 });
  });
});

describe("a stall", () => {
  const logged = { vendor: "fake", method: "POST", path: "/things", query: "", time: now().toISOString() };

  it("never answers, and loses the write", async () => {
    const { arm, create, things, firstHit, sandbox, control } = await start();
    await arm({ kind: "stall" });
    const answer = networkError(create("one"));
    await firstHit();

    expect(await things()).toEqual({});
    expect((await jsonOf(control("/requests?log=true"))).log).toEqual([{ ...logged, fault: "stall" }]);

    await sandbox.close();
    expect(await answer).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });

  it("can let the write take effect first", async () => {
    const { arm, create, things, sandbox } = await start();
    await arm({ kind: "stall", after: true });
    const answer = networkError(create("one"));

    await vi.waitFor(async () => expect(await things()).toEqual({ "100": { name: "one" } }), 5_000);
    await sandbox.close();
    expect(await answer).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });

  it("is over once the client hangs up", async () => {
    const { arm, create, control, firstHit } = await start();
    await arm({ kind: "stall" });
    const client = new AbortController();
    const answer = networkError(create("one", { signal: client.signal }));
    await firstHit();
    client.abort();

    expect(await answer).toBe("20");
    await vi.waitFor(async () => {
      const { log } = await jsonOf(control("/requests?log=true"));
      expect(log).toEqual([{ ...logged, fault: "stall", status: null }]);
    }, 5_000);
    expect((await create("two")).status).toBe(201);
  });
});

describe("a rate-limit fault", () => {
  it("answers 429 with the vendor's headers and body", async () => {
    const { arm, get } = await start();
    await arm({ kind: "rate-limit", headers: { "retry-after": "3" } });

    const answer = await get("/things");

    expect(answer.status).toBe(429);
    expect(answer.headers.get("x-refused-at")).toBe("2026-01-02T03:04:05.000Z");
    expect(answer.headers.get("retry-after")).toBe("3");
    expect(await answer.json()).toEqual({ title: "fake 429", instance: "/things" });
  });
});

describe("a reset", () => {
  it("before the handler loses the write", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "reset-before" });

    expect(await networkError(create("one"))).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(await things()).toEqual({});
  });

  it("after the handler loses only the answer", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "reset-after" });

    expect(await networkError(create("one"))).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(await things()).toEqual({ "100": { name: "one" } });
  });

  it("hits one request and leaves the next in peace", async () => {
    const { arm, create } = await start();
    await arm({ kind: "reset-before" });
    await networkError(create("one"));

    expect((await create("two")).status).toBe(201);
  });
});

describe("a truncated answer", () => {
  it("promises the whole body, sends half of it and hangs up", async () => {
    const { arm, sandbox, things } = await start();
    await arm({ kind: "truncate" });
    const whole = JSON.stringify({ id: "100", name: "one" });

    const answer = await request(`${sandbox.connection.fake.endpoint}/things`, {
      method: "POST",
      body: JSON.stringify({ name: "one" }),
    });
    let received = "";
    const reading = (async () => {
      for await (const chunk of answer.body) received += chunk;
    })();

    await expect(reading).rejects.toThrow(/other side closed|terminated|aborted/);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers["content-type"]).toBe("application/json");
    expect(answer.headers["content-length"]).toBe(String(whole.length));
    expect(received).toBe(whole.slice(0, Math.floor(whole.length / 2)));
    expect(await things()).toEqual({ "100": { name: "one" } });
  });

  it("is lost whole when there is no body to cut", async () => {
    const { arm, create, remove, things } = await start();
    await create("one");
    await arm({ kind: "truncate" });

    expect(await networkError(remove("100"))).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(await things()).toEqual({});
  });
});

describe("a delay", () => {
  const anHour = 3_600_000;

  it("keeps the handler waiting", async () => {
    const { arm, create, things, firstHit, sandbox, control } = await start();
    await arm({ kind: "delay", delayMs: anHour });
    const answer = networkError(create("one"));
    await firstHit();

    expect(await things()).toEqual({});
    const { log } = await jsonOf(control("/requests?log=true"));
    expect(log).toEqual([
      { vendor: "fake", method: "POST", path: "/things", query: "", time: now().toISOString(), fault: "delay" },
    ]);

    await sandbox.close();
    expect(await answer).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });

  it("ends in the ordinary answer", async () => {
    const { arm, create } = await start();
    await arm({ kind: "delay", delayMs: 1 });

    const answer = await create("one");

    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ id: "100", name: "one" });
  });

  it("lets a write take effect although the client has given up", async () => {
    const { arm, create, things, firstHit } = await start();
    await arm({ kind: "delay", delayMs: 200 });
    const client = new AbortController();
    const answer = networkError(create("one", { signal: client.signal }));
    await firstHit();
    client.abort();

    expect(await answer).toBe("20");
    await vi.waitFor(async () => expect(await things()).toEqual({ "100": { name: "one" } }), 5_000);
  });

  it("can come before any other fault", async () => {
    const { arm, create, things, firstHit, sandbox } = await start();
    await arm({ kind: "reset-after", delayMs: anHour });
    const answer = networkError(create("one"));
    await firstHit();

    expect(await things()).toEqual({});
    await sandbox.close();
    expect(await answer).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });
});

describe("an HTML answer", () => {
  it("looks like a captive portal and loses the write", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "html" });

    const answer = await create("one");

    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await answer.text()).toMatch(/^<!doctype html>\n<html>.*Sign in to the network/);
    expect(await things()).toEqual({});
  });

  it("can have another status and another page, after the write", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "html", status: 502, body: "<h1>Bad gateway</h1>", after: true });

    const answer = await create("one");

    expect(answer.status).toBe(502);
    expect(await answer.text()).toBe("<h1>Bad gateway</h1>");
    expect(await things()).toEqual({ "100": { name: "one" } });
  });
});

describe("an empty answer", () => {
  it("claims to be JSON, has no body and loses the write", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "empty" });

    const answer = await create("one");

    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.text()).toBe("");
    expect(await things()).toEqual({});
  });

  it("can have another status, after the write", async () => {
    const { arm, create, things } = await start();
    await arm({ kind: "empty", status: 201, after: true });

    expect((await create("one")).status).toBe(201);
    expect(await things()).toEqual({ "100": { name: "one" } });
  });
});

it("logs nothing on the server side, whatever goes wrong", async () => {
  const written = ["log", "info", "warn", "error"] as const;
  const spies = written.map((name) => vi.spyOn(console, name));
  const { arm, create, get } = await start();
  for (const kind of ["reset-before", "reset-after", "truncate", "html", "empty"]) {
    await arm({ kind });
    await networkError(create("one"));
  }
  await get("/defect");

  expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
});

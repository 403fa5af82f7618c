import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { path, systemClock } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { fakeClock } from "./support/fake-clock";
import { json, type Reply, serve } from "./support/local-server";

// Time passes only when a reply lets it pass, so a slow machine cannot end a request early.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], shouldAdvanceTime: true });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Takes the request, lets time pass and gives no answer. */
const noAnswerFor =
  (ms: number): Reply =>
  () => {
    vi.advanceTimersByTime(ms);
  };

describe("the time of one attempt", () => {
  test("ends a request that is not answered within 30 seconds", async () => {
    const server = await serve(noAnswerFor(30_000));
    const error = await failure(clientFor(server.url).request({ method: "POST", path: path`/a`, json: {} }));
    expect(error.kind).toBe("timeout");
    expect(error.message).toBe(
      `Acme did not answer POST /a in time: no complete answer from 127.0.0.1:${server.port} within 30 s. The request may have taken effect nevertheless.`,
    );
    expect(server.requests.length).toBe(1);
  });

  test("can be set", async () => {
    const server = await serve(noAnswerFor(7_000));
    const client = clientFor(server.url, { requestTimeoutMs: 7_000 });
    const error = await failure(client.request({ method: "POST", path: path`/a`, json: {} }));
    expect(error.message).toContain("within 7 s.");
  });

  test("ends an answer that stops half-way", async () => {
    const server = await serve(async (_request, response) => {
      response.writeHead(200).write("{");
    });
    const onHeaders: typeof globalThis.fetch = async (input, init) => {
      const response = await fetch(input, init);
      queueMicrotask(() => vi.advanceTimersByTime(30_000));
      return response;
    };
    const client = clientFor(server.url, { maxRetries: 0, fetch: onHeaders });
    const error = await failure(client.request({ method: "GET", path: path`/a` }));
    expect(error.kind).toBe("timeout");
    expect(error.status).toBe(200);
  });

  test("does not stop a GET from being sent again", async () => {
    const server = await serve(noAnswerFor(30_000), json({ ok: true }));
    expect((await clientFor(server.url).request({ method: "GET", path: path`/a` })).body).toEqual({ ok: true });
    expect(server.requests.length).toBe(2);
  });
});

describe("the time for everything", () => {
  test("cuts an attempt short and allows no other", async () => {
    const server = await serve(noAnswerFor(5_000), json({}));
    const client = clientFor(server.url, { overallTimeoutMs: 5_000, clock: systemClock });
    const error = await failure(client.request({ method: "GET", path: path`/a` }));
    expect(error.kind).toBe("timeout");
    expect(server.requests.length).toBe(1);
  });

  test("counts the wait for the credentials", async () => {
    const credentials = {
      headers(signal: AbortSignal) {
        queueMicrotask(() => vi.advanceTimersByTime(300_000));
        return new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      },
    };
    const client = clientFor("http://127.0.0.1:9", { credentials, clock: systemClock });
    const error = await failure(client.request({ method: "GET", path: path`/a` }));
    expect(error.message).toBe(
      "Acme did not answer GET /a in time: no credentials within the 300 s allowed for everything.",
    );
  });

  test("starts no attempt when a wait took all of it", async () => {
    const server = await serve(json({}, 500), json({}));
    const clock = fakeClock();
    const sleep = clock.sleep;
    clock.sleep = async (ms, signal) => sleep(ms + 10_000, signal);
    const client = clientFor(server.url, { clock, overallTimeoutMs: 5_000 });
    const error = await failure(client.request({ method: "PUT", path: path`/a` }));
    expect(error.kind).toBe("timeout");
    expect(error.mayHaveTakenEffect).toBe(true);
    expect(server.requests.length).toBe(1);
  });
});

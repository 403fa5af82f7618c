import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { path, systemClock } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { hangUp, json, serve } from "./support/local-server";

describe("a cancelled request", () => {
  test("that has not begun sends nothing and asks for no credentials", async () => {
    const server = await serve(json({}));
    let asked = 0;
    const credentials = {
      async headers() {
        asked += 1;
        return {};
      },
    };
    const signal = AbortSignal.abort();
    const client = clientFor(server.url, { credentials });
    const error = await failure(client.request({ method: "POST", path: path`/a`, signal }));
    expect(error.kind).toBe("cancelled");
    expect(error.message).toBe("POST /a to Acme was cancelled.");
    expect(error.mayHaveTakenEffect).toBe(false);
    expect([server.requests.length, asked]).toEqual([0, 0]);
  });

  test("that is under way stops waiting for its answer and may have taken effect", async () => {
    const controller = new AbortController();
    const server = await serve(() => controller.abort());
    const request = { method: "POST", path: path`/a`, json: {}, signal: controller.signal } as const;
    const error = await failure(clientFor(server.url).request(request));
    expect(error.kind).toBe("cancelled");
    expect(error.mayHaveTakenEffect).toBe(true);
    expect(error.message).toBe("POST /a to Acme was cancelled. The request may have taken effect nevertheless.");
  });

  test("that only reads has taken no effect", async () => {
    const controller = new AbortController();
    const server = await serve(() => controller.abort());
    const error = await failure(
      clientFor(server.url).request({ method: "GET", path: path`/a`, signal: controller.signal }),
    );
    expect(error.kind).toBe("cancelled");
    expect(error.mayHaveTakenEffect).toBe(false);
  });

  test("that waits for a rate limit stops waiting and sends nothing more", async () => {
    const controller = new AbortController();
    const server = await serve(json({}, 429, { "retry-after": "60" }), json({}));
    const clock = { ...systemClock, sleep: abortDuring(controller) };
    const request = { method: "POST", path: path`/a`, signal: controller.signal } as const;
    const error = await failure(clientFor(server.url, { clock }).request(request));
    expect(error.kind).toBe("cancelled");
    expect(error.mayHaveTakenEffect).toBe(false);
    expect(server.requests.length).toBe(1);
  });

  test("that waits to be sent again may have taken effect the first time", async () => {
    const controller = new AbortController();
    const server = await serve(hangUp, json({}));
    const clock = { ...systemClock, sleep: abortDuring(controller) };
    const request = { method: "PUT", path: path`/a`, signal: controller.signal } as const;
    const error = await failure(clientFor(server.url, { clock }).request(request));
    expect(error.kind).toBe("cancelled");
    expect(error.mayHaveTakenEffect).toBe(true);
    expect(server.requests.length).toBe(1);
  });

  test("is not sent again when the failure and the cancellation come together", async () => {
    const controller = new AbortController();
    const server = await serve(json({}, 503), json({}));
    const onResponse = () => controller.abort();
    const request = { method: "GET", path: path`/a`, signal: controller.signal } as const;
    const error = await failure(clientFor(server.url, { onResponse }).request(request));
    expect(error.kind).toBe("cancelled");
    expect(server.requests.length).toBe(1);
  });

  test("keeps an answer that was already complete", async () => {
    const controller = new AbortController();
    const server = await serve(json({ title: "Bad" }, 400));
    const onResponse = () => controller.abort();
    const request = { method: "PUT", path: path`/a`, signal: controller.signal } as const;
    const error = await failure(clientFor(server.url, { onResponse }).request(request));
    expect(error.kind).toBe("validation");
  });

  test("does not renew the credentials any more", async () => {
    const controller = new AbortController();
    const server = await serve(json({}, 401), json({}));
    let renewals = 0;
    const credentials = {
      headers: async () => ({}),
      async renew() {
        renewals += 1;
        return true;
      },
    };
    const client = clientFor(server.url, { credentials, onResponse: () => controller.abort() });
    const error = await failure(client.request({ method: "GET", path: path`/a`, signal: controller.signal }));
    expect(error.kind).toBe("cancelled");
    expect([renewals, server.requests.length]).toEqual([0, 1]);
  });
});

test("the real clock's wait ends with the signal", async () => {
  const controller = new AbortController();
  const waiting = systemClock.sleep(60_000, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toThrow("The operation was aborted");
});

test("requests leave nothing behind on a signal that outlives them", async () => {
  const controller = new AbortController();
  const server = await serve(json({}, 503), json({}), hangUp);
  const request = { method: "GET", path: path`/a`, signal: controller.signal } as const;
  const client = clientFor(server.url);
  await client.request(request);
  await failure(client.request(request));
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

function abortDuring(controller: AbortController) {
  return (ms: number, signal?: AbortSignal) => {
    const waiting = systemClock.sleep(ms, signal);
    controller.abort();
    return waiting;
  };
}

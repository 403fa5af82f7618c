import type { ServerResponse } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type Credentials, createHttpClient, path, singleFlight } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { hangUp, json, type SeenRequest, serve } from "./support/local-server";

const get = { method: "GET", path: path`/tests` } as const;

/** Credentials whose token has a number that grows with each renewal. */
function renewable(renewed = true) {
  const state = { number: 1, renewals: 0 };
  const credentials: Credentials = {
    headers: async () => ({ authorization: `Bearer token-${state.number}` }),
    async renew() {
      state.renewals += 1;
      await turn();
      if (renewed) state.number += 1;
      return renewed;
    },
  };
  return { state, credentials };
}

const acceptOnly =
  (token: string) =>
  (request: SeenRequest, response: ServerResponse): void => {
    const known = request.headers.authorization === `Bearer ${token}`;
    response.writeHead(known ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(known ? { ok: true } : { title: "Session expired" }));
  };

describe("credentials", () => {
  test("are renewed after a 401 and the request is sent once more", async () => {
    const { state, credentials } = renewable();
    const server = await serve(acceptOnly("token-2"));
    const request = { method: "POST", path: path`/tests`, json: { a: 1 } } as const;
    const answer = await clientFor(server.url, { credentials }).request(request);
    expect(answer.body).toEqual({ ok: true });
    expect(state.renewals).toBe(1);
    expect(server.requests.map(({ headers, body }) => [headers.authorization, body])).toEqual([
      ["Bearer token-1", '{"a":1}'],
      ["Bearer token-2", '{"a":1}'],
    ]);
  });

  test("are renewed once per request: a second 401 is the answer", async () => {
    const { state, credentials } = renewable();
    const server = await serve(acceptOnly("token-9"));
    const error = await failure(clientFor(server.url, { credentials }).request(get));
    expect(error.kind).toBe("authentication");
    expect([state.renewals, server.requests.length]).toEqual([1, 2]);
  });

  test("that cannot be renewed leave the 401 as the answer", async () => {
    const { credentials } = renewable(false);
    const server = await serve(acceptOnly("token-2"));
    const error = await failure(clientFor(server.url, { credentials }).request(get));
    expect(error.message).toBe("Acme did not accept the credentials for GET /tests: Session expired (401).");
    expect(server.requests.length).toBe(1);
  });

  test("without a way to renew leave the 401 as the answer", async () => {
    const server = await serve(acceptOnly("token-2"));
    const error = await failure(clientFor(server.url, { credentials: { headers: async () => ({}) } }).request(get));
    expect(error.status).toBe(401);
    expect(server.requests.length).toBe(1);
  });

  test("are not renewed after a 403", async () => {
    const { state, credentials } = renewable();
    const server = await serve(json({}, 403));
    await failure(clientFor(server.url, { credentials }).request(get));
    expect(state.renewals).toBe(0);
  });

  test("are renewed once for all requests that were refused together", async () => {
    const { state, credentials } = renewable();
    const server = await serve(acceptOnly("token-2"));
    const client = clientFor(server.url, { credentials });
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.request(get)));
    expect(answers.map(({ body }) => body)).toEqual(Array(8).fill({ ok: true }));
    expect(state.renewals).toBe(1);
  });

  test("are not renewed again for a 401 that comes after somebody else's renewal", async () => {
    const { state, credentials } = renewable();
    const held: (() => void)[] = [];
    const server = await serve((request, response) => {
      const send = () => acceptOnly("token-2")(request, response);
      if (request.url === "/late" && held.length === 0) held.push(send);
      else send();
    });
    const client = clientFor(server.url, { credentials });
    const late = client.request({ method: "GET", path: path`/late` });
    await until(() => held.length === 1);
    await client.request(get);
    held[0]?.();
    expect((await late).body).toEqual({ ok: true });
    expect(state.renewals).toBe(1);
  });

  test("keep their own error when a renewal fails, without retries", async () => {
    const login = await serve(hangUp);
    const server = await serve(json({}, 401));
    const loginClient = createHttpClient({ vendor: "Acme login", baseUrl: login.url });
    const credentials: Credentials = {
      headers: async () => ({}),
      async renew(signal) {
        await loginClient.request({ method: "POST", path: path`/login`, form: {}, signal });
        return true;
      },
    };
    const error = await failure(clientFor(server.url, { credentials }).request(get));
    expect(error.vendor).toBe("Acme login");
    expect([login.requests.length, server.requests.length]).toEqual([1, 1]);
  });

  test("that are missing fail with their own words", async () => {
    const credentials = { headers: () => Promise.reject(new Error("set ACME_TOKEN")) };
    await expect(clientFor("http://127.0.0.1:9", { credentials }).request(get)).rejects.toThrow(/^set ACME_TOKEN$/);
  });

  test("are read again for each request", async () => {
    let count = 0;
    const credentials = { headers: async () => ({ authorization: `Bearer ${++count}` }) };
    const server = await serve(json({}));
    const client = clientFor(server.url, { credentials });
    await client.request(get);
    await client.request(get);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer 1", "Bearer 2"]);
  });
});

describe("a single flight", () => {
  const never = new AbortController().signal;

  test("gives concurrent callers one result, and the next caller a new one", async () => {
    let runs = 0;
    const fly = singleFlight(async () => {
      runs += 1;
      await turn();
      return runs;
    });
    expect(await Promise.all([fly(never), fly(never), fly(never)])).toEqual([1, 1, 1]);
    expect(await fly(never)).toBe(2);
  });

  test("tells every caller about its failure, and starts afresh", async () => {
    let runs = 0;
    const fly = singleFlight(async () => {
      runs += 1;
      if (runs === 1) throw new Error("no");
      return runs;
    });
    const results = await Promise.allSettled([fly(never), fly(never)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await fly(never)).toBe(2);
  });

  test("goes on for the others when one caller gives up", async () => {
    const leaver = new AbortController();
    let land = (_value: string) => {};
    let aborted = false;
    const fly = singleFlight((signal) => {
      signal.addEventListener("abort", () => {
        aborted = true;
      });
      return new Promise<string>((resolve) => {
        land = resolve;
      });
    });
    const [first, second] = [fly(leaver.signal), fly(never)];
    leaver.abort(new Error("gave up"));
    await expect(first).rejects.toThrow("gave up");
    expect(aborted).toBe(false);
    land("landed");
    expect(await second).toBe("landed");
  });

  test("is aborted when the last caller gives up, and the next caller gets another", async () => {
    const leaver = new AbortController();
    const signals: AbortSignal[] = [];
    const fly = singleFlight((signal) => {
      signals.push(signal);
      return signals.length === 1 ? new Promise<string>(() => {}) : Promise.resolve("second");
    });
    const first = fly(leaver.signal);
    leaver.abort(new Error("gave up"));
    await expect(first).rejects.toThrow("gave up");
    expect(signals[0]?.aborted).toBe(true);
    expect(await fly(never)).toBe("second");
  });

  test("does not start for a caller who has already given up", async () => {
    let runs = 0;
    const fly = singleFlight(async () => ++runs);
    await expect(fly(AbortSignal.abort(new Error("gave up")))).rejects.toThrow("gave up");
    expect(runs).toBe(0);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

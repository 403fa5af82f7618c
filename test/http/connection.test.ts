import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { type HttpError, path } from "../../src/http";
import { cert, key } from "./support/certificate";
import { clientFor, failure } from "./support/client";
import { fakeClock } from "./support/fake-clock";
import { breakOff, hangUp, json, serve } from "./support/local-server";

const get = { method: "GET", path: path`/tests` } as const;

/** What undici's fetch rejects with, for failures that loopback cannot bring about. */
function failingWith(cause: object, calls: string[] = []): typeof globalThis.fetch {
  return async (input) => {
    calls.push(String(input));
    throw new TypeError("fetch failed", { cause });
  };
}

async function errorWith(cause: object): Promise<HttpError> {
  return failure(clientFor("https://acme.test", { fetch: failingWith(cause) }).request({ ...get, method: "PUT" }));
}

describe("a connection error names host, port and what happened", () => {
  test("when nobody listens", async () => {
    const server = await serve();
    const fetch = failingWith({ code: "ECONNREFUSED", syscall: "connect", address: "127.0.0.1", port: server.port });
    const error = await failure(clientFor(server.url, { fetch }).request(get));
    expect(error.kind).toBe("connection");
    expect(error.code).toBe("ECONNREFUSED");
    expect(error.message).toBe(
      `Acme could not be reached for GET /tests: connection refused by 127.0.0.1:${server.port} (ECONNREFUSED).`,
    );
  });

  test("when the connection is reset", async () => {
    const server = await serve(hangUp);
    const error = await failure(clientFor(server.url).request(get));
    expect(error.kind).toBe("connection");
    expect(error.message).toMatch(
      new RegExp(
        `^Acme could not be reached for GET /tests: connection (reset|closed .*) by 127\\.0\\.0\\.1:${server.port} \\(\\w+\\)\\.$`,
      ),
    );
  });

  test("when the answer breaks off, with the status that had come", async () => {
    const server = await serve(breakOff(200));
    const error = await failure(clientFor(server.url, { maxRetries: 0 }).request(get));
    expect(error.kind).toBe("connection");
    expect(error.status).toBe(200);
    expect(error.message).toBe(
      `Acme could not be reached for GET /tests: connection closed before the answer was complete by 127.0.0.1:${server.port} (UND_ERR_SOCKET) (200).`,
    );
  });

  test.each([
    [
      { code: "ENOTFOUND", syscall: "getaddrinfo", hostname: "acme.test" },
      "host name not found: acme.test:443 (ENOTFOUND)",
    ],
    [
      { code: "EAI_AGAIN", syscall: "getaddrinfo", hostname: "acme.test" },
      "the name server gave no answer for acme.test:443 (EAI_AGAIN)",
    ],
    [{ code: "ENETUNREACH", syscall: "connect" }, "the network is unreachable for acme.test:443 (ENETUNREACH)"],
    [{ code: "ETIMEDOUT", syscall: "connect" }, "no connection to acme.test:443 (ETIMEDOUT)"],
    [{ code: "UND_ERR_CONNECT_TIMEOUT" }, "no connection in time to acme.test:443 (UND_ERR_CONNECT_TIMEOUT)"],
    [
      { code: "ECONNREFUSED", errors: [{ code: "ECONNREFUSED", address: "::1", port: 443 }, { code: "ECONNREFUSED" }] },
      "connection refused by acme.test:443 (ECONNREFUSED)",
    ],
    [
      { code: "ECONNREFUSED", syscall: "connect", address: "10.0.0.9", port: 3128 },
      "connection refused by the proxy 10.0.0.9:3128 on the way to acme.test:443 (ECONNREFUSED)",
    ],
    [
      { code: "ENOTFOUND", syscall: "getaddrinfo", hostname: "proxy.test" },
      "host name not found: the proxy proxy.test on the way to acme.test:443 (ENOTFOUND)",
    ],
  ])("and is sure that nothing was sent: %j", async (cause, words) => {
    const error = await errorWith(cause);
    expect(error.kind).toBe("connection");
    expect(error.message).toBe(`Acme could not be reached for PUT /tests: ${words}.`);
    expect(error.mayHaveTakenEffect).toBe(false);
  });

  test.each([
    [{ code: "ECONNRESET", syscall: "read" }, "connection reset by acme.test:443 (ECONNRESET)"],
    [{ code: "EPIPE", syscall: "write" }, "connection closed while sending to acme.test:443 (EPIPE)"],
    [{ code: "ETIMEDOUT", syscall: "read" }, "connection lost to acme.test:443 (ETIMEDOUT)"],
    [
      { code: "EHOSTUNREACH", syscall: "read", message: "read EHOSTUNREACH" },
      "the connection to acme.test:443 failed: read EHOSTUNREACH",
    ],
    [{ message: "something new" }, "the connection to acme.test:443 failed: something new"],
  ])("and doubts when the request may have left: %j", async (cause, words) => {
    const error = await errorWith(cause);
    expect(error.kind).toBe("connection");
    expect(error.message.startsWith(`Acme could not be reached for PUT /tests: ${words}. The request may`)).toBe(true);
    expect(error.mayHaveTakenEffect).toBe(true);
  });

  test("and that a port is one that HTTP never uses, at once and sure that nothing was sent", async () => {
    const clock = fakeClock();
    const client = clientFor("http://127.0.0.1:9", { clock });
    const error = await failure(client.request({ ...get, method: "PUT" }));
    expect(error.message).toBe(
      "Acme could not be reached for PUT /tests: 127.0.0.1:9 is a port that HTTP clients refuse to use; check the endpoint.",
    );
    expect(error.mayHaveTakenEffect).toBe(false);
    expect(clock.slept).toEqual([]);
  });

  test("as a timeout when undici gave up on an open connection", async () => {
    const error = await errorWith({ code: "UND_ERR_HEADERS_TIMEOUT" });
    expect(error.kind).toBe("timeout");
    expect(error.mayHaveTakenEffect).toBe(true);
  });
});

describe("a TLS failure", () => {
  test("says how to trust a certificate, and is not tried again", async () => {
    const port = await serveTls();
    const clock = fakeClock();
    const client = clientFor(`https://127.0.0.1:${port}`, { clock });
    const error = await failure(client.request({ method: "PUT", path: path`/tests` }));
    expect(error.kind).toBe("connection");
    expect(error.message).toBe(
      `Acme could not be reached for PUT /tests: TLS certificate not trusted: 127.0.0.1:${port} (DEPTH_ZERO_SELF_SIGNED_CERT); if a company proxy or private authority issued it, set NODE_EXTRA_CA_CERTS to a file with its certificate.`,
    );
    expect(error.mayHaveTakenEffect).toBe(false);
    expect(clock.slept).toEqual([]);
  });

  test("with a server that speaks plain HTTP points at the endpoint", async () => {
    const server = await serve(json({}));
    const error = await failure(clientFor(`https://127.0.0.1:${server.port}`).request(get));
    expect(error.kind).toBe("connection");
    expect(error.message).toMatch(
      new RegExp(
        `no TLS connection to 127\\.0\\.0\\.1:${server.port} \\(\\w+\\); check that the endpoint speaks https\\.$`,
      ),
    );
    expect(error.transient).toBe(false);
  });

  test.each([
    ["CERT_HAS_EXPIRED", "the TLS certificate of acme.test:443 is not valid at this time (CERT_HAS_EXPIRED)."],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "the TLS certificate of acme.test:443 belongs to another host name (ERR_TLS_CERT_ALTNAME_INVALID); check the endpoint.",
    ],
  ])("%s is told apart", async (code, words) => {
    const calls: string[] = [];
    const error = await failure(clientFor("https://acme.test", { fetch: failingWith({ code }, calls) }).request(get));
    expect(error.message).toBe(`Acme could not be reached for GET /tests: ${words}`);
    expect(calls.length).toBe(1);
  });
});

describe("connections", () => {
  test("are kept for the next request", async () => {
    const server = await serve(json({}));
    const client = clientFor(server.url);
    for (let count = 0; count < 5; count += 1) {
      await client.request(get);
      await released();
    }
    expect([server.requests.length, server.sockets()]).toEqual([5, 1]);
  });

  test("are shared by the clients of a process", async () => {
    const server = await serve(json({}));
    await clientFor(server.url, { vendor: "One" }).request(get);
    await released();
    await clientFor(server.url, { vendor: "Two" }).request(get);
    expect([server.requests.length, server.sockets()]).toEqual([2, 1]);
  });

  test("are kept after an error answer too", async () => {
    const server = await serve(json({ title: "No" }, 400));
    const client = clientFor(server.url);
    await failure(client.request(get));
    await released();
    await failure(client.request(get));
    expect([server.requests.length, server.sockets()]).toEqual([2, 1]);
  });
});

/** undici returns a connection to its pool one turn after the body has ended. */
const released = () => setImmediate();

async function serveTls(): Promise<number> {
  const server = createTlsServer({ key, cert }, (_request, response) => response.end("{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

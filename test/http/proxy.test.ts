import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setImmediate } from "node:timers/promises";
import { inspect } from "node:util";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { type HttpClient, path } from "../../src/http";
import { createDispatcher, fetchThrough } from "../../src/http/dispatcher";
import { proxySecrets } from "../../src/http/proxy";
import { clientFor, failure } from "./support/client";
import { json, serve } from "./support/local-server";

interface Proxy {
  url: string;
  port: number;
  tunnels: { target: string | undefined; authorization: string | undefined }[];
}

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A proxy that leads every tunnel to one loopback port, whatever name was asked for, or answers with a status. */
async function startProxy(port: number, status = 200): Promise<Proxy> {
  const tunnels: Proxy["tunnels"] = [];
  const server = createServer();
  server.on("connect", (request, client) => {
    tunnels.push({ target: request.url, authorization: request.headers["proxy-authorization"] });
    if (status !== 200) return client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const upstream = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const own = (server.address() as AddressInfo).port;
  return { url: `http://127.0.0.1:${own}`, port: own, tunnels };
}

function clientIn(env: Record<string, string>, baseUrl: string): HttpClient {
  const dispatcher = createDispatcher(env);
  onTestFinished(() => dispatcher.destroy());
  return clientFor(baseUrl, { fetch: fetchThrough(dispatcher) });
}

const get = { method: "GET", path: path`/tests` } as const;

describe("a proxy", () => {
  test.each(["HTTP_PROXY", "http_proxy"])("named by %s is used", async (name) => {
    const server = await serve(json({ ok: true }));
    const proxy = await startProxy(server.port);
    const answer = await clientIn({ [name]: proxy.url }, "http://vendor.test").request(get);
    expect(answer.body).toEqual({ ok: true });
    expect(proxy.tunnels.map(({ target }) => target)).toEqual(["vendor.test:80"]);
    expect(server.requests[0]?.headers.host).toBe("vendor.test");
  });

  test("for https is the one of HTTPS_PROXY", async () => {
    const other = await startProxy(9);
    const proxy = await startProxy(9, 403);
    const client = clientIn({ HTTP_PROXY: other.url, HTTPS_PROXY: proxy.url }, "https://vendor.test");
    await failure(client.request(get));
    expect(proxy.tunnels.map(({ target }) => target)).toEqual(["vendor.test:443"]);
    expect(other.tunnels).toEqual([]);
  });

  test("gets its user name and password, and the server does not", async () => {
    const server = await serve(json({}));
    const proxy = await startProxy(server.port);
    const url = `http://ann:p%40ss@127.0.0.1:${proxy.port}`;
    await clientIn({ HTTP_PROXY: url }, "http://vendor.test").request(get);
    expect(proxy.tunnels[0]?.authorization).toBe(`Basic ${Buffer.from("ann:p@ss").toString("base64")}`);
    expect(server.requests[0]?.headers["proxy-authorization"]).toBeUndefined();
  });

  test("keeps its tunnel for the next request", async () => {
    const server = await serve(json({}));
    const proxy = await startProxy(server.port);
    const client = clientIn({ HTTP_PROXY: proxy.url }, "http://vendor.test");
    await client.request(get);
    await setImmediate();
    await client.request(get);
    expect([server.requests.length, proxy.tunnels.length]).toEqual([2, 1]);
  });

  test.each(["vendor.test", ".test", "*"])("is not asked for a host in NO_PROXY: %s", async (excepted) => {
    const proxy = await startProxy(9);
    const client = clientIn({ HTTP_PROXY: proxy.url, NO_PROXY: excepted }, "http://vendor.test");
    // The guard against the network shows that the client went straight to the host.
    const error = await failure(client.request({ ...get, method: "POST" }));
    expect(error.message).toContain("A unit test tried to connect to vendor.test");
    expect(proxy.tunnels).toEqual([]);
  });

  test("is never asked for loopback, where the sandbox lives", async () => {
    const server = await serve(json({ ok: true }));
    const proxy = await startProxy(server.port);
    const client = clientIn({ HTTP_PROXY: proxy.url, NO_PROXY: "other.test" }, server.url);
    expect((await client.request(get)).body).toEqual({ ok: true });
    expect(proxy.tunnels).toEqual([]);
  });

  test("that refuses the tunnel is named; nothing was sent and nothing is tried again", async () => {
    const proxy = await startProxy(9, 407);
    const client = clientIn({ HTTP_PROXY: proxy.url }, "http://vendor.test");
    const error = await failure(client.request({ method: "PUT", path: path`/tests` }));
    expect(error.kind).toBe("connection");
    expect(error.code).toBe("PROXY_407");
    expect(error.message).toBe(
      "Acme could not be reached for PUT /tests: the proxy answered 407 instead of opening a tunnel to vendor.test:80; check HTTPS_PROXY and NO_PROXY.",
    );
    expect(error.mayHaveTakenEffect).toBe(false);
    expect(proxy.tunnels.length).toBe(1);
  });

  test("that fails for the moment is asked again", async () => {
    const proxy = await startProxy(9, 503);
    const client = clientIn({ HTTP_PROXY: proxy.url }, "http://vendor.test");
    await failure(client.request(get));
    expect(proxy.tunnels.length).toBe(5);
  });

  test("that does not listen is named", async () => {
    const error = await failure(clientIn({ HTTP_PROXY: "http://127.0.0.1:9" }, "http://vendor.test").request(get));
    expect(error.message).toBe(
      "Acme could not be reached for GET /tests: connection refused by the proxy 127.0.0.1:9 on the way to vendor.test:80 (ECONNREFUSED).",
    );
  });
});

describe("a proxy's password", () => {
  const url = "http://ann:p%40ss-word@127.0.0.1:9";

  test("is known in each of its spellings", () => {
    expect(proxySecrets({ HTTPS_PROXY: url })).toEqual(["p%40ss-word", "p@ss-word", "ann:p@ss-word"]);
    expect(proxySecrets({ HTTPS_PROXY: "http://127.0.0.1:9", HTTP_PROXY: "nonsense" })).toEqual([]);
  });

  test("stays out of errors", async () => {
    vi.stubEnv("HTTPS_PROXY", url);
    const server = await serve(json({ title: "Refused p@ss-word" }, 403));
    const error = await failure(clientFor(server.url).request(get));
    expect(inspect(error, { depth: null })).not.toContain("ss-word");
    expect(error.vendorMessage).toBe("Refused [secret]");
  });

  test("is not quoted when the proxy's URL is wrong", () => {
    expect(() => createDispatcher({ HTTPS_PROXY: "http://ann:hunter2@[bad" })).toThrow(
      /^The environment variable HTTPS_PROXY is not a URL: write http:\/\/host:port\.$/,
    );
  });
});

import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { Sandbox } from "../../scripts/demo/sandbox.mjs";

export interface DemoSandbox {
  sandbox: Pick<Sandbox, "connection" | "requests" | "resetRequests">;
  /** What the account holds, by id. */
  tests: Map<string, Record<string, unknown>>;
  /** Every request: method, path, token, body. */
  received: string[];
}

/** The least of a ThousandEyes account that the demo touches itself; it counts nothing. */
export async function demoSandbox(): Promise<DemoSandbox> {
  const tests: DemoSandbox["tests"] = new Map();
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    received.push([request.method, request.url, request.headers.authorization, body].join(" ").trim());
    const test = tests.get(idOf(request));
    if (test && request.method === "PUT") Object.assign(test, JSON.parse(body));
    response.writeHead(test ? 200 : 404).end(JSON.stringify(test ?? { title: "Not Found" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connection = { url, thousandEyes: { endpoint: `${url}/v7`, token: "secret" } };
  return { sandbox: { connection, requests: async () => [], resetRequests: async () => {} }, tests, received };
}

const idOf = ({ url = "" }: IncomingMessage) => url.slice(url.lastIndexOf("/") + 1);

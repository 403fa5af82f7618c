import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface CannedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

export type Reply = CannedAnswer | ((request: SeenRequest, response: ServerResponse) => void);

export interface LocalServer {
  url: string;
  port: number;
  requests: SeenRequest[];
  sockets(): number;
}

/** A real server on loopback that gives its replies in order and repeats the last one. It ends with the test. */
export const serve = (...replies: Reply[]): Promise<LocalServer> => serveBeside({}, ...replies);

/** The same, and always one answer for some paths, which are not noted. */
export async function serveBeside(fixed: Record<string, CannedAnswer>, ...replies: Reply[]): Promise<LocalServer> {
  const requests: SeenRequest[] = [];
  let sockets = 0;
  const server = createServer((request, response) => {
    readRequest(request, (seen) => {
      const always = fixed[seen.url.split("?")[0] ?? ""];
      if (always) return answer(response, always);
      requests.push(seen);
      const reply = replies[Math.min(requests.length, replies.length) - 1] ?? {};
      if (typeof reply === "function") reply(seen, response);
      else answer(response, reply);
    });
  });
  server.on("connection", () => {
    sockets += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, requests, sockets: () => sockets };
}

function readRequest(request: IncomingMessage, done: (seen: SeenRequest) => void): void {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => {
    body += chunk;
  });
  request.on("end", () => {
    done({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
  });
}

function answer(response: ServerResponse, { status = 200, headers = {}, body = "" }: CannedAnswer): void {
  // Without a Date header a test's own clock is not compared with the machine's.
  response.sendDate = false;
  response.writeHead(status, headers);
  response.end(body);
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): CannedAnswer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(value),
});

export const plain = (body: string, status = 200): CannedAnswer => ({
  status,
  headers: { "content-type": "text/plain" },
  body,
});

export const html = (status: number): CannedAnswer => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!DOCTYPE html>\n<html><head><title>Sign in to the guest network</title></head></html>",
});

/** Takes the request, then closes the connection without an answer. */
export const hangUp: Reply = (_request, response) => {
  response.socket?.resetAndDestroy();
};

/** Promises a longer body than it sends, then closes the connection. */
export const breakOff =
  (status: number): Reply =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"tests": [', () => response.socket?.destroy());
  };

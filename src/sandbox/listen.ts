import type { Server } from "node:http";
import { isIPv6 } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { SandboxError } from "./errors";

export interface Address {
  port: number;
  host: string;
}

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Serves the app until closed. @throws SandboxError when the port cannot be had. */
export async function listen(app: Hono<{ Bindings: HttpBindings }>, address: Address): Promise<Listening> {
  // The global Request and Response stay Node's own: clients may run in the same process.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, address)));
    server.listen(address.port, address.host, resolve);
  });
  return { url: urlOf(server, address.host), close: () => stop(server) };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function urlOf(server: Server, host: string): string {
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new SandboxError(`not listening on ${host}`);
  return `http://${isIPv6(host) ? `[${host}]` : host}:${bound.port}`;
}

function explain(error: NodeJS.ErrnoException, { port, host }: Address): SandboxError {
  if (error.code === "EADDRINUSE") {
    return new SandboxError(
      `port ${port} on ${host} is in use; stop what uses it or choose another port (0 for any free one)`,
    );
  }
  return new SandboxError(`cannot listen on ${host} port ${port}: ${error.message}`);
}

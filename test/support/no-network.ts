import { Socket } from "node:net";
import nock from "nock";
import { afterEach, beforeEach } from "vitest";

const loopback = /^(localhost|127\.0\.0\.1|\[?::1\]?)(:\d+)?$/;

nock.disableNetConnect();
nock.enableNetConnect(loopback);

// nock does not see undici's own fetch, so sockets are guarded as well.
const connect = Socket.prototype.connect;
Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args);
  if (host !== undefined && !loopback.test(host)) throw new Error(`A unit test tried to connect to ${host}.`);
  return Reflect.apply(connect, this, args) as Socket;
} as typeof connect;

/** net.connect passes its arguments on as one array; a caller of the method passes options, or a port and a host. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  const host = typeof first === "object" && first !== null ? (first as { host?: unknown }).host : second;
  return typeof host === "string" ? host : undefined;
}

const methods = ["log", "info", "warn", "error", "debug", "trace", "dir", "table"] as const;
let calls: string[] = [];

// Recorded as well as thrown, because the code under test may catch what it did not expect.
for (const method of methods) {
  console[method] = (...args: unknown[]) => {
    calls.push(`console.${method}(${args.map(String).join(", ")})`);
    throw new Error(`console.${method} was called during a test.`);
  };
}

beforeEach(() => {
  calls = [];
});

afterEach(() => {
  if (calls.length > 0) throw new Error(`The console was used during a test: ${calls.join("; ")}`);
});

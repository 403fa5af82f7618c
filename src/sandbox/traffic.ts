import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { applyFault } from "./fault-effect";
import type { LoggedRequest } from "./request-log";
import type { RunningSandbox } from "./running-sandbox";
import type { RunningVendor } from "./running-vendor";

type NodeContext = Context<{ Bindings: HttpBindings }>;

/** Passes a request to its vendor, counted and with whatever fault is armed for it. */
export async function serveVendor(c: NodeContext, running: RunningVendor, sandbox: RunningSandbox): Promise<Response> {
  const { now } = sandbox.clock;
  const request = describe(c, running, now());
  const fault = sandbox.faults.next(request);
  if (fault) request.fault = fault.kind;
  sandbox.requests.begin(request);

  // Read up front: the body of a client that gives up during a delay would be lost, and with it the write.
  const incoming = fault ? await received(c.req.raw) : c.req.raw;
  const answer = async () => {
    const response = withDate(await running.answer(incoming, c.env), now());
    if (isWrite(request.method)) sandbox.changed();
    return response;
  };
  const refusal = (status: number) => running.vendor.refusal(status, now(), request.path);
  const response = fault
    ? await applyFault(fault, { node: c.env, answer, refusal, closing: sandbox.closing })
    : await answer();
  request.status = response === RESPONSE_ALREADY_SENT ? null : response.status;
  return response === RESPONSE_ALREADY_SENT ? response : withDate(response, now());
}

/** Node would write the date of its own clock. */
function withDate(response: Response, now: Date): Response {
  if (!response.headers.has("date")) response.headers.set("date", now.toUTCString());
  return response;
}

function describe(c: NodeContext, { vendor }: RunningVendor, now: Date): LoggedRequest {
  return {
    vendor: vendor.key,
    method: c.req.method,
    path: c.req.path.slice(vendor.mount.length) || "/",
    query: new URL(c.req.url).search,
    time: now.toISOString(),
  };
}

async function received(request: Request): Promise<Request> {
  const { url, method, headers } = request;
  if (!isWrite(method)) return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: await request.arrayBuffer() });
}

function isWrite(method: string): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}

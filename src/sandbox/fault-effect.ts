import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Fault } from "./fault-schema";
import type { Refusal } from "./vendor";

export interface FaultyExchange {
  node: HttpBindings;
  /** Lets the vendor answer, so that the request takes effect. */
  answer: () => Promise<Response>;
  /** The vendor's own wording of an error. */
  refusal: (status: number) => Refusal;
  /** Ends a delay early when the sandbox stops. */
  closing: AbortSignal;
}

/** What a captive portal or a proxy puts in place of an API's answer. */
const portal = `<!doctype html>
<html><head><title>Sign in to the network</title></head>
<body><h1>Sign in to the network</h1><form method="post" action="/login"><button>Continue</button></form></body></html>
`;

type FaultOf<Kind extends Fault["kind"]> = Extract<Fault, { kind: Kind }>;

/** Answers one request the way the fault says. */
export async function applyFault(fault: Fault, exchange: FaultyExchange): Promise<Response> {
  if (fault.delayMs > 0) await sleep(fault.delayMs, undefined, { signal: exchange.closing, ref: false });
  if ("after" in fault && fault.after) await takeEffect(fault, exchange);
  switch (fault.kind) {
    case "delay":
      return exchange.answer();
    case "status":
      return refuse(fault.status, fault, exchange);
    case "rate-limit":
      return refuse(429, fault, exchange);
    case "html":
      return respond(fault.status, { "content-type": "text/html; charset=utf-8" }, fault.body ?? portal, fault.headers);
    case "empty":
      return respond(fault.status, { "content-type": "application/json" }, "", fault.headers);
    case "truncate":
      return truncate(await exchange.answer(), exchange.node);
    case "stall":
      return stall(exchange);
    case "reset-before":
      return reset(exchange.node);
    case "reset-after":
      await (await exchange.answer()).arrayBuffer();
      return reset(exchange.node);
  }
}

/** At once, or after the answer. What is still to come when the sandbox stops never does. */
async function takeEffect(fault: Fault, { answer, closing }: FaultyExchange): Promise<void> {
  if (!("effectDelayMs" in fault) || fault.effectDelayMs === undefined) {
    await answer();
    return;
  }
  sleep(fault.effectDelayMs, undefined, { signal: closing, ref: false }).then(answer, () => undefined);
}

/** Keeps the client waiting until it gives up or the sandbox stops. */
async function stall({ node, closing }: FaultyExchange): Promise<Response> {
  const { outgoing } = node;
  if (!outgoing.closed) await once(outgoing, "close", { signal: closing }).catch(() => undefined);
  return RESPONSE_ALREADY_SENT;
}

function refuse(
  status: number,
  { body, headers }: FaultOf<"status" | "rate-limit">,
  exchange: FaultyExchange,
): Response {
  const refusal = exchange.refusal(status);
  if (body === undefined) return respond(status, refusal.headers, refusal.body, headers);
  const type = typeof body === "string" ? "text/plain; charset=utf-8" : "application/json";
  return respond(status, { ...refusal.headers, "content-type": type }, body, headers);
}

function respond(
  status: number,
  defaults: Record<string, string>,
  body: unknown,
  extra: Record<string, string>,
): Response {
  const headers = new Headers(defaults);
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : text, { status, headers });
}

/** Promises the whole body and hangs up after half of it. An answer without a body is lost whole. */
async function truncate(response: Response, node: HttpBindings): Promise<Response> {
  const body = Buffer.from(await response.arrayBuffer());
  if (body.length === 0) return reset(node);
  const headers = Object.fromEntries(response.headers);
  node.outgoing.writeHead(response.status, { ...headers, "content-length": String(body.length) });
  node.outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => node.incoming.socket.destroy());
  return RESPONSE_ALREADY_SENT;
}

function reset({ incoming }: HttpBindings): Response {
  incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

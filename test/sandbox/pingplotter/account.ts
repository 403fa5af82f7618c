import { Hono } from "hono";
import type { ChosenReadings } from "../../../src/sandbox/assumptions";
import { Readings } from "../../../src/sandbox/assumptions/readings";
import {
  createPingPlotter,
  type PingPlotterState,
  pingPlotterControls,
  seedPingPlotter,
} from "../../../src/sandbox/pingplotter";

export const credentials = { apiKey: "key-of-the-account" };
export const startTime = "2025-06-01T12:00:00.000Z";

/** Whatever an answer holds, in the vendor's PascalCase. */
// biome-ignore lint/suspicious/noExplicitAny: tests read whatever an answer has
export type Wire = Record<string, any>;

export type Account = ReturnType<typeof openTestAccount>;

interface AccountOptions {
  assumptions?: ChosenReadings;
  state?: PingPlotterState;
  rateLimit?: number;
}

/** An account mounted as the sandbox mounts it, with a clock that only the test moves. */
export function openTestAccount({
  state = seedPingPlotter("small"),
  rateLimit = 1_000_000,
  assumptions,
}: AccountOptions = {}) {
  const readings = new Readings(assumptions);
  let time = Date.parse(startTime);
  const now = () => new Date(time);
  const root = new Hono();
  root.route(
    "/pingplotter",
    createPingPlotter(state, { credentials, origin: () => "http://sandbox", now, rateLimit, reading: readings.of }),
  );
  root.route("/_sandbox/pingPlotter", pingPlotterControls(state, { now }));

  const send = async (method: string, path: string, init: { body?: unknown; headers?: Record<string, string> } = {}) =>
    root.request(`http://sandbox${path}`, {
      method,
      headers: { "content-type": "application/json", ...init.headers },
      ...(init.body !== undefined && { body: typeof init.body === "string" ? init.body : JSON.stringify(init.body) }),
    });
  const api = (method: string, path: string, body?: unknown) =>
    send(method, `/pingplotter${path}`, { body, headers: { "X-API-KEY": credentials.apiKey } });
  const control = (action: string, id: string) =>
    send("POST", `/_sandbox/pingPlotter/agents/${encodeURIComponent(id)}/${action}`);

  return {
    state,
    send,
    api,
    control,
    json: async (method: string, path: string, body?: unknown) => jsonOf(await api(method, path, body)),
    agents: async (query = "") => listOf(await api("GET", `/agents${query}`)),
    sessions: async (query: Record<string, string> = {}) =>
      listOf(await api("GET", `/sessions?${new URLSearchParams(query)}`)),
    create: async (agent: object = {}) => jsonOf(await api("POST", "/agents", { Name: "laptop", ...agent })),
    /** Creates an agent for the targets and installs it on a device. */
    install: async (...targets: string[]) => {
      const agent = { Name: "laptop", Targets: targets.map((Target) => ({ Target })) };
      const { UniqueId } = await jsonOf(await api("POST", "/agents", agent));
      await control("connect", UniqueId);
      return String(UniqueId);
    },
    passSeconds: (seconds: number) => {
      time += seconds * 1000;
    },
  };
}

export function pathOf(id: string, rest = ""): string {
  return `/agents/${encodeURIComponent(id)}${rest}`;
}

async function jsonOf(answer: Response): Promise<Wire> {
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.status}: ${text}`);
  return JSON.parse(text) as Wire;
}

async function listOf(answer: Response): Promise<Wire[]> {
  return (await jsonOf(answer)) as Wire[];
}

/** The status and the detail of an error; fails when the body is anything but a problem document. */
export async function refusalOf(answer: Response): Promise<{ status: number; detail: string }> {
  const type = answer.headers.get("content-type");
  if (type !== "application/problem+json") throw new Error(`${answer.status} with ${type}: ${await answer.text()}`);
  const problem = (await answer.json()) as { status: number; title: string; detail: string };
  if (problem.status !== answer.status) throw new Error(`${answer.status} says it is ${problem.status}`);
  return { status: answer.status, detail: problem.detail };
}

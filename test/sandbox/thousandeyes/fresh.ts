import { Hono } from "hono";
import type { ChosenReadings } from "../../../src/sandbox/assumptions";
import { Readings } from "../../../src/sandbox/assumptions/readings";
import {
  createThousandEyes,
  seedThousandEyes,
  type ThousandEyesOptions,
  thousandEyesControls,
} from "../../../src/sandbox/thousandeyes";

export type Body = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  /** The JSON of the body; empty for an answer without one. */
  body: Body;
}

export const origin = "http://sandbox.test/thousandeyes";
export const token = "the-token";
/** The seed's account groups. */
export const groups = { login: "281474976710710", staging: "281474976710711", partner: "281474976710712" };
/** The seed's agents. */
export const agents = {
  singapore: "3",
  frankfurt: "37",
  berlin: "281474976710720",
  madrid: "281474976710721",
  paris: "281474976710722",
  cluster: "281474976710723",
};
export const introduction = "There were some errors in your request, please correct them before trying again.";

type Options = Partial<ThousandEyesOptions> & { size?: "small" | "large"; assumptions?: ChosenReadings };

/** A sandbox of its own, served where the whole sandbox would serve it. */
export function fresh({ size = "small", assumptions = {}, ...options }: Options = {}) {
  const readings = new Readings(assumptions);
  const state = seedThousandEyes(size);
  const clock = { now: new Date("2026-03-01T12:00:00.900Z") };
  const now = () => clock.now;
  const app = new Hono()
    .route(
      "/thousandeyes/v7",
      createThousandEyes(state, {
        token,
        origin: () => origin,
        now,
        rateLimit: 100_000,
        reading: readings.of,
        ...options,
      }),
    )
    .route("/_sandbox/thousandEyes", thousandEyesControls(state, { now }));

  async function call(method: string, path: string, body?: unknown, headers: Body = {}): Promise<Answer> {
    const init: RequestInit = { method, headers: { authorization: `Bearer ${token}`, ...headers } };
    if (body !== undefined) init.body = typeof body === "string" ? body : JSON.stringify(body);
    const response = await app.request(`${origin}/v7${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? {} : (JSON.parse(text) as Body) };
  }

  return {
    state,
    readings,
    clock,
    call,
    get: (path: string) => call("GET", path),
    post: (path: string, body: unknown) => call("POST", path, body),
    put: (path: string, body: unknown) => call("PUT", path, body),
    remove: (path: string) => call("DELETE", path),
    /** Asks the control for a token; `body` is sent as it is when it is text. */
    askForToken(body?: unknown) {
      const text = typeof body === "string" ? body : body === undefined ? undefined : JSON.stringify(body);
      return app.request("/_sandbox/thousandEyes/tokens", {
        method: "POST",
        ...(text === undefined ? {} : { body: text }),
      });
    },
    /** Creates what must succeed, and returns the body. */
    async make(path: string, body: unknown): Promise<Body> {
      const answer = await call("POST", path, body);
      if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
}

export type Fresh = ReturnType<typeof fresh>;

const cloud = [{ agentId: agents.singapore }];
const enterprise = [{ agentId: agents.berlin }];
const timing = { testName: "one", interval: 300 };

/** The least that creates a test of each type. */
export const minimal: Record<string, Body> = {
  "agent-to-agent": { ...timing, agents: enterprise, targetAgentId: agents.madrid },
  "agent-to-server": { ...timing, agents: cloud, server: "www.example.com" },
  api: {
    ...timing,
    agents: cloud,
    url: "https://api.example.com",
    requests: [{ name: "first", url: "https://api.example.com/a" }],
  },
  bgp: { testName: "one", prefix: "198.51.100.0/24" },
  "dns-server": { ...timing, agents: cloud, domain: "example.com", dnsServers: ["192.0.2.53"] },
  "dns-trace": { ...timing, agents: cloud, domain: "example.com" },
  dnssec: { ...timing, agents: cloud, domain: "example.com" },
  "ftp-server": {
    ...timing,
    agents: cloud,
    url: "ftp.example.com",
    requestType: "download",
    username: "anonymous",
    password: "guest",
  },
  "http-server": { ...timing, agents: cloud, url: "https://www.example.com" },
  "page-load": { ...timing, agents: cloud, url: "https://www.example.com" },
  "sip-server": { ...timing, agents: cloud, targetSipCredentials: { port: 5060, sipRegistrar: "sip.example.com" } },
  voice: { ...timing, agents: enterprise, targetAgentId: agents.madrid },
  "web-transactions": { ...timing, agents: cloud, url: "https://www.example.com", transactionScript: "run();" },
};

/** A test of the type, with some settings of its own. */
export function testOf(type: string, settings: Body = {}): Body {
  return { ...minimal[type], ...settings };
}

/** Creates a test and changes it; returns what the change answers. */
export async function changed(type: string, first: Body, then: Body): Promise<Answer> {
  const sandbox = fresh();
  const { testId } = await sandbox.make(`/tests/${type}`, testOf(type, first));
  return sandbox.put(`/tests/${type}/${testId}`, then);
}

/** The title of the refusal of a create; the rest of a success. */
export async function refusal(type: string, settings: Body): Promise<unknown> {
  const { status, body } = await fresh().post(`/tests/${type}`, testOf(type, settings));
  return status === 400 ? (body.detail ?? body.title) : { status, body };
}

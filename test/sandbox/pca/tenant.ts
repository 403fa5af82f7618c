import { Hono } from "hono";
import type { ChosenReadings } from "../../../src/sandbox/assumptions";
import { Readings } from "../../../src/sandbox/assumptions/readings";
import { createPca, type PcaState, pcaControls, seedPca } from "../../../src/sandbox/pca";

export const credentials = { token: "pat-of-the-service-user", username: "ann@example.com", password: "correct horse" };

export const agentId = "11111111-1111-4111-8111-111111111111";
export const otherAgentId = "22222222-2222-4222-8222-222222222222";

export interface Document {
  type: string;
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever attributes a document has
  attributes: Record<string, any> & { _rev: string };
}

export type Tenant = ReturnType<typeof openTestTenant>;

/** A tenant mounted as the sandbox mounts it, with a clock that only the test moves. */
export function openTestTenant(state: PcaState = seedPca("small"), chosen: ChosenReadings = {}) {
  const readings = new Readings(chosen);
  let time = Date.parse("2025-06-01T12:00:00.000Z");
  const now = () => new Date(time);
  const root = new Hono();
  root.route("/pca", createPca(state, { credentials, now, reading: readings.of }));
  root.route("/_sandbox/pca", pcaControls(state, { now, reading: readings.of }));

  const send = async (method: string, path: string, init: { body?: unknown; headers?: Record<string, string> } = {}) =>
    root.request(`http://sandbox${path}`, {
      method,
      headers: { ...(init.body !== undefined && { "content-type": "application/vnd.api+json" }), ...init.headers },
      ...(init.body !== undefined && { body: typeof init.body === "string" ? init.body : JSON.stringify(init.body) }),
    });
  const authorization = `Bearer ${credentials.token}`;
  const api = (method: string, path: string, body?: unknown) =>
    send(method, `/pca/api/orchestrate/v3${path}`, { body, headers: { authorization } });

  return {
    state,
    readings,
    send,
    api,
    document: async (method: string, path: string, body?: unknown) => documentOf(await api(method, path, body)),
    documents: async (path: string) => documentsOf(await api("GET", path)),
    control: (path: string) => send("POST", `/_sandbox/pca${path}`),
    passSeconds: (seconds: number) => {
      time += seconds * 1000;
    },
    configure: async (id = agentId, attributes: object = {}) =>
      documentOf(await api("POST", "/agents/configuration", configBody({ agentId: id, ...attributes }))),
    addSession: async (session: object = {}, id = agentId) =>
      documentOf(await api("POST", "/agents/session", sessionBody(session, id))),
  };
}

export async function documentOf(answer: Response): Promise<Document> {
  return ((await jsonOf(answer)) as { data: Document }).data;
}

export async function documentsOf(answer: Response): Promise<Document[]> {
  return ((await jsonOf(answer)) as { data: Document[] }).data;
}

async function jsonOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return JSON.parse(text);
}

/** The status and the text of an error; fails when the body is anything but plain text. */
export async function refusalOf(answer: Response): Promise<{ status: number; text: string }> {
  const type = answer.headers.get("content-type") ?? "";
  if (!type.startsWith("text/plain")) throw new Error(`${answer.status} with ${type}: ${await answer.text()}`);
  return { status: answer.status, text: await answer.text() };
}

export function configBody(attributes: object, id?: string) {
  return { data: { type: "agentConfigs", ...(id !== undefined && { id }), attributes } };
}

/** A valid session for every field that a test does not care about. */
export function session(overrides: object = {}) {
  return {
    sessionId: "session-1",
    sessionName: "a-to-b",
    sessionType: "twamp-stateless",
    enable: true,
    period: "continuous",
    twamp: { reflectorAddr: "198.51.100.7" },
    ...overrides,
  };
}

export function sessionBody(overrides: object = {}, owner = agentId, update: { id?: string; _rev?: string } = {}) {
  const { id, _rev } = update;
  return {
    data: {
      type: "agentSessions",
      ...(id !== undefined && { id }),
      attributes: { ...(_rev !== undefined && { _rev }), agentId: owner, session: session(overrides) },
    },
  };
}

export function commandBody(attributes: object) {
  return { data: { type: "agentCommands", attributes } };
}

export function scheduleBody(schedule: object, update: { id?: string; _rev?: string } = {}) {
  const { id, _rev } = update;
  return {
    data: {
      type: "schedules",
      ...(id !== undefined && { id }),
      attributes: { ...(_rev !== undefined && { _rev }), schedule },
    },
  };
}

export function bulkBody(sessions: object[], owner = agentId) {
  return { data: { type: "agentSessionLists", attributes: { agentId: owner, sessionlist: { sessions } } } };
}

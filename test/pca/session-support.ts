import {
  createResource,
  deleteResource,
  diffResource,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { pcaSession } from "../../src/pca/session/session";
import {
  agentId,
  api,
  host,
  IDENTITY,
  ownSessionId,
  recorded,
  sessionDocument,
  sessionId,
  sessionInputs,
} from "./support";

export const SESSION = `/agents/session/${sessionId}`;
export const GONE = "the specified session is not provisioned";

/** The session under the id that its resource gives itself. */
export const ours = { ...sessionInputs, sessionId: ownSessionId };
export const ourDocument = (session: Values = {}, attributes: Values = {}) =>
  sessionDocument(session, attributes, ownSessionId);

/** The list of all sessions that is asked for once before the creates of a run. */
export const listed = (...ids: string[]) =>
  api()
    .get("/agents/sessions")
    .query({ page: "0", limit: "1000" })
    .reply(200, { data: ids.map((id) => ({ type: "agentSessions", id })) });

export const create = (news: Values = ours, caller = host(IDENTITY)) => createResource(pcaSession, caller, news);
export const read = (olds: Values) => readResource(pcaSession, host(), sessionId, recorded(olds));
export const imported = () => readResource(pcaSession, host(), sessionId, {});
export const update = (olds: Values, news: Values) =>
  updateResource(pcaSession, host(), sessionId, recorded(olds), news);
export const remove = () => deleteResource(pcaSession, host(), sessionId, recorded(sessionInputs));
export const diff = (olds: Values, news: Values) =>
  diffResource(pcaSession as ResourceDefinition, sessionId, olds, news);

export const statusOutputs = {
  status: "error",
  statusMessage: "Unable to connect.",
  runId: "b0f6d9a2-6b0a-4f5e-8a39-8a4cbe0e5b11",
  captureTime: "2026-08-01T10:00:00Z",
};

/** A session with a password. */
export const transfer = {
  agentId,
  sessionId,
  sessionType: "transfer",
  sessionName: "shop",
  enable: true,
  period: "repeat",
  transfer: { destinationUrl: "https://shop.example.com/", username: "probe", password: "hunter2-hunter2" },
};

/** What the vendor shows of it. */
export function transferDocument(options: Values = {}, attributes: Values = {}) {
  const { agentId: _, transfer: wanted, ...session } = transfer;
  const { password: __, ...shown } = wanted;
  const whole = { _rev: "1-a", agentId, session: { ...session, transfer: { ...shown, ...options } }, ...attributes };
  return { data: { type: "agentSessions", id: sessionId, attributes: whole } };
}

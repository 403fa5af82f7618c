import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { answerDocument, answerJson, answerList, refuse } from "../answers";
import type { Stored } from "../collection";
import { type AgentSession, agentSessionFields, agentSessionUpdateFields, sessionListFields } from "../fields/session";
import { type ListColumns, select } from "../list-query";
import { checkRevision, readNew, readUpdate } from "../request-document";
import { shownSession, withoutInternals } from "../shown";
import { removeSession, sessionsOf, type Tenant } from "../tenant";
import { refuseTakenId, refuseTakenName } from "../unique";
import { updated } from "../updated";
import { checkIdentity, findConfiguration } from "./configurations";

const sessionNameOf = ({ session }: AgentSession) => session.sessionName;

export const sessionColumns: ListColumns<AgentSession> = {
  values: {
    sessionType: ({ session }) => session.sessionType,
    sessionName: sessionNameOf,
    period: ({ session }) => session.period,
    scheduleReference: ({ session }) => session.scheduleReference,
  },
  metadata: ({ session }) => session.metadata,
};

/** `/agents/session`: one session. The path of an update has no id; the document has. */
export function sessionRoutes(tenant: Tenant): Hono {
  const shown = (stored: Stored<AgentSession>) => shownSession(tenant, stored);
  const app = new Hono();
  app.post("/", async (c) => {
    const { agentId, session, ...extra } = await readNew(c, "agentSessions", agentSessionFields);
    const [stored] = create(tenant, agentId, [session], extra);
    return answerDocument(c, shown(stored as Stored<AgentSession>), 201);
  });
  app.put("/", async (c) => {
    const update = await readUpdate(c, "agentSessions", agentSessionUpdateFields);
    checkIdentity(update.id, { "data.attributes.session.sessionId": update.attributes.session.sessionId });
    const current = findSession(tenant, update.id);
    const owner = current.attributes.agentId;
    checkIdentity(owner, { "data.attributes.agentId": update.attributes.agentId });
    findConfiguration(tenant, owner);
    checkRevision(tenant, update, current);
    const sent = { ...update.attributes, session: withoutInternals(tenant, update.attributes.session) };
    const attributes = updated(tenant, current.attributes, sent);
    const identified = { agentId: owner, session: { ...attributes.session, sessionId: update.id } };
    refuseTakenName(tenant, tenant.sessions.all(), sessionNameOf, { id: update.id, attributes: identified });
    return answerDocument(c, shown(tenant.sessions.put(update.id, { ...attributes, ...identified })));
  });
  app.get("/:sessionId", (c) => answerDocument(c, shown(findSession(tenant, c.req.param("sessionId")))));
  app.delete("/:sessionId", (c) => {
    const stored = findSession(tenant, c.req.param("sessionId"));
    removeSession(tenant, stored);
    return answerDocument(c, shown(stored));
  });
  return app;
}

/** `/agents/sessions`: all sessions, those of one agent, and many new ones at once. */
export function sessionListRoutes(tenant: Tenant): Hono {
  const shown = (stored: readonly Stored<AgentSession>[]) => stored.map((one) => shownSession(tenant, one));
  const app = new Hono();
  app.get("/", (c) => answerList(c, tenant, shown(select(c, tenant.sessions.all(), sessionColumns)), "sessions"));
  app.post("/", async (c) => {
    const { agentId, sessionlist } = await readNew(c, "agentSessionLists", sessionListFields);
    return answerDocument(c, shown(create(tenant, agentId, sessionlist.sessions)), 201);
  });
  app.get("/:agentId", (c) => {
    return answerJson(c, { data: shown(select(c, ownSessions(tenant, c.req.param("agentId")), sessionColumns)) });
  });
  app.delete("/:agentId", (c) => {
    const stored = ownSessions(tenant, c.req.param("agentId"));
    for (const session of stored) removeSession(tenant, session);
    return answerDocument(c, shown(stored));
  });
  return app;
}

/** @throws 404 when there is no such session. */
export function findSession({ sessions }: Tenant, sessionId: string): Stored<AgentSession> {
  const stored = sessions.find(sessionId);
  if (!stored) throw refuse(404, `session ${sessionId} is not provisioned`);
  return stored;
}

type NewSession = Omit<AgentSession["session"], "sessionId"> & { sessionId?: string | undefined };

/** All of them or none. The vendor does not say who gives a session an id that comes without; here the server does. */
function create(tenant: Tenant, agentId: string, sessions: readonly NewSession[], extra = {}) {
  refuseUnknownAgent(tenant, agentId);
  const named = sessions.map((session) => ({ ...session, sessionId: session.sessionId ?? randomUUID() }));
  const ids = named.map(({ sessionId }) => sessionId);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw refuse(400, `sessionId ${repeated} exists already`);
  const made = named.map((session) => {
    return { id: session.sessionId, attributes: { ...extra, agentId, session } as AgentSession };
  });
  for (const one of made) {
    refuseTakenId(tenant, tenant.sessions.find(one.id), `sessionId ${one.id}`);
    refuseTakenName(tenant, [...tenant.sessions.all(), ...made], sessionNameOf, one);
  }
  return made.map(({ id, attributes }) => tenant.sessions.put(id, attributes));
}

/** assumed: pca-session-of-unknown-agent */
function refuseUnknownAgent({ configurations, reading }: Tenant, agentId: string): void {
  const status = reading("pca-session-of-unknown-agent");
  if (configurations.find(agentId) || status === "accepted") return;
  throw refuse(status === "404" ? 404 : 400, `agentId ${agentId} is not provisioned`);
}

/** Sessions that lost their agent's configuration can still be found. @throws 404 for an agent without either. */
function ownSessions(tenant: Tenant, agentId: string): Stored<AgentSession>[] {
  const stored = sessionsOf(tenant, agentId);
  if (stored.length > 0) return stored;
  findConfiguration(tenant, agentId);
  // assumed: pca-agent-without-sessions
  if (tenant.reading("pca-agent-without-sessions") === "404") throw refuse(404, `agent ${agentId} has no sessions`);
  return stored;
}

import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { answerDocument, answerJson, answerList, refuse } from "../answers";
import type { Stored } from "../collection";
import { type AgentSession, agentSessionFields, agentSessionUpdateFields, sessionListFields } from "../fields/session";
import { type ListColumns, select } from "../list-query";
import { checkRevision, readNew, readUpdate } from "../request-document";
import { sessionsOf, type Tenant } from "../tenant";
import { checkIdentity, findConfiguration } from "./configurations";

export const sessionColumns: ListColumns<AgentSession> = {
  values: {
    sessionType: ({ session }) => session.sessionType,
    sessionName: ({ session }) => session.sessionName,
    period: ({ session }) => session.period,
    scheduleReference: ({ session }) => session.scheduleReference,
  },
  metadata: ({ session }) => session.metadata,
};

/** `/agents/session`: one session. The path of an update has no id; the document has. */
export function sessionRoutes(tenant: Tenant): Hono {
  const app = new Hono();
  app.post("/", async (c) => {
    const { agentId, session, ...extra } = await readNew(c, "agentSessions", agentSessionFields);
    const [stored] = create(tenant, agentId, [session], extra);
    return answerDocument(c, stored as Stored<AgentSession>, 201);
  });
  app.put("/", async (c) => {
    const update = await readUpdate(c, "agentSessions", agentSessionUpdateFields);
    const { agentId, session } = update.attributes;
    checkIdentity(update.id, { "data.attributes.session.sessionId": session.sessionId });
    const current = findSession(tenant, update.id);
    const owner = current.attributes.agentId;
    checkIdentity(owner, { "data.attributes.agentId": agentId });
    findConfiguration(tenant, owner);
    checkRevision(update, current);
    const identified = { agentId: owner, session: { ...session, sessionId: update.id } };
    return answerDocument(c, tenant.sessions.put(update.id, { ...update.attributes, ...identified }));
  });
  app.get("/:sessionId", (c) => answerDocument(c, findSession(tenant, c.req.param("sessionId"))));
  app.delete("/:sessionId", (c) => {
    const stored = findSession(tenant, c.req.param("sessionId"));
    remove(tenant, stored);
    return answerDocument(c, stored);
  });
  return app;
}

/** `/agents/sessions`: all sessions, those of one agent, and many new ones at once. */
export function sessionListRoutes(tenant: Tenant): Hono {
  const app = new Hono();
  app.get("/", (c) => answerList(c, select(c, tenant.sessions.all(), sessionColumns), "sessions"));
  app.post("/", async (c) => {
    const { agentId, sessionlist } = await readNew(c, "agentSessionLists", sessionListFields);
    return answerDocument(c, create(tenant, agentId, sessionlist.sessions), 201);
  });
  // assumed: an agent without sessions has an empty list; the vendor keeps 404 for an unknown agent.
  app.get("/:agentId", (c) => {
    return answerJson(c, { data: select(c, ownSessions(tenant, c.req.param("agentId")), sessionColumns) });
  });
  app.delete("/:agentId", (c) => {
    const stored = ownSessions(tenant, c.req.param("agentId"));
    for (const session of stored) remove(tenant, session);
    return answerDocument(c, stored);
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

/**
 * All of them or none. assumed: an unknown agent and a session id in use are both a bad payload, as the vendor lists
 * neither 404 nor 409 here; a session without an id gets one.
 */
function create(tenant: Tenant, agentId: string, sessions: readonly NewSession[], extra = {}) {
  if (!tenant.configurations.find(agentId)) throw refuse(400, `agentId ${agentId} is not provisioned`);
  const named = sessions.map((session) => ({ ...session, sessionId: session.sessionId ?? randomUUID() }));
  const ids = named.map(({ sessionId }) => sessionId);
  const taken = ids.find((id, index) => tenant.sessions.find(id) || ids.indexOf(id) !== index);
  if (taken !== undefined) throw refuse(400, `sessionId ${taken} exists already`);
  return named.map((session) => tenant.sessions.put(session.sessionId, { ...extra, agentId, session } as AgentSession));
}

/** Sessions that lost their agent's configuration can still be found. @throws 404 for an agent without either. */
function ownSessions(tenant: Tenant, agentId: string): Stored<AgentSession>[] {
  const stored = sessionsOf(tenant, agentId);
  if (stored.length === 0) findConfiguration(tenant, agentId);
  return stored;
}

function remove(tenant: Tenant, { id }: Stored<AgentSession>): void {
  tenant.sessions.remove(id);
  delete tenant.runs[id];
}

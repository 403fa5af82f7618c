import { Hono } from "hono";
import type { Viewing } from "./agent-view";
import { sessionStatus } from "./quality";
import { type CostVariables, costOf } from "./rate-limit";
import { refuse } from "./refusal";
import { sessionView } from "./session-view";
import { findAgent, type PingPlotterState, type StoredSession } from "./state";

/** `/sessions`, reads only: how the vendor creates or deletes one is not published in full. */
export function sessionRoutes(viewing: Viewing): Hono<{ Variables: CostVariables }> {
  const { state } = viewing;
  const app = new Hono<{ Variables: CostVariables }>();
  app.get("/", (c) => {
    const { agentUniqueId, targetName, targetIp } = c.req.query();
    // assumed: pingplotter-session-filter
    const ofAll = !agentUniqueId || viewing.options.reading("pingplotter-session-filter") === "ignored";
    const listed = Object.values(state.sessions)
      .filter(({ agentId }) => ofAll || agentId === agentUniqueId)
      .filter(({ host, description }) => !targetName || targetName === host || targetName === description)
      .filter(({ ipAddress }) => !targetIp || targetIp === ipAddress);
    c.set("cost", costOf(listed.length));
    return c.json(listed.map((session) => sessionView(viewing, session)));
  });
  app.get("/:sessionId", (c) => {
    c.set("cost", costOf(1));
    return c.json(sessionView(viewing, findSession(state, c.req.param("sessionId"))));
  });
  app.get("/:sessionId/status", (c) => {
    const session = findSession(state, c.req.param("sessionId"));
    c.set("cost", costOf(1));
    return c.json(sessionStatus(viewing, findAgent(state, session.agentId), session));
  });
  return app;
}

function findSession({ sessions }: PingPlotterState, id: string): StoredSession {
  const session = Object.hasOwn(sessions, id) ? sessions[id] : undefined;
  if (!session) throw refuse(404, "There is no such session.");
  return session;
}

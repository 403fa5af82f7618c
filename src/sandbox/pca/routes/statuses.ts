import { Hono } from "hono";
import { isConnected } from "../agent-report";
import { answerDocument, answerList, refuse } from "../answers";
import { select } from "../list-query";
import { statusOf } from "../session-status";
import type { Tenant } from "../tenant";
import { findSession, sessionColumns } from "./sessions";

/** `/agents/sessionstatus`, `/agents/sessionstatuses` and `/agents/reflectorstatus`. */
export function statusRoutes(tenant: Tenant): Hono {
  const app = new Hono();
  app.get("/sessionstatus/:sessionId", (c) => {
    const { id, attributes } = findSession(tenant, c.req.param("sessionId"));
    const status = statusOf(tenant, attributes);
    if (!status) throw refuse(404, `session ${id} has no status yet`);
    return answerDocument(c, { type: "sessionStatuses", id, attributes: status });
  });
  // The one list whose items have neither type, id nor attributes.
  app.get("/sessionstatuses", (c) => {
    const sessions = select(c, tenant.sessions.all(), sessionColumns);
    const statuses = sessions.flatMap(({ attributes }) => statusOf(tenant, attributes) ?? []);
    return answerList(c, tenant, statuses, "session statuses");
  });
  app.get("/reflectorstatus/:reflectorId", (c) => {
    const id = c.req.param("reflectorId");
    const attributes = reflectorStatus(tenant, id);
    if (!attributes) throw refuse(404, `reflector ${id} has no status`);
    return answerDocument(c, { type: "reflectorStatuses", id, attributes });
  });
  return app;
}

function reflectorStatus(tenant: Tenant, reflectorId: string) {
  for (const { id: agentId, attributes } of tenant.configurations.all()) {
    const reflector = attributes.reflector?.reflectors?.find((one) => one.reflectorId === reflectorId);
    if (!reflector || !tenant.agents.find(agentId)) continue;
    const running = reflector.enable && isConnected(tenant, agentId);
    return {
      agentId,
      reflectorId,
      status: running ? "running" : "stopped",
      lastUpdateTime: tenant.now().toISOString(),
    };
  }
  return undefined;
}

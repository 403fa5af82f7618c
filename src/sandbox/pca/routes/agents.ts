import { Hono } from "hono";
import { agentDocuments, type ShownAgent } from "../agent-documents";
import { answerDocument, answerList, refuse } from "../answers";
import { type ListColumns, select } from "../list-query";
import type { Tenant } from "../tenant";

const columns: ListColumns<ShownAgent> = {
  values: { agentName: ({ agentName }) => agentName, agentType: ({ agentType }) => agentType },
  metadata: ({ metadata }) => metadata,
};

/** `/agents`: status documents. */
export function agentRoutes(tenant: Tenant): Hono {
  const app = new Hono();
  app.get("/", (c) => answerList(c, tenant, select(c, agentDocuments(tenant), columns), "agents"));
  app.get("/:agentId", (c) => answerDocument(c, findAgent(tenant, c.req.param("agentId"))));
  app.delete("/:agentId", (c) => {
    const stored = findAgent(tenant, c.req.param("agentId"));
    tenant.agents.remove(stored.id);
    return answerDocument(c, stored);
  });
  return app;
}

function findAgent(tenant: Tenant, agentId: string) {
  const stored = agentDocuments(tenant).find(({ id }) => id === agentId);
  if (!stored) throw refuse(404, `agent ${agentId} has not reported yet`);
  return stored;
}

import { Hono } from "hono";
import { answerDocument, answerList, refuse } from "../answers";
import { type ListColumns, select } from "../list-query";
import type { AgentStatus, Tenant } from "../tenant";

const columns: ListColumns<AgentStatus> = {
  values: { agentName: ({ agentName }) => agentName, agentType: ({ agentType }) => agentType },
  metadata: ({ metadata }) => metadata,
};

/**
 * `/agents`: status documents. assumed: an agent has none before its container first connects, nor after a delete
 * until it connects again.
 */
export function agentRoutes(tenant: Tenant): Hono {
  const { agents } = tenant;
  const app = new Hono();
  app.get("/", (c) => answerList(c, select(c, agents.all(), columns), "agents"));
  app.get("/:agentId", (c) => answerDocument(c, findAgent(tenant, c.req.param("agentId"))));
  app.delete("/:agentId", (c) => {
    const stored = findAgent(tenant, c.req.param("agentId"));
    agents.remove(stored.id);
    return answerDocument(c, stored);
  });
  return app;
}

function findAgent({ agents }: Tenant, agentId: string) {
  const stored = agents.find(agentId);
  if (!stored) throw refuse(404, `agent ${agentId} has not reported yet`);
  return stored;
}

import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { noteConfiguration } from "../agent-report";
import { answerDocument, answerList, refuse } from "../answers";
import type { Stored } from "../collection";
import { type AgentConfig, agentConfigFields } from "../fields/agent-config";
import { type ListColumns, select } from "../list-query";
import { checkRevision, readNew, readUpdate } from "../request-document";
import type { Tenant } from "../tenant";

const columns: ListColumns<AgentConfig> = {
  values: { agentName: ({ identification }) => identification?.agentName },
  metadata: ({ metadata }) => metadata,
};

/** `/agents/configuration` */
export function configurationRoutes(tenant: Tenant): Hono {
  const { configurations, agents } = tenant;
  const app = new Hono();
  app.get("/", (c) => answerList(c, select(c, configurations.all(), columns), "agent configurations"));
  app.post("/", async (c) => {
    const attributes = await readNew(c, "agentConfigs", agentConfigFields);
    // assumed: an agent without an id gets one.
    const { agentId = randomUUID() } = attributes;
    if (configurations.find(agentId)) throw refuse(409, `agent configuration ${agentId} exists already`);
    return answerDocument(c, configurations.put(agentId, { ...attributes, agentId }), 201);
  });
  app.get("/:agentId", (c) => answerDocument(c, findConfiguration(tenant, c.req.param("agentId"))));
  app.put("/:agentId", async (c) => {
    const agentId = c.req.param("agentId");
    const update = await readUpdate(c, "agentConfigs", agentConfigFields);
    checkIdentity(agentId, { "data.id": update.id, "data.attributes.agentId": update.attributes.agentId });
    checkRevision(update, findConfiguration(tenant, agentId));
    const stored = configurations.put(agentId, { ...update.attributes, agentId });
    noteConfiguration(tenant, stored);
    return answerDocument(c, stored);
  });
  // assumed: the agent's sessions outlive its configuration; the vendor says nothing of a cascade.
  app.delete("/:agentId", (c) => {
    const stored = findConfiguration(tenant, c.req.param("agentId"));
    configurations.remove(stored.id);
    agents.remove(stored.id);
    return answerDocument(c, stored);
  });
  return app;
}

/** @throws 404 when the agent has no configuration. */
export function findConfiguration({ configurations }: Tenant, agentId: string): Stored<AgentConfig> {
  const stored = configurations.find(agentId);
  if (!stored) throw refuse(404, `agent configuration ${agentId} is not provisioned`);
  return stored;
}

/** assumed: a document cannot change its id. */
export function checkIdentity(id: string, sent: Record<string, string | undefined>): void {
  for (const [field, value] of Object.entries(sent)) {
    if (value !== undefined && value !== id) throw refuse(400, `${field} ${value} is not ${id}`);
  }
}

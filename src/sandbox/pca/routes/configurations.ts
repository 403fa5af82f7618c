import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { noteConfiguration } from "../agent-report";
import { answerDocument, answerList, refuse } from "../answers";
import type { Stored } from "../collection";
import { type AgentConfig, agentConfigFields } from "../fields/agent-config";
import { type ListColumns, select } from "../list-query";
import { checkRevision, readNew, readUpdate } from "../request-document";
import { shownConfiguration, withoutInternals } from "../shown";
import { removeSession, sessionsOf, type Tenant } from "../tenant";
import { refuseTakenName } from "../unique";
import { updated } from "../updated";

const agentNameOf = ({ identification }: AgentConfig) => identification?.agentName;

const columns: ListColumns<AgentConfig> = {
  values: { agentName: agentNameOf },
  metadata: ({ metadata }) => metadata,
};

/** `/agents/configuration` */
export function configurationRoutes(tenant: Tenant): Hono {
  const { configurations, agents } = tenant;
  const shown = (stored: Stored<AgentConfig>) => shownConfiguration(tenant, stored);
  const put = (agentId: string, attributes: Omit<AgentConfig, "agentId">) => {
    const identified: AgentConfig = { ...attributes, agentId };
    refuseTakenName(tenant, configurations.all(), agentNameOf, { id: agentId, attributes: identified });
    return configurations.put(agentId, identified);
  };
  const app = new Hono();
  app.get("/", (c) =>
    answerList(c, tenant, select(c, configurations.all(), columns).map(shown), "agent configurations"),
  );
  app.post("/", async (c) => {
    const attributes = await readNew(c, "agentConfigs", agentConfigFields);
    // The vendor requires no id and does not say who gives one then; here the server does.
    const { agentId = randomUUID() } = attributes;
    if (configurations.find(agentId)) throw refuse(409, `agent configuration ${agentId} exists already`);
    return answerDocument(c, shown(put(agentId, attributes)), 201);
  });
  app.get("/:agentId", (c) => answerDocument(c, shown(findConfiguration(tenant, c.req.param("agentId")))));
  app.put("/:agentId", async (c) => {
    const agentId = c.req.param("agentId");
    const update = await readUpdate(c, "agentConfigs", agentConfigFields);
    checkIdentity(agentId, { "data.id": update.id, "data.attributes.agentId": update.attributes.agentId });
    const current = findConfiguration(tenant, agentId);
    checkRevision(tenant, update, current);
    const sent = withoutInternals(tenant, update.attributes);
    const stored = put(agentId, updated(tenant, current.attributes, sent));
    noteConfiguration(tenant, stored);
    return answerDocument(c, shown(stored));
  });
  app.delete("/:agentId", (c) => {
    const stored = findConfiguration(tenant, c.req.param("agentId"));
    configurations.remove(stored.id);
    agents.remove(stored.id);
    // assumed: pca-configuration-cascade
    const orphans =
      tenant.reading("pca-configuration-cascade") === "sessions-deleted" ? sessionsOf(tenant, stored.id) : [];
    for (const session of orphans) removeSession(tenant, session);
    return answerDocument(c, shown(stored));
  });
  return app;
}

/** @throws 404 when the agent has no configuration. */
export function findConfiguration({ configurations }: Tenant, agentId: string): Stored<AgentConfig> {
  const stored = configurations.find(agentId);
  if (!stored) throw refuse(404, `agent configuration ${agentId} is not provisioned`);
  return stored;
}

/** A document keeps its id, as CouchDB's do. */
export function checkIdentity(id: string, sent: Record<string, string | undefined>): void {
  for (const [field, value] of Object.entries(sent)) {
    if (value !== undefined && value !== id) throw refuse(400, `${field} ${value} is not ${id}`);
  }
}

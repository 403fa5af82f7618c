import { type Context, Hono } from "hono";
import { z } from "zod";
import { describeIssues } from "../errors";
import { agentTypes, connect, disconnect } from "./agent-report";
import { openTenant, type PcaState, type Surroundings } from "./tenant";

const renaming = z.strictObject({ name: z.string().min(1) });

/** What happens outside the API: containers that start and stop, a tenant's name, and time that ends a login. */
export function pcaControls(state: PcaState, surroundings: Surroundings): Hono {
  const tenant = openTenant(state, surroundings);
  const app = new Hono();
  app.post("/agents/:agentId/connect", (c) => {
    const agentType = agentTypes.find((type) => type === (c.req.query("agentType") ?? "actuate"));
    if (!agentType) return c.json({ error: `agentType must be one of ${agentTypes.join(", ")}` }, 400);
    const configuration = tenant.configurations.find(c.req.param("agentId"));
    return configuration ? c.json(connect(tenant, configuration, agentType)) : unknownAgent(c);
  });
  app.post("/agents/:agentId/disconnect", (c) => {
    const agent = tenant.agents.find(c.req.param("agentId"));
    return agent ? c.json(disconnect(tenant, agent)) : unknownAgent(c);
  });
  app.put("/tenant", async (c) => {
    const parsed = renaming.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return c.json({ error: describeIssues(parsed.error) }, 400);
    state.tenantName = parsed.data.name;
    return c.body(null, 204);
  });
  app.post("/expire-logins", (c) => {
    const tokens = Object.keys(tenant.logins);
    for (const token of tokens) delete tenant.logins[token];
    return c.json({ expired: tokens.length });
  });
  return app;
}

function unknownAgent(c: Context): Response {
  return c.json({ error: `no agent has the id ${c.req.param("agentId")} here` }, 404);
}

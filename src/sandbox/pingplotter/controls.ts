import { type Context, Hono } from "hono";
import { digest, hostNumber, openSessions } from "./open-sessions";
import { findAgent, type PingPlotterState, type StoredAgent } from "./state";

/** What happens outside the API: an agent that is installed on a device, and a device that goes offline. */
export function pingPlotterControls(state: PingPlotterState, { now }: { now: () => Date }): Hono {
  const app = new Hono();
  app.post("/agents/:uniqueId/connect", (c) => {
    const agent = liveAgent(state, c);
    if (!agent) return unknownAgent(c);
    if (agent.isTemplate) return c.json({ error: `${agent.name} is a template, which no device can run` }, 409);
    if (!agent.device) install(state, agent);
    agent.online = true;
    return c.json(describe(agent));
  });
  app.post("/agents/:uniqueId/disconnect", (c) => {
    const agent = liveAgent(state, c);
    if (!agent) return unknownAgent(c);
    if (agent.online) agent.lastMessage = now().toISOString();
    agent.online = false;
    return c.json(describe(agent));
  });
  return app;
}

/** The first installation is the only moment at which the targets of the create request count. */
function install(state: PingPlotterState, agent: StoredAgent): void {
  agent.device = {
    machineId: digest(agent.id).slice(0, 32),
    machineName: `DESKTOP-${digest(agent.id).slice(0, 7).toUpperCase()}`,
    ipAddress: `192.0.2.${hostNumber(agent.id)}`,
    platform: "Windows",
  };
  openSessions(state, agent);
}

function describe({ id, name, online, device }: StoredAgent) {
  return { id, name, online, ...device };
}

function liveAgent(state: PingPlotterState, c: Context): StoredAgent | undefined {
  const agent = findAgent(state, c.req.param("uniqueId") ?? "");
  return agent?.deleted === undefined ? agent : undefined;
}

function unknownAgent(c: Context): Response {
  return c.json({ error: `no agent has the id ${c.req.param("uniqueId")} here` }, 404);
}

import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { agentView, createdView, type Viewing } from "./agent-view";
import { agentStatus } from "./quality";
import { type CostVariables, costOf } from "./rate-limit";
import { refuse } from "./refusal";
import * as requests from "./requests";
import { findAgent, type PingPlotterState, type StoredAgent, sessionsOf, type Target } from "./state";

const defaultInterval = 2500;

/** `/agents`. Fixed paths come first, because `{uniqueId}` would match them as well. */
export function agentRoutes(viewing: Viewing): Hono<{ Variables: CostVariables }> {
  const app = new Hono<{ Variables: CostVariables }>();
  app.route("/", collectionRoutes(viewing));
  app.route("/", statusRoutes(viewing));
  app.route("/", memberRoutes(viewing));
  return app;
}

function collectionRoutes(viewing: Viewing): Hono {
  const { state, options } = viewing;
  const app = new Hono();
  app.get("/", (c) => {
    const [templates, deleted] = [requests.readFlag(c, "includeTemplates"), requests.readFlag(c, "includeDeleted")];
    const listed = Object.values(state.agents).filter(
      (agent) => (templates || !agent.isTemplate) && (deleted || agent.deleted === undefined),
    );
    return c.json(listed.map((agent) => agentView(viewing, agent)));
  });
  // assumed: names need not be unique, so a repeated request makes a second agent.
  app.post("/", async (c) => {
    const agent = newAgent(await requests.readBody(c, requests.agentCreate), options.now());
    state.agents[agent.id] = agent;
    return c.json(createdView(viewing, agent));
  });
  app.delete("/", async (c) => {
    const { UniqueId, ShouldUninstall } = await requests.readBody(c, requests.agentDelete);
    const agent = liveAgent(state, UniqueId);
    // assumed: the vendor only says that an agent has to be online to be uninstalled.
    if (ShouldUninstall && !agent.online) throw refuse(400, "The agent must be online to be uninstalled.");
    remove(state, agent, { uninstall: ShouldUninstall === true, now: options.now() });
    return c.json(true);
  });
  app.get("/customfields", (c) => c.json(state.customFields.map((Name) => ({ Name }))));
  return app;
}

function statusRoutes(viewing: Viewing): Hono<{ Variables: CostVariables }> {
  const { state } = viewing;
  const app = new Hono<{ Variables: CostVariables }>();
  // assumed: ids that no live agent has are left out of the answer.
  app.post("/status", async (c) => {
    const { AgentUniqueIds, ...query } = await requests.readBody(c, requests.batchStatusQuery);
    const agents = AgentUniqueIds.flatMap((id) => findAgent(state, id) ?? []).filter(isLive);
    const statuses = agents.map((agent) => agentStatus(viewing, agent, query));
    c.set("cost", costOf(statuses.reduce((sum, { TargetQuality }) => sum + TargetQuality.length, 0)));
    return c.json(statuses);
  });
  app.post("/:uniqueId/status", async (c) => {
    const agent = liveAgent(state, c.req.param("uniqueId"));
    const status = agentStatus(viewing, agent, await requests.readBody(c, requests.statusQuery));
    c.set("cost", costOf(status.TargetQuality.length));
    return c.json(status);
  });
  return app;
}

function memberRoutes(viewing: Viewing): Hono {
  const { state } = viewing;
  const app = new Hono();
  // assumed: a deleted agent can still be read by its id, as it can be listed.
  app.get("/:uniqueId", (c) => {
    const agent = findAgent(state, c.req.param("uniqueId"));
    if (!agent) throw unknownAgent();
    return c.json(agentView(viewing, agent));
  });
  app.put("/:uniqueId", async (c) => {
    const agent = liveAgent(state, c.req.param("uniqueId"));
    agent.name = (await requests.readBody(c, requests.agentRename)).Name;
    return c.json(true);
  });
  // assumed: true for an agent that is offline as well; it has no connection to renew.
  app.post("/:uniqueId/forcereconnect", (c) => {
    liveAgent(state, c.req.param("uniqueId"));
    return c.json(true);
  });
  app.put("/:uniqueId/session", async (c) => {
    const agent = liveAgent(state, c.req.param("uniqueId"));
    const { SessionId, Action } = await requests.readBody(c, requests.sessionAction);
    const session = sessionsOf(state, agent.id).find(({ id }) => id === SessionId);
    if (!session) throw refuse(404, "The agent has no such session.");
    session.status = Action === "pause" ? "Paused" : "Active";
    return c.json(true);
  });
  // assumed: true for an agent without sessions as well.
  app.put("/:uniqueId/sessions", (c) => {
    const agent = liveAgent(state, c.req.param("uniqueId"));
    const status = statusAfter(c);
    for (const session of sessionsOf(state, agent.id)) session.status = status;
    return c.json(true);
  });
  return app;
}

function statusAfter(c: Context): "Paused" | "Active" {
  const action = c.req.query("action");
  if (action === "0") return "Paused";
  if (action === "1") return "Active";
  throw refuse(400, "action must be 0 to pause or 1 to resume.");
}

/** assumed: the form of the id, chosen like the vendor's user ids so that a path has to encode it. */
function newAgent(request: requests.AgentCreate, now: Date): StoredAgent {
  return {
    id: `a1:${randomBytes(15).toString("base64url")}`,
    name: request.Name,
    isTemplate: request.IsTemplate ?? false,
    targets: (request.Targets ?? []).map(newTarget),
    created: now.toISOString(),
    installerKey: randomBytes(18).toString("base64url"),
    online: false,
  };
}

function newTarget({
  Target,
  ConfigurationId,
  TraceIntervalInMs,
}: NonNullable<requests.AgentCreate["Targets"]>[number]) {
  const target: Target = { Target, TraceIntervalInMs: TraceIntervalInMs ?? defaultInterval };
  return ConfigurationId ? { ...target, ConfigurationId } : target;
}

/** A soft delete. assumed: the agent goes offline and its sessions are closed. */
function remove(state: PingPlotterState, agent: StoredAgent, { uninstall, now }: { uninstall: boolean; now: Date }) {
  agent.deleted = now.toISOString();
  if (agent.online) agent.lastMessage = now.toISOString();
  agent.online = false;
  if (uninstall) delete agent.device;
  for (const session of sessionsOf(state, agent.id)) session.status = "Closed";
}

/** assumed: nothing but a read finds a deleted agent. @throws 404 */
function liveAgent(state: PingPlotterState, id: string): StoredAgent {
  const agent = findAgent(state, id);
  if (!agent || !isLive(agent)) throw unknownAgent();
  return agent;
}

function isLive({ deleted }: StoredAgent): boolean {
  return deleted === undefined;
}

function unknownAgent() {
  return refuse(404, "There is no such agent.");
}

import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { agentView, createdView, type Viewing } from "./agent-view";
import { deleteAgent } from "./deletion";
import { isFoundById, isListedYet, isLive, liveAgent, refuseTakenName, unknownAgent } from "./known-agents";
import { openSessions } from "./open-sessions";
import { agentStatus } from "./quality";
import { type CostVariables, costOf } from "./rate-limit";
import { refuse } from "./refusal";
import * as requests from "./requests";
import { findAgent, type StoredAgent, sessionsOf, type Target } from "./state";

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
    const listed = Object.values(state.agents)
      .filter((agent) => (templates || !agent.isTemplate) && (deleted || agent.deleted === undefined))
      .filter((agent) => isListedYet(viewing, agent));
    return c.json(listed.map((agent) => agentView(viewing, agent)));
  });
  app.post("/", async (c) => {
    const agent = newAgent(await requests.readBody(c, requests.agentCreate), options.now());
    refuseTakenName(viewing, agent);
    state.agents[agent.id] = agent;
    // assumed: pingplotter-sessions-before-install
    if (options.reading("pingplotter-sessions-before-install") === "listed") openSessions(state, agent);
    return c.json(createdView(viewing, agent));
  });
  app.delete("/", async (c) => {
    deleteAgent(viewing, await requests.readBody(c, requests.agentDelete));
    return c.json(true);
  });
  app.get("/customfields", (c) => c.json(state.customFields.map((Name) => ({ Name }))));
  return app;
}

function statusRoutes(viewing: Viewing): Hono<{ Variables: CostVariables }> {
  const { state } = viewing;
  const app = new Hono<{ Variables: CostVariables }>();
  // The vendor does not say what becomes of an id that no live agent has; here it is left out of the answer.
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
  app.get("/:uniqueId", (c) => {
    const agent = findAgent(state, c.req.param("uniqueId"));
    if (!agent || !isFoundById(viewing, agent)) throw unknownAgent();
    return c.json(agentView(viewing, agent));
  });
  app.put("/:uniqueId", async (c) => {
    const agent = liveAgent(state, c.req.param("uniqueId"));
    const { Name } = await requests.readBody(c, requests.agentRename);
    refuseTakenName(viewing, { id: agent.id, name: Name });
    agent.name = Name;
    return c.json(true);
  });
  // True for an agent that is offline as well, of which the vendor says nothing: it has no connection to renew.
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
  app.put("/:uniqueId/sessions", (c) => {
    const agent = liveAgent(state, c.req.param("uniqueId"));
    const status = statusAfter(c);
    const sessions = sessionsOf(state, agent.id);
    // assumed: pingplotter-pause-without-sessions
    if (sessions.length === 0 && viewing.options.reading("pingplotter-pause-without-sessions") === "404") {
      throw refuse(404, "The agent has no sessions.");
    }
    for (const session of sessions) session.status = status;
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

/** The form of the id is the sandbox's own, like the vendor's user ids, so that a path has to encode it. */
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

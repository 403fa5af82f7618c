import { Hono } from "hono";
import { authRoutes, type PcaCredentials, requireAccess } from "./access";
import { answerRefusal, refuse } from "./answers";
import { agentRoutes } from "./routes/agents";
import { commandRoutes } from "./routes/commands";
import { configurationRoutes } from "./routes/configurations";
import { scheduleRoutes } from "./routes/schedules";
import { secretRoutes } from "./routes/secrets";
import { sessionListRoutes, sessionRoutes } from "./routes/sessions";
import { statusRoutes } from "./routes/statuses";
import { openTenant, type PcaState, type Surroundings } from "./tenant";

/** What the simulated tenant needs from its surroundings. */
export interface PcaOptions extends Surroundings {
  credentials: PcaCredentials;
}

/**
 * Login and sensor orchestration of one PCA tenant, as published for release 2024.05.01. Not simulated: tech reports,
 * extension schemas, metadata search, and the usage and status of schedules.
 */
export function createPca(state: PcaState, { credentials, ...surroundings }: PcaOptions): Hono {
  const tenant = openTenant(state, surroundings);
  const app = new Hono();
  app.onError(answerRefusal);
  app.route("/api/v1/auth", authRoutes(tenant, credentials));
  app.use("/api/orchestrate/*", requireAccess(tenant, credentials));
  app.route("/api/orchestrate/v3/agents", orchestration(tenant, credentials));
  app.all("*", (c) => {
    throw refuse(404, `there is nothing at ${c.req.method} ${c.req.path}`);
  });
  return app;
}

/** `/agents/{agentId}` comes last, because every other path below `/agents` would pass for an agent's id. */
function orchestration(tenant: ReturnType<typeof openTenant>, credentials: PcaCredentials): Hono {
  return new Hono()
    .route("/configuration", configurationRoutes(tenant))
    .route("/session", sessionRoutes(tenant))
    .route("/sessions", sessionListRoutes(tenant))
    .route("/", statusRoutes(tenant))
    .route("/", scheduleRoutes(tenant))
    .route("/", secretRoutes(tenant, credentials))
    .route("/", commandRoutes(tenant))
    .route("/", agentRoutes(tenant));
}

import { Hono, type MiddlewareHandler } from "hono";
import { agentRoutes } from "./agents";
import { key, type PingPlotterCredentials, type PingPlotterOptions } from "./options";
import { Allowance, defaultRateLimit, rateLimited } from "./rate-limit";
import { answerRefusal, refuse } from "./refusal";
import { sessionRoutes } from "./sessions";
import type { PingPlotterState } from "./state";

/**
 * The agents and sessions of one PingPlotter Cloud account, as published in November 2025. Not simulated: users,
 * trace data, and the endpoints whose description is not published in full.
 */
export function createPingPlotter(state: PingPlotterState, options: PingPlotterOptions): Hono {
  const viewing = { state, options };
  const app = new Hono();
  app.onError(answerRefusal);
  app.get("/installers/:installerKey", (c) => c.text(installerText(state, c.req.param("installerKey"))));
  app.use(rateLimited(new Allowance(options.rateLimit ?? defaultRateLimit, options.now)));
  app.use(requireKey(options.credentials));
  app.route("/agents", agentRoutes(viewing));
  app.route("/sessions", sessionRoutes(viewing));
  app.all("*", (c) => {
    throw refuse(404, `There is nothing at ${c.req.method} ${c.req.path}.`);
  });
  return app;
}

function requireKey({ apiKey }: PingPlotterCredentials): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.header("x-api-key") !== apiKey) throw refuse(401, "The API key is missing or wrong.");
    await next();
  };
}

/** Where a download URL leads, for the person who follows it. */
function installerText({ agents }: PingPlotterState, wanted: string): string {
  const agent = Object.values(agents).find(({ installerKey }) => installerKey === wanted);
  if (!agent) throw refuse(404, "There is no such installer.");
  const control = `/_sandbox/${key}/agents/${encodeURIComponent(agent.id)}/connect`;
  return `The sandbox has no installer. To install ${agent.name} on a pretended device, POST ${control}\n`;
}

import { Hono } from "hono";
import { admit, scope } from "./access";
import { agentRoutes } from "./account/agents";
import { credentialRoutes } from "./account/credentials";
import { accountRoutes } from "./account/routes";
import { alertRuleRoutes } from "./alerts/routes";
import { plainProblem, Refused } from "./problems";
import { type ApiContext, type Env, pathOf, type Service, type ThousandEyesOptions } from "./service";
import type { ThousandEyesState } from "./state";
import { tagRoutes } from "./tags/routes";
import { testRoutes } from "./tests/routes";

const scoped = ["/tests", "/agents", "/alerts", "/tags", "/credentials", "/monitors", "/emulated-devices"];

/** The ThousandEyes API v7 below its `/v7`. It changes `state` in place. */
export function createThousandEyes(state: ThousandEyesState, options: ThousandEyesOptions): Hono {
  const service = { state, options };
  const api = new Hono<Env>();
  api.onError((error, c) => refuse(service, error, c));
  api.use("*", admit(service));
  for (const path of scoped) api.use(`${path}/*`, scope(service));
  testRoutes(api, service);
  alertRuleRoutes(api, service);
  tagRoutes(api, service);
  agentRoutes(api, service);
  credentialRoutes(api, service);
  accountRoutes(api, service);
  api.all("*", () => {
    throw plainProblem(404);
  });
  return new Hono().route("/", api);
}

function refuse(service: Service, error: Error, c: ApiContext): Response {
  if (!(error instanceof Refused)) throw error;
  const body = error.body(pathOf(service, c), service.options.now());
  const type = error.contentType + (c.get("charset") ?? "");
  return c.body(JSON.stringify(body), error.status, { "content-type": type });
}

import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { sign } from "hono/jwt";
import { stringify } from "yaml";
import type { PcaCredentials } from "../access";
import type { Tenant } from "../tenant";
import { findConfiguration } from "./configurations";

/** The vendor calls the token short-lived and names no figure; this one is the sandbox's own. */
const lifetimeSeconds = 3600;

/** `/agents/{agentId}/secrets` and `/agents/api-key`: credentials for containers, new ones with every call. */
export function secretRoutes(tenant: Tenant, credentials: PcaCredentials): Hono {
  const app = new Hono();
  app.post("/api-key", async (c) => answerYaml(c, await mintToken(tenant, credentials)));
  app.post("/:agentId/secrets", async (c) => {
    const { id } = findConfiguration(tenant, c.req.param("agentId"));
    const authenticationToken = await mintToken(tenant, credentials);
    return answerYaml(c, { agentConfig: { identification: { agentId: id, authenticationToken } } });
  });
  return app;
}

/** The token belongs to the user who asked for it, not to the agent. */
async function mintToken({ now }: Tenant, { username, token }: PcaCredentials): Promise<string> {
  const exp = Math.floor(now().getTime() / 1000) + lifetimeSeconds;
  return sign({ iss: "accedian.com", sub: username, exp, jti: randomUUID() }, token, "HS256");
}

function answerYaml(c: Context, value: unknown): Response {
  return c.body(stringify(value), 200, { "content-type": "text/yaml" });
}

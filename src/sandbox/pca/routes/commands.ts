import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { isConnected } from "../agent-report";
import { answerJson, refuse } from "../answers";
import { type Command, commandFields } from "../fields/command";
import { readNew } from "../request-document";
import type { Tenant } from "../tenant";

/** `/agents/{agentId}/command`. Its answer is the one without a `data` envelope. */
export function commandRoutes(tenant: Tenant): Hono {
  return new Hono().post("/:agentId/command", async (c) => {
    const agentId = c.req.param("agentId");
    const request = await readNew(c, "agentCommands", commandFields);
    refuseAbsentAgent(tenant, agentId);
    refuseUntyped(tenant, request);
    const results = commandedSessions(tenant, agentId, request);
    for (const sessionId of results) obey(tenant, sessionId, request.command);
    return answerJson(c, { requestId: request.requestId ?? randomUUID(), results });
  });
}

/** assumed: pca-command-to-absent-agent */
function refuseAbsentAgent(tenant: Tenant, agentId: string): void {
  if (isConnected(tenant, agentId) || tenant.reading("pca-command-to-absent-agent") === "accepted") return;
  throw refuse(400, `agent ${agentId} is not connected`);
}

/** assumed: pca-command-without-type */
function refuseUntyped({ reading }: Tenant, { command, args = [] }: Command): void {
  if (command !== "start" || reading("pca-command-without-type") === "starts") return;
  const untyped = args.findIndex(({ type }) => type === undefined);
  if (untyped !== -1) throw refuse(400, `args.${untyped}.type is missing`);
}

/** The sessions that the arguments name. @throws 400 when one is not a session of this agent. */
function commandedSessions({ sessions }: Tenant, agentId: string, { args = [] }: Command): string[] {
  const named = args.flatMap(({ sessionId }) => sessionId ?? []);
  const strange = named.find((id) => sessions.find(id)?.attributes.agentId !== agentId);
  if (strange !== undefined) throw refuse(400, `session ${strange} is not one of agent ${agentId}`);
  return named;
}

function obey({ runs, now }: Tenant, sessionId: string, command: Command["command"]): void {
  if (command === "start") runs[sessionId] = { runId: randomUUID(), startedAt: now().toISOString(), stopped: false };
  if (command !== "stop") return;
  const { runId, startedAt } = runs[sessionId] ?? { runId: randomUUID(), startedAt: now().toISOString() };
  runs[sessionId] = { runId, startedAt, stopped: true };
}

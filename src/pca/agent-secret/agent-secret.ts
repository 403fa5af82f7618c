import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { defineResource, describeField, type Values } from "../../lifecycle";
import { pcaAccounts } from "../accounts";
import type { PcaClient } from "../api/client";
import { triggers } from "../fields/common";

const inputs = z.strictObject({
  agentId: describeField(z.string().min(1), {
    description: "Id of the agent that the token is for. Its configuration must exist. A change mints another token.",
    replaceOnChanges: true,
  }),
  triggers: triggers(
    'Any change of these values mints a new token, for example { rotated: "2026-08" }. The tokens before it cannot be revoked.',
  ),
});

type AgentSecretInputs = z.output<typeof inputs>;

const outputs = z.object({
  token: describeField(z.string(), {
    description: "Authentication token (JWT) of the agent. It stops working when the user who minted it is deleted.",
    secret: true,
  }),
  file: describeField(z.string(), {
    description: "The secrets file (YAML) exactly as the vendor gave it: mount it writable into the agent's container.",
    secret: true,
  }),
  expiresAt: describeField(z.string().optional(), {
    description:
      "Until when a container can start with this token, ISO 8601, where the token tells: it is short-lived, and a running agent renews it by itself. For a container that is deployed later, change triggers.",
  }),
});

const example = `
const edge = new netassure.PcaAgentConfig("edge-berlin", { dataGateway: { server: "collector.example.com" } });
const secret = new netassure.PcaAgentSecret("edge-berlin", { agentId: edge.agentId, triggers: { rotated: "2026-11" } });

export const secretsFile = secret.file;
`;

/**
 * An authentication token for the container of a Cisco PCA sensor agent. It is minted by create and by a change of
 * `triggers`, never by a refresh or a preview. Source: Sensor Orchestrator 2024.05.01, `/agents/{agentId}/secrets`.
 */
export const pcaAgentSecret = defineResource<PcaClient, AgentSecretInputs>({
  type: "PcaAgentSecret",
  description:
    "An authentication token for the container of a Cisco PCA sensor agent. The token is short-lived: deploy the container soon after, or change triggers for a new one. The vendor shows it once and cannot revoke it: deleting this resource only forgets it.",
  inputs,
  outputs,
  accounts: pcaAccounts,
  example,
  // A token has no name, and nobody can find one again.
  deleteBeforeReplace: () => false,
  findable: false,

  async create(call, { agentId }) {
    const { token, file } = await call.client.mintAgentSecret(agentId, call);
    return { id: agentId, inputs: { agentId }, outputs: secretIn(token, file) };
  },

  async read(call, id, olds) {
    if (typeof olds.token !== "string") {
      throw new Error(
        "An agent secret cannot be imported, because the vendor shows a token only once. Declare it without an import: creating it mints a new token.",
      );
    }
    // The list serves all secrets of a run; that it lacks an agent proves nothing.
    const isListed = (await call.client.knownAgentIds(call)).has(id);
    const isThere = isListed || (await call.client.findAgentConfig(id, call)) !== undefined;
    return isThere ? { id, inputs: { agentId: id }, outputs: secretIn(olds.token, olds.file) } : undefined;
  },

  async update(call, id, { olds, news }) {
    const isRequested = !isDeepStrictEqual(olds.triggers, news.triggers);
    const { token, file } = isRequested ? await call.client.mintAgentSecret(id, call) : olds;
    return { inputs: { agentId: id }, outputs: secretIn(token, file) };
  },

  async delete() {
    // The vendor has no operation for it.
  },
});

function secretIn(token: unknown, file: unknown): Values {
  const expiresAt = expiryOf(String(token));
  return { token, file, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

/** The vendor calls its tokens short-lived and names no figure; the token itself tells, when it is a JWT that does. */
function expiryOf(token: string): string | undefined {
  const claims = jwtClaims.safeParse(jsonIn(token.split(".")[1] ?? ""));
  return claims.success ? new Date(claims.data.exp * 1000).toISOString() : undefined;
}

const jwtClaims = z.looseObject({ exp: z.number().positive().max(8_640_000_000_000) });

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString());
  } catch {
    return undefined;
  }
}

import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import {
  type CheckFailure,
  defineResource,
  describeField,
  type ResourceDefinition,
  type Values,
} from "../../lifecycle";
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

const outputs = z.object({
  token: describeField(z.string(), {
    description: "Authentication token (JWT) of the agent. It stops working when the user who minted it is deleted.",
    secret: true,
  }),
  file: describeField(z.string(), {
    description: "The secrets file (YAML) exactly as the vendor gave it: mount it writable into the agent's container.",
    secret: true,
  }),
});

/**
 * An authentication token for the container of a Cisco PCA sensor agent. It is minted by create and by a change of
 * `triggers`, never by a refresh or a preview. Source: Sensor Orchestrator 2024.05.01, `/agents/{agentId}/secrets`.
 */
export const pcaAgentSecret: ResourceDefinition<PcaClient> = defineResource({
  type: "PcaAgentSecret",
  description:
    "An authentication token for the container of a Cisco PCA sensor agent. The vendor shows a token once and cannot revoke it: deleting this resource only forgets it.",
  inputs,
  outputs,
  // A token has no name.
  deleteBeforeReplace: false,
  rules: refuseAdoption,

  async create(call, news) {
    const agentId = String(news.agentId);
    const minted = await call.client.mintAgentSecret(agentId, call);
    return { id: agentId, inputs: { agentId }, outputs: { ...minted } };
  },

  async read(call, id, olds) {
    if (typeof olds.token !== "string") {
      throw new Error(
        "A PcaAgentSecret cannot be imported or adopted, because the vendor shows a token only once. Declare it without an import: creating it mints a new token.",
      );
    }
    const isThere = (await call.client.findAgentConfig(id, call)) !== undefined;
    return isThere ? { id, inputs: { agentId: id }, outputs: secretIn(olds) } : undefined;
  },

  async update(call, id, { olds, news }) {
    const isRequested = !isDeepStrictEqual(olds.triggers, news.triggers);
    const secret = isRequested ? await call.client.mintAgentSecret(id, call) : secretIn(olds);
    return { inputs: { agentId: id }, outputs: { ...secret } };
  },

  async delete() {
    // The vendor has no operation for it.
  },
});

function refuseAdoption({ adoptId }: Values): CheckFailure[] {
  if (adoptId === undefined) return [];
  return [
    { property: "adoptId", reason: "is not possible here, because the vendor shows a token only once. Remove it" },
  ];
}

function secretIn({ token, file }: Values): Values {
  return { token, file };
}

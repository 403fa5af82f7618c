import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { type Change, defineResource, describeField, diffInputs, liveOf } from "../../lifecycle";
import { pcaAccounts } from "../accounts";
import type { PcaClient } from "../api/client";
import { findAfterFailedCreate } from "../api/failed-create";
import { orEmpty } from "../api/overlay";
import { sendWhole, writeNewest } from "../api/revision";
import { keptOutputs, outputsOf } from "../api/status";
import type { WireAgentConfig } from "../api/wire";
import { withDroppedMetadata } from "../fields/common";
import { identifyAgent, isOwnAgentId, type PcaCall } from "../identity/identity";
import { refuseToOrphan } from "./agent-sessions";
import { agentConfigFields } from "./fields";
import { agentStatusOutputs } from "./status-fields";
import { changedDocument, documentOf, fromWire } from "./wire";

const inputs = z.strictObject({
  ...agentConfigFields,
  deleteSessions: describeField(z.boolean().optional(), {
    description:
      "Deletes the sessions that the agent still has when its configuration is deleted. Without it deleting fails and names them.",
    inputOnly: true,
  }),
});

type AgentConfigInputs = z.output<typeof inputs>;

const outputs = z.object(agentStatusOutputs);

const example = `
new netassure.PcaAgentConfig("edge-berlin", {
  dataGateway: { server: "collector.example.com" },
  metadata: { SITE: "Berlin" },
});
`;

/**
 * The configuration of a Cisco PCA sensor agent. It is declared before the agent's container starts; what kind of agent
 * it becomes is up to the container's image. Source: Sensor Orchestrator 2024.05.01, `/agents/configuration`.
 */
export const pcaAgentConfig = defineResource<PcaClient, AgentConfigInputs>({
  type: "PcaAgentConfig",
  description:
    "The configuration of a Cisco PCA sensor agent. Deleting it fails while the agent has sessions, unless deleteSessions is true: nothing else would stop or remove them.",
  inputs,
  outputs,
  nameProperty: "identification.agentName",
  accounts: pcaAccounts,
  example,
  identify: identifyAgent,

  /** The id stays when the program asks for the replacement; names may have to be unique in a tenant. */
  deleteBeforeReplace: ({ olds, news }) =>
    olds.agentId === news.agentId || isDeepStrictEqual(olds.identification, news.identification),

  async create(call, news) {
    const agentId = news.agentId ?? randomUUID();
    const attributes = { agentId, ...documentOf(news) };
    // A container that has never run has reported nothing, so there is no status to ask for.
    try {
      return fromWire(await call.client.createAgentConfig(attributes, call), news, {});
    } catch (error) {
      return fromWire(await findMade(call, agentId, news, error), news, {});
    }
  },

  async list(call) {
    const configurations = await call.client.listAgentConfigs(call);
    return configurations.map(({ id, attributes }) => {
      const { agentName } = orEmpty(attributes.identification);
      return { id, name: typeof agentName === "string" ? agentName : id };
    });
  },

  async read(call, id, olds) {
    const found = await call.client.findAgentConfig(id, call);
    if (!found) return undefined;
    const status = await call.client.findAgentStatus(id, call);
    return fromWire(found, olds, outputsOf(status, agentStatusOutputs));
  },

  async update(call, id, change) {
    const kept = keptOutputs(change.olds, agentStatusOutputs);
    if (isDeepStrictEqual(documentOf(change.olds), documentOf(change.news))) {
      return { inputs: change.news, outputs: kept };
    }
    const written = await putChange(call, id, change);
    return fromWire(written, withDroppedMetadata(change), kept);
  },

  async delete(call, id, olds) {
    if (olds.deleteSessions === true) await call.client.deleteSessions(id, call);
    else await refuseToOrphan(call, id);
    await call.client.deleteAgentConfig(id, call);
  },
});

function findMade(call: PcaCall, agentId: string, news: AgentConfigInputs, error: unknown): Promise<WireAgentConfig> {
  return findAfterFailedCreate(error, {
    what: `agent configuration ${agentId}`,
    id: agentId,
    idProperty: "agentId",
    isOwn: isOwnAgentId(call, agentId),
    begun: call.begunAt !== undefined,
    pause: call.client.pause,
    signal: call.signal,
    find: () => call.client.findAgentConfig(agentId, call),
    isAsSent: (found) => diffInputs(inputs, liveOf(inputs, news, fromWire(found, news, {}).inputs), news).length === 0,
  });
}

function putChange(
  call: PcaCall,
  agentId: string,
  { olds, news }: Change<AgentConfigInputs>,
): Promise<WireAgentConfig> {
  const what = `agent configuration ${agentId}`;
  return writeNewest(what, async () => {
    const current = await call.client.findAgentConfig(agentId, call);
    if (!current) throw new Error(`The ${what} does not exist any more. Run pulumi refresh, then pulumi up.`);
    const attributes = { agentId, ...changedDocument(current.attributes, olds, news) };
    return sendWhole(attributes, (whole) => call.client.updateAgentConfig(agentId, whole, call));
  });
}

import * as z from "zod";
import { defineLookup, describeField } from "../../lifecycle";
import type { PingPlotterClient, Scope } from "../api/client";
import type { StatusQuery, WireStatus } from "../api/wire";
import { connectionFields } from "./connection-fields";
import { moment, shown } from "./shown";

const args = z.object({
  uniqueId: describeField(z.string().min(1), { description: "Id of the agent." }),
  targetName: describeField(z.string().optional(), {
    description: "Shows only the quality of the target of this name.",
  }),
  targetIp: describeField(z.string().optional(), {
    description: "Shows only the quality of the target at this address.",
  }),
  qualityDefinitionIds: describeField(z.array(z.string()).optional(), {
    description: "Shows only the quality by these definitions. Default: all.",
  }),
});

const targetQuality = z.strictObject({
  sessionId: describeField(z.string().optional(), { description: "Id of the session that traces the target." }),
  description: describeField(z.string().optional(), { description: "The target in the vendor's words." }),
  ipAddress: describeField(z.string().optional(), { description: "Address of the target." }),
  qualityDefinitionId: describeField(z.string().optional(), {
    description: "Id of the quality definition that the value is by.",
  }),
  qualityValue: describeField(z.string().optional(), { description: 'The vendor\'s word, such as "Good".' }),
  qualityScore: describeField(z.number().optional(), { description: "The vendor's score of the connection." }),
  measuredAt: describeField(z.string().optional(), { description: "When it was measured, ISO 8601." }),
});

const result = z.object({
  uniqueId: describeField(z.string(), { description: "Id of the agent." }),
  ...connectionFields,
  targetQuality: describeField(
    z.array(
      describeField(targetQuality, {
        typeName: "PingPlotterTargetQuality",
        description: "How good the connection to one target is, by one quality definition.",
      }),
    ),
    {
      description:
        "How good the connections to its targets are, by each quality definition. Empty before the agent first traced a target.",
    },
  ),
});

export type PingPlotterAgentStatusArgs = z.output<typeof args>;
export type PingPlotterTargetQuality = z.output<typeof targetQuality>;
export type PingPlotterAgentStatusResult = z.output<typeof result>;

const example = `
const { isOnline, targetQuality } = await netassure.getPingPlotterAgentStatus({ uniqueId: "a1:laptop", targetIp: "192.0.2.1" });
`;

export const pingPlotterAgentStatus = defineLookup<PingPlotterClient, typeof args.shape, typeof result.shape>({
  name: "getPingPlotterAgentStatus",
  description:
    "Tells whether a PingPlotter Cloud agent is online at this moment, and how good the connections to its targets are. One request.",
  failsWhen: "no agent has the id, or the key is refused",
  see: "PingPlotter Cloud manual, `POST /agents/{uniqueId}/status`",
  example,
  args,
  result,
  find: ({ client, signal }, query) => findPingPlotterAgentStatus(client, query, { signal }),
});

/** Source: PingPlotter Cloud manual, `POST /agents/{uniqueId}/status`. */
export async function findPingPlotterAgentStatus(
  client: PingPlotterClient,
  args: PingPlotterAgentStatusArgs,
  scope: Scope,
): Promise<PingPlotterAgentStatusResult> {
  const status = await client.getStatus(args.uniqueId, queryOf(args), scope);
  return {
    uniqueId: status.AgentUniqueId,
    isOnline: status.IsOnline ?? false,
    ...shown({ onWifi: status.OnWifi, onVPN: status.OnVPN, lastMessageTime: moment(status.LastMessageTime) }),
    targetQuality: (status.TargetQuality ?? []).map(qualityOf),
  };
}

function queryOf({ targetName, targetIp, qualityDefinitionIds }: PingPlotterAgentStatusArgs): StatusQuery {
  return shown({ TargetName: targetName, TargetIp: targetIp, QualityDefinitionIds: qualityDefinitionIds });
}

function qualityOf(quality: NonNullable<WireStatus["TargetQuality"]>[number]): PingPlotterTargetQuality {
  return shown({
    sessionId: quality.SessionId,
    description: quality.Description,
    ipAddress: quality.IpAddress,
    qualityDefinitionId: quality.QualityDefinitionId,
    qualityValue: quality.QualityValue,
    qualityScore: quality.QualityScore,
    measuredAt: moment(quality.MeasuredAt),
  });
}

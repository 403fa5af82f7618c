import type { PingPlotterClient, Scope } from "../api/client";
import type { StatusQuery, WireStatus } from "../api/wire";
import { moment, shown } from "./shown";

/** Whose status, and of which of its targets. */
export interface PingPlotterAgentStatusArgs {
  /** Id of the agent. */
  uniqueId: string;
  /** Shows only the quality of the target of this name. */
  targetName?: string;
  /** Shows only the quality of the target at this address. */
  targetIp?: string;
  /** Shows only the quality by these definitions. Default: all. */
  qualityDefinitionIds?: string[];
}

/** How good the connection to one target is, by one quality definition. */
export interface PingPlotterTargetQuality {
  sessionId?: string;
  description?: string;
  ipAddress?: string;
  qualityDefinitionId?: string;
  /** The vendor's word, such as "Good". */
  qualityValue?: string;
  qualityScore?: number;
  /** ISO 8601. */
  measuredAt?: string;
}

/** An agent and its targets as they are right now. */
export interface PingPlotterAgentStatusResult {
  uniqueId: string;
  isOnline: boolean;
  onWifi?: boolean;
  onVPN?: boolean;
  /** ISO 8601; absent before the agent first connected. */
  lastMessageTime?: string;
  /** Empty before the agent first traced a target. */
  targetQuality: PingPlotterTargetQuality[];
}

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

import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../lifecycle";
import type { WireAgent } from "../api/wire";
import { type AgentCall, findAgent } from "./find-agent";
import { applyPauses } from "./sessions";

/**
 * Renames, pauses and reconnects the agent, each only when that changed. The vendor answers a rename with `true` alone,
 * so the agent is read afterwards.
 *
 * @returns the agent when it was read
 */
export async function changeAgent(call: AgentCall, id: string, change: Change): Promise<WireAgent | undefined> {
  const { olds, news } = change;
  if (news.name !== olds.name) await call.client.renameAgent(id, String(news.name), call);
  await applyPauses(call, id, change);
  const reconnects =
    news.reconnectTriggers !== undefined && !isDeepStrictEqual(olds.reconnectTriggers, news.reconnectTriggers);
  if (reconnects && olds.reconnectTriggers !== undefined) await call.client.forceReconnect(id, call);
  return news.name === olds.name ? undefined : findAgent(call, id, olds.isTemplate === true);
}

import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../lifecycle";
import type { WireAgent } from "../api/wire";
import { type AgentCall, findAgent } from "./find-agent";
import { applyPauses } from "./pauses";

/**
 * Renames, pauses and reconnects the agent, each only when that changed. The vendor answers a rename with `true` alone,
 * so the agent is read afterwards: its record outlives a delete and may take a name all the same.
 *
 * @returns the agent when it was read
 * @throws Error when the agent is gone.
 */
export async function changeAgent(call: AgentCall, id: string, change: Change): Promise<WireAgent | undefined> {
  const { olds, news } = change;
  if (news.name !== olds.name) {
    await call.client.renameAgent(id, String(news.name), call);
    call.client.agentNames.gave(id, String(news.name));
  }
  await applyPauses(call, id, change);
  const reconnects =
    news.reconnectTriggers !== undefined && !isDeepStrictEqual(olds.reconnectTriggers, news.reconnectTriggers);
  if (reconnects && olds.reconnectTriggers !== undefined) await call.client.forceReconnect(id, call);
  if (news.name === olds.name) return undefined;
  const agent = await findAgent(call, id, olds.isTemplate === true);
  if (!agent)
    throw new Error(`The PingPlotter agent ${id} does not exist any more. Run pulumi refresh, then pulumi up.`);
  return agent;
}

import { VENDOR } from "../api/config";
import type { PcaCall } from "../identity/identity";

const SHOWN = 5;

/**
 * Stops the deletion of a configuration whose agent still has sessions: the vendor does not delete them with it, and
 * they may be somebody else's. Pulumi deletes those that depend on the configuration before it.
 */
export async function refuseToOrphan(call: PcaCall, agentId: string): Promise<void> {
  const ids = await call.client.listSessionIds(agentId, call);
  if (ids.length === 0 || (await isGone(call, agentId))) return;
  const more = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : "";
  const sessions = ids.length === 1 ? "a session" : `${ids.length} sessions`;
  throw new Error(
    `Agent ${agentId} still has ${sessions} (${ids.slice(0, SHOWN).join(", ")}${more}), which ${VENDOR} would leave behind without an agent configuration. Delete them first: give the PcaSession resources of this program agentId: <the configuration>.agentId, so that Pulumi deletes them in order; or set deleteSessions: true on the configuration and run pulumi up, then every session of the agent is deleted with it.`,
  );
}

async function isGone(call: PcaCall, agentId: string): Promise<boolean> {
  return (await call.client.findAgentConfig(agentId, call)) === undefined;
}

import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { type PingPlotterState, type StoredAgent, type StoredSession, sessionsOf, type Target } from "./state";

/** Starts a session for each target of the agent, unless it has them already. */
export function openSessions(state: PingPlotterState, agent: StoredAgent): void {
  if (sessionsOf(state, agent.id).length > 0) return;
  agent.targets.forEach((target, index) => {
    const session = openSession(agent, target, index);
    state.sessions[session.id] = session;
  });
}

/** The address ends at the first space, the rest is an alias. */
function openSession({ id: agentId }: StoredAgent, { Target }: Target, index: number): StoredSession {
  const [, host = Target, alias] = /^(\S+)(?:\s+(.*))?$/.exec(Target) ?? [];
  return {
    id: `s1:${digest(`${agentId}/${index}`).slice(0, 20)}`,
    agentId,
    host,
    description: alias ?? host,
    ipAddress: isIP(host) ? host : `198.51.100.${hostNumber(host)}`,
    status: "Active",
  };
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The last number of an address that belongs to the text. */
export function hostNumber(text: string): number {
  return (Number.parseInt(digest(text).slice(0, 4), 16) % 250) + 2;
}

import type { Values } from "../../lifecycle";
import type { WireSession } from "../api/wire";
import type { AgentCall } from "./find-agent";
import { type Target, targetsIn, targetText } from "./wire";

/** What the sessions of an agent say about the pauses that a program sets; nothing about what it leaves open. */
export async function withLivePauses(call: AgentCall, id: string, set: Values): Promise<Values> {
  if (set.paused === undefined && targetsIn(set).every(({ paused }) => paused === undefined)) return set;
  const sessions = await openSessions(call, id);
  const targets = targetsIn(set).map((target) => withLivePause(target, sessions));
  return {
    ...set,
    ...(set.targets === undefined ? {} : { targets }),
    ...(set.paused === undefined ? {} : { paused: allPaused(sessions, set.paused === true) }),
  };
}

/** The sessions that can be paused and resumed. */
export async function openSessions(call: AgentCall, id: string): Promise<WireSession[]> {
  const sessions = await call.client.listSessions(id, call);
  // A stopped session stays listed until somebody deletes it, and can be neither paused nor resumed.
  return sessions.filter(({ Status }) => Status?.toLowerCase() !== "closed");
}

/** Undefined for a word that is not known. Source: the words of the Session Manager; the API lists none. */
export function isPaused({ Status }: WireSession): boolean | undefined {
  const status = Status?.toLowerCase();
  if (status === "paused") return true;
  return status === "active" ? false : undefined;
}

/** A single session that does not do as wanted is a difference. Without sessions nothing is known. */
function allPaused(sessions: WireSession[], wanted: boolean): boolean | undefined {
  const known = sessions.map(isPaused).filter((paused) => paused !== undefined);
  if (known.length === 0) return undefined;
  return known.every((paused) => paused === wanted) ? wanted : !wanted;
}

function withLivePause(target: Target, sessions: WireSession[]): Target {
  if (target.paused === undefined) return target;
  const [session, ...others] = sessionsOf(target, sessions);
  const live = session && others.length === 0 ? isPaused(session) : undefined;
  return live === undefined ? target : { ...target, paused: live };
}

/**
 * The sessions that a target can be, by the most telling sign that any session shows.
 * assumed: pingplotter-session-description. It may hold the alias, the host or both.
 */
export function sessionsOf(target: Target, sessions: WireSession[]): WireSession[] {
  const { address, alias } = target;
  const signs = [targetText(target), alias, address, hostOf(address)].filter(
    (sign) => sign !== undefined && sign !== "",
  );
  for (const sign of signs) {
    const found = sessions.filter(({ Description, IpAddress }) => same(Description, sign) || same(IpAddress, sign));
    if (found.length > 0) return found;
  }
  return [];
}

function same(shown: string | null | undefined, sign: string | undefined): boolean {
  return shown?.trim().toLowerCase() === sign?.toLowerCase();
}

function hostOf(address: string): string | undefined {
  return address.includes("://") && URL.canParse(address) ? new URL(address).hostname : undefined;
}

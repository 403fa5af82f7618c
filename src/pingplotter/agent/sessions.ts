import type { Change, Values } from "../../lifecycle";
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

/**
 * Pauses and resumes what a change asks for, and looks whether it happened. An agent without sessions is not installed
 * yet, so there is nothing to do.
 *
 * @throws Error that names the sessions that do not do as asked.
 */
export async function applyPauses(call: AgentCall, id: string, change: Change): Promise<void> {
  const { olds, news } = change;
  const all = news.paused !== undefined && news.paused !== olds.paused;
  const single = changedTargets(change);
  if (!all && single.length === 0) return;
  const sessions = await openSessions(call, id);
  if (sessions.length === 0) return tellPendingPauses(call, news);
  const wanted = [...(all ? sessions.map((session) => ({ session, paused: news.paused === true })) : [])];
  if (all && !sessions.every((session) => isPaused(session) === news.paused)) {
    await call.client.setAllSessionsPaused(id, news.paused === true, call);
  }
  for (const target of single) wanted.push(...(await pauseTarget(call, id, target, sessions)));
  await refuseOtherwise(call, id, wanted);
}

interface Wanted {
  session: WireSession;
  paused: boolean;
}

/** The vendor answers with `true` alone, so what became of it has to be read. */
async function refuseOtherwise(call: AgentCall, id: string, wanted: Wanted[]): Promise<void> {
  if (wanted.length === 0) return;
  const live = await openSessions(call, id);
  const other = wanted.filter(({ session, paused }) => {
    const found = live.find(({ SessionId }) => SessionId === session.SessionId);
    return found !== undefined && isPaused(found) === !paused;
  });
  if (other.length === 0) return;
  const sessions = other.map(({ session, paused }) => `${inWords(session)} is not ${paused ? "paused" : "running"}`);
  throw new Error(
    `PingPlotter Cloud took the request for agent ${id}, but ${sessions.join("; ")}. Run pulumi up again.`,
  );
}

/** Before an agent is installed there is nothing to pause, and nobody but a person would see it. */
export function tellPendingPauses({ run, identity }: AgentCall, news: Values): void {
  if (news.paused !== true && !targetsIn(news).some(({ paused }) => paused === true)) return;
  run.log(
    "info",
    `Agent "${news.name}" is not installed yet, so nothing is paused. Run pulumi up --refresh once it is.`,
    identity,
  );
}

/** Targets whose pause differs; one that a program no longer mentions goes on running. */
function changedTargets({ olds, news }: Change): Target[] {
  return targetsIn(news).flatMap((target) => {
    const before = targetsIn(olds).find(({ address }) => address === target.address)?.paused;
    const wanted = target.paused ?? (before === true ? false : undefined);
    return wanted === undefined || wanted === before ? [] : [{ ...target, paused: wanted }];
  });
}

async function pauseTarget(call: AgentCall, id: string, target: Target, sessions: WireSession[]): Promise<Wanted[]> {
  const paused = target.paused === true;
  const found = sessionsOf(target, sessions);
  const [session, ...others] = found;
  if (!session || others.length > 0) throw new Error(notOne(id, target, found, sessions));
  if (isPaused(session) !== paused) await call.client.setSessionPaused(id, session.SessionId, paused, call);
  return [{ session, paused }];
}

function notOne(id: string, target: Target, found: WireSession[], sessions: WireSession[]): string {
  const what = `target "${targetText(target)}" of PingPlotter agent ${id}`;
  const listed = (found.length > 0 ? found : sessions).map(inWords).join("; ");
  return found.length > 0
    ? `Several sessions could be ${what}: ${listed}. Give the target an alias that only one of them has, or pause it in PingPlotter Cloud.`
    : `No session looks like ${what}, so it can be neither paused nor resumed. Its sessions: ${listed}. Set the address or alias that one of them shows, or paused for the whole agent.`;
}

function inWords({ SessionId, Description, IpAddress }: WireSession): string {
  return `${SessionId} (${[Description, IpAddress].filter(Boolean).join(", ")})`;
}

async function openSessions(call: AgentCall, id: string): Promise<WireSession[]> {
  const sessions = await call.client.listSessions(id, call);
  // A stopped session stays listed until somebody deletes it, and can be neither paused nor resumed.
  return sessions.filter(({ Status }) => Status?.toLowerCase() !== "closed");
}

/** Undefined for a word that is not known. Source: the words of the Session Manager; the API lists none. */
function isPaused({ Status }: WireSession): boolean | undefined {
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
function sessionsOf(target: Target, sessions: WireSession[]): WireSession[] {
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

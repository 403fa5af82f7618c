import type { Change, Values } from "../../lifecycle";
import type { WireSession } from "../api/wire";
import type { AgentCall } from "./find-agent";
import { isPaused, openSessions, sessionsOf } from "./sessions";
import { type Target, targetsIn, targetText } from "./wire";

/** How long a device may take to do as asked, between two looks. */
const WAITS_MS = [2_000, 8_000];

/** What a session was asked to do. */
interface Wanted {
  session: WireSession;
  paused: boolean;
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
  const wanted = all ? await pauseAll(call, id, news.paused === true, sessions) : [];
  const current = wanted.length > 0 ? wanted.map(asAsked) : sessions;
  for (const target of single) wanted.push(...(await pauseTarget(call, id, target, current)));
  await refuseOtherwise(call, id, lastOfEach(wanted));
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

/** What was asked of the sessions; nothing when all of them did so before. */
async function pauseAll(call: AgentCall, id: string, paused: boolean, sessions: WireSession[]): Promise<Wanted[]> {
  if (sessions.every((session) => isPaused(session) === paused)) return [];
  await call.client.setAllSessionsPaused(id, paused, call);
  return sessions.map((session) => ({ session, paused }));
}

async function pauseTarget(call: AgentCall, id: string, target: Target, sessions: WireSession[]): Promise<Wanted[]> {
  const paused = target.paused === true;
  const found = sessionsOf(target, sessions);
  const [session, ...others] = found;
  if (!session || others.length > 0) throw new Error(notOne(id, target, found, sessions));
  if (isPaused(session) === paused) return [];
  await call.client.setSessionPaused(id, session.SessionId, paused, call);
  return [{ session, paused }];
}

function asAsked({ session, paused }: Wanted): WireSession {
  return { ...session, Status: paused ? "Paused" : "Active" };
}

/** A program that changes from one pause for all to one for a target resumes all before it pauses one. */
function lastOfEach(wanted: Wanted[]): Wanted[] {
  return [...new Map(wanted.map((one) => [one.session.SessionId, one])).values()];
}

/** The vendor answers with `true` alone, and a device may take a while, so what became of it has to be read. */
async function refuseOtherwise(call: AgentCall, id: string, wanted: Wanted[]): Promise<void> {
  if (wanted.length === 0) return;
  let other = await notAsWanted(call, id, wanted);
  for (const waitMs of WAITS_MS) {
    if (other.length === 0) return;
    await call.client.pause(waitMs, call.signal);
    other = await notAsWanted(call, id, wanted);
  }
  if (other.length === 0) return;
  const sessions = other.map(({ session, paused }) => `${inWords(session)} is not ${paused ? "paused" : "running"}`);
  throw new Error(
    `PingPlotter Cloud took the request for agent ${id}, but ${sessions.join("; ")}. Run pulumi up again.`,
  );
}

/** A session that is gone, or whose word nobody knows, proves nothing. */
async function notAsWanted(call: AgentCall, id: string, wanted: Wanted[]): Promise<Wanted[]> {
  const live = await openSessions(call, id);
  return wanted.filter(({ session, paused }) => {
    const found = live.find(({ SessionId }) => SessionId === session.SessionId);
    return found !== undefined && isPaused(found) === !paused;
  });
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

import { type Call, UNKNOWN, type Values } from "../../lifecycle";
import type { PcaClient } from "../api/client";
import { stableId } from "./ids";

export type PcaCall = Call<PcaClient>;

const AGENT = "PcaAgentConfig";
const SESSION = "PcaSession";

/** The agent keeps its id once it has one. */
export function identifyAgent(identity: string | undefined, olds: Values, news: Values): Values {
  if (news.agentId !== undefined) return news;
  const made = identity === undefined ? undefined : stableId(identity, AGENT, []);
  const agentId = news.adoptId ?? olds.agentId ?? made;
  return agentId === undefined ? news : { ...news, agentId };
}

/** A session keeps its id while it stays with its agent and its type. */
export function identifySession(identity: string | undefined, olds: Values, news: Values): Values {
  if (news.sessionId !== undefined) return news;
  const stays = olds.agentId === news.agentId && olds.sessionType === news.sessionType;
  const sessionId = news.adoptId ?? (stays ? olds.sessionId : undefined) ?? madeSessionId(identity, news);
  return sessionId === undefined ? news : { ...news, sessionId };
}

function madeSessionId(identity: string | undefined, { agentId, sessionType }: Values): string | undefined {
  if (agentId === UNKNOWN || sessionType === UNKNOWN) return UNKNOWN;
  return identity === undefined ? undefined : stableId(identity, SESSION, [String(agentId), String(sessionType)]);
}

/** Whether the id is the one that this resource gives itself, so that an object with it was made by an earlier run. */
export function isOwnAgentId({ identity }: PcaCall, agentId: string): boolean {
  return identity !== undefined && agentId === stableId(identity, AGENT, []);
}

export function isOwnSessionId(call: PcaCall, sessionId: string, news: Values): boolean {
  return call.identity !== undefined && sessionId === madeSessionId(call.identity, news);
}

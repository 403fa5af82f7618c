import { randomUUID } from "node:crypto";
import { diffInputs, liveOf } from "../../lifecycle";
import { findAfterFailedCreate, type Sought, takeUp } from "../api/failed-create";
import type { WireSession } from "../api/wire";
import { isOwnSessionId, type PcaCall } from "../identity/identity";
import { type SessionInputs, sessionInputs } from "./fields/session";
import { putSession, scopeOf, setsPassword } from "./update";
import { documentOf, fromWire } from "./wire";

/**
 * Makes the session with one POST, under the id that we chose. assumed: pca-post-taken-session-id. A POST might overwrite
 * a session that has the id already, so what is known of all sessions tells before.
 */
export function makeSession(call: PcaCall, news: SessionInputs): Promise<WireSession> {
  const sessionId = news.sessionId ?? randomUUID();
  const sought = soughtFor(call, sessionId, news);
  return call.client.sessionIds.inTurn(sessionId, call.signal, async (mayBeTaken) => {
    const earlier = mayBeTaken ? await sought.find() : undefined;
    if (earlier) return completed(call, sessionId, news, takeUp(earlier, sought));
    const attributes = { agentId: news.agentId, session: { ...documentOf(news), sessionId } };
    try {
      return await call.client.createSession(attributes, scopeOf(call, news));
    } catch (error) {
      return completed(call, sessionId, news, await findAfterFailedCreate(error, sought));
    }
  });
}

/** An earlier run may have had another password, which no answer shows. */
function completed(
  call: PcaCall,
  sessionId: string,
  news: SessionInputs,
  found: WireSession,
): Promise<WireSession> | WireSession {
  return setsPassword(news) ? putSession(call, sessionId, { olds: {}, news }) : found;
}

function soughtFor(call: PcaCall, sessionId: string, news: SessionInputs): Sought<WireSession> {
  return {
    what: `session ${sessionId}`,
    id: sessionId,
    idProperty: "sessionId",
    isOwn: news.sessionId === undefined || isOwnSessionId(call, sessionId, news),
    begun: call.begunAt !== undefined,
    pause: call.client.pause,
    signal: call.signal,
    find: () => call.client.findSession(sessionId, scopeOf(call, news)),
    isAsSent: (found) =>
      diffInputs(sessionInputs, liveOf(sessionInputs, news, fromWire(found, news, {}).inputs), news).length === 0,
  };
}

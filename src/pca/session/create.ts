import { randomUUID } from "node:crypto";
import { diffInputs, liveOf, type Values } from "../../lifecycle";
import { alreadyThere, findAfterFailedCreate } from "../api/failed-create";
import type { WireSession } from "../api/wire";
import { isOwnSessionId, type PcaCall } from "../identity/identity";
import { sessionInputs } from "./fields/session";
import { putSession, scopeOf, setsPassword } from "./update";
import { documentOf, fromWire } from "./wire";

/** Makes the session with one POST, under the id that we chose. */
export async function makeSession(call: PcaCall, news: Values): Promise<WireSession> {
  const sessionId = String(news.sessionId ?? randomUUID());
  const isOwn = news.sessionId === undefined || isOwnSessionId(call, sessionId, news);
  if (!isOwn) await refuseTakenId(call, sessionId);
  const attributes = { agentId: news.agentId, session: { ...documentOf(news), sessionId } };
  try {
    return await call.client.createSession(attributes, scopeOf(call, news));
  } catch (error) {
    const found = await findMade(call, sessionId, news, isOwn, error);
    // An earlier run may have had another password.
    return setsPassword(news) ? putSession(call, sessionId, { olds: {}, news }) : found;
  }
}

/** What a POST does to a session that has the id already is not documented: it might overwrite it. */
async function refuseTakenId(call: PcaCall, sessionId: string): Promise<void> {
  const other = await call.client.findSession(sessionId, call);
  if (other) throw alreadyThere({ what: `session ${sessionId}`, id: sessionId, idProperty: "sessionId" });
}

function findMade(call: PcaCall, sessionId: string, news: Values, isOwn: boolean, error: unknown) {
  return findAfterFailedCreate(error, {
    what: `session ${sessionId}`,
    id: sessionId,
    idProperty: "sessionId",
    isOwn,
    find: () => call.client.findSession(sessionId, scopeOf(call, news)),
    isAsSent: (found) =>
      diffInputs(sessionInputs, liveOf(sessionInputs, news, fromWire(found, news, {}).inputs), news).length === 0,
  });
}

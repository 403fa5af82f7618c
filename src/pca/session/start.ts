import { isDeepStrictEqual } from "node:util";
import { type Answer, type Change, liveOf, messageOf, PartialWriteError } from "../../lifecycle";
import type { PcaCall } from "../identity/identity";
import { type SessionInputs, sessionInputs } from "./fields/session";
import { scopeOf } from "./update";

/**
 * Sends the start command when the program asks for one that it has not had. A start that fails leaves the session in
 * state without the new triggers, so that the next `pulumi up` tries again.
 */
export async function startWhenAsked<A extends Answer>(
  call: PcaCall,
  sessionId: string,
  { olds, news }: Change<SessionInputs>,
  answer: A,
): Promise<A> {
  if (news.startTriggers === undefined || isDeepStrictEqual(olds.startTriggers, news.startTriggers)) return answer;
  try {
    await call.client.startSession(news.agentId, sessionId, scopeOf(call, olds, news));
    return answer;
  } catch (error) {
    const { startTriggers: _, ...written } = liveOf(sessionInputs, news, answer.inputs);
    const triggers = olds.startTriggers === undefined ? {} : { startTriggers: olds.startTriggers };
    const reason = `Session ${sessionId} is as declared but was not started. The agent may not be connected yet: run pulumi up again once it is.`;
    const state = { ...written, ...triggers, ...answer.outputs, account: call.account };
    throw new PartialWriteError(sessionId, state, [messageOf(error), reason], { cause: error });
  }
}

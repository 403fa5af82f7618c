import { isHttpError } from "../../http";
import { type Change, secretTexts, type Values } from "../../lifecycle";
import type { Scope } from "../api/client";
import { VENDOR } from "../api/config";
import { provesAbsence } from "../api/proof";
import { sendWhole, writeNewest } from "../api/revision";
import type { WireSession } from "../api/wire";
import type { PcaCall } from "../identity/identity";
import { type SessionInputs, sessionInputs } from "./fields/session";
import { changedSession } from "./wire";

/** Applies a change to the session as it is now. */
export function putSession(
  call: PcaCall,
  sessionId: string,
  { olds, news }: Change<SessionInputs>,
): Promise<WireSession> {
  const scope = scopeOf(call, olds, news);
  return writeNewest(`session ${sessionId}`, async () => {
    const current = await call.client.findSession(sessionId, scope);
    if (!current)
      throw new Error(`The session ${sessionId} does not exist any more. Run pulumi refresh, then pulumi up.`);
    const send = (whole: Values) => call.client.updateSession(sessionId, whole, scope);
    const changed = changedSession(current, olds, news);
    refuseMasked(sessionId, changed.session);
    return sendWhole(changed, send).catch((error: unknown) => {
      throw provesAbsence(error) ? withoutAgent(error, sessionId, news) : error;
    });
  });
}

/** assumed: pca-passwords-in-answers. A password that somebody set by hand would be overwritten with its own mask. */
function refuseMasked(sessionId: string, session: Values): void {
  const masked = ["password", "proxyPass"].find((name) => MASK.test(String((session.transfer as Values)?.[name])));
  if (masked === undefined) return;
  throw new Error(
    `Session ${sessionId} has a transfer.${masked} that the program does not set, and ${VENDOR} shows only its mask, which a change would store in its place. Set transfer.${masked} in the program. The session is as it was.`,
  );
}

const MASK = /^\*+$/;

/** Reading a session needs no configuration, changing it does. */
function withoutAgent(error: unknown, sessionId: string, { agentId }: SessionInputs): Error {
  const words = isHttpError(error) ? ` (${error.message})` : "";
  return new Error(
    `${VENDOR} does not take the change of session ${sessionId}, because the configuration of its agent ${agentId} is missing. Run pulumi refresh, then pulumi up to create the configuration again, or give the session another agentId.${words}`,
    { cause: error },
  );
}

/** Passwords must not show up in messages, neither the new ones nor those they replace. */
export function scopeOf({ signal }: PcaCall, ...states: Values[]): Scope {
  return { signal, secrets: states.flatMap((values) => secretTexts(sessionInputs, values)) };
}

/** Passwords cannot be read back: only sending them makes sure of them. */
export function setsPassword(values: Values): boolean {
  return secretTexts(sessionInputs, values).length > 0;
}

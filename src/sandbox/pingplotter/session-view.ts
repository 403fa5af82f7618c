import type { Viewing } from "./agent-view";
import type { SessionStatus, StoredSession } from "./state";

const otherWords: Readonly<Record<SessionStatus, string>> = {
  Active: "Tracing",
  Paused: "Suspended",
  Closed: "Stopped",
};

/** A session as answers show it. */
export function sessionView(viewing: Viewing, session: StoredSession) {
  const { agentId, id, ipAddress } = session;
  const Description = descriptionOf(viewing, session);
  return {
    AgentUniqueId: agentId,
    SessionId: id,
    Description,
    IpAddress: ipAddress,
    Status: wordFor(viewing, session),
  };
}

/** assumed: pingplotter-session-description */
export function descriptionOf({ options }: Viewing, { host, description }: StoredSession): string {
  const shown = options.reading("pingplotter-session-description");
  if (shown === "alias" || description === host) return description;
  return shown === "host" ? host : `${host} ${description}`;
}

/** assumed: pingplotter-session-words */
function wordFor({ options }: Viewing, { status }: StoredSession): string {
  return options.reading("pingplotter-session-words") === "other" ? otherWords[status] : status;
}

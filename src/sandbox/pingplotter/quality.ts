import { lastMessage, type Viewing } from "./agent-view";
import type { StatusQuery } from "./requests";
import { descriptionOf } from "./session-view";
import { type StoredAgent, type StoredSession, sessionsOf } from "./state";

/** The quality definitions that every account has. The vendor shows names only; the ids are the sandbox's own. */
const definitions = ["remote-desktop", "web-email", "voice-over-ip", "video-call"];

/** The status of an agent and of those of its targets that the query asks for. */
export function agentStatus(viewing: Viewing, agent: StoredAgent, query: StatusQuery) {
  const time = lastMessage(viewing, agent);
  const sessions = sessionsOf(viewing.state, agent.id).filter((session) => isWanted(session, query));
  return {
    AgentUniqueId: agent.id,
    IsOnline: agent.online,
    OnWifi: false,
    OnVPN: false,
    ...(time !== undefined && { LastMessageTime: time, LastMessageTimestampInMs: Date.parse(time) }),
    TargetQuality: sessions.flatMap((session) =>
      measured(viewing, agent, session, query.QualityDefinitionIds).map((quality) => ({
        ...quality,
        SessionId: session.id,
        Description: descriptionOf(viewing, session),
        IpAddress: session.ipAddress,
      })),
    ),
  };
}

export function sessionStatus(viewing: Viewing, agent: StoredAgent | undefined, session: StoredSession) {
  return {
    SessionId: session.id,
    Description: descriptionOf(viewing, session),
    IpAddress: session.ipAddress,
    TargetQuality: measured(viewing, agent, session),
  };
}

/** Every quality definition that is wanted; none for a target that is not traced at the moment. */
function measured(
  { options }: Viewing,
  agent: StoredAgent | undefined,
  { status }: StoredSession,
  wanted?: string[] | null,
) {
  if (!agent?.online || status !== "Active") return [];
  const now = options.now();
  return definitions
    .filter((id) => !wanted?.length || wanted.includes(id))
    .map((QualityDefinitionId) => ({
      QualityDefinitionId,
      QualityValue: "Good",
      MeasuredAt: now.toISOString(),
      MeasuredAtTimestampInMs: now.getTime(),
      QualityScore: 100,
    }));
}

function isWanted({ host, description, ipAddress }: StoredSession, { TargetName, TargetIp }: StatusQuery): boolean {
  const named = !TargetName || TargetName === host || TargetName === description;
  return named && (!TargetIp || TargetIp === ipAddress);
}

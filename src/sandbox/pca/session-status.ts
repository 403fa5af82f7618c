import { isConnected } from "./agent-report";
import type { AgentSession } from "./fields/session";
import type { Run, Tenant } from "./tenant";

export interface SessionStatus {
  sessionId: string;
  status: "waiting" | "running" | "stopped" | "pending";
  runId?: string;
  captureTime: string;
}

/** What the agent says about a session; undefined before it connects. The vendor does not explain its own words. */
export function statusOf(tenant: Tenant, { agentId, session }: AgentSession): SessionStatus | undefined {
  if (!tenant.agents.find(agentId)) return undefined;
  const run = tenant.runs[session.sessionId];
  return {
    sessionId: session.sessionId,
    status: isConnected(tenant, agentId) ? progress(session, run, tenant.now()) : "pending",
    ...(run && { runId: run.runId }),
    captureTime: tenant.now().toISOString(),
  };
}

/** A session that runs once waits for its start; every other one runs as soon as it is enabled. */
function progress(session: AgentSession["session"], run: Run | undefined, now: Date): SessionStatus["status"] {
  const { enable, period } = session;
  if (!run) return enable ? (period === "once" ? "waiting" : "running") : "stopped";
  if (run.stopped) return "stopped";
  const elapsedSeconds = (now.getTime() - Date.parse(run.startedAt)) / 1000;
  return period === "once" && elapsedSeconds >= durationSeconds(session) ? "stopped" : "running";
}

/** The vendor's defaults; 0 means without end. A type without a limit of its own takes a minute here. */
function durationSeconds({ throughput, trace, transfer }: AgentSession["session"]): number {
  const limits = [
    throughput && (throughput.testDurationSecs ?? 60),
    trace && (trace.testDurationSec ?? 180),
    transfer && (transfer.maximumTestDurationSec ?? 180),
  ];
  const seconds = limits.find((limit) => limit !== undefined) ?? 60;
  return seconds === 0 ? Number.POSITIVE_INFINITY : seconds;
}

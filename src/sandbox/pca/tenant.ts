import { defaultReading, type Reading } from "../assumptions/readings";
import { Collection, type Stored } from "./collection";
import type { AgentConfig } from "./fields/agent-config";
import type { Schedule } from "./fields/schedule";
import type { AgentSession } from "./fields/session";

/** The status document of an agent, written when its container reports. */
export interface AgentStatus {
  agentId: string;
  agentName: string;
  agentType: string;
  status: "connected" | "disconnected";
  state: "configured";
  version: string;
  hostName: string;
  hostOsVersion: string;
  lastReceivedMessage: string;
  metadata: Record<string, string>;
  agentConfigRevision: string;
  agentConfigRevisionAck: string;
  agentIdentity: {
    executionInstance: ExecutionInstance;
    previousExecutionInstance?: ExecutionInstance;
    containerInstance: ExecutionInstance;
  };
}

export interface ExecutionInstance {
  created: string;
  uuid: string;
}

/** The latest start of a session by command. */
export interface Run {
  runId: string;
  startedAt: string;
  stopped: boolean;
}

/** Everything one tenant holds, as plain JSON. */
export interface PcaState {
  tenantName: string;
  configurations: Record<string, Stored<AgentConfig>>;
  agents: Record<string, Stored<AgentStatus>>;
  sessions: Record<string, Stored<AgentSession>>;
  schedules: Record<string, Stored<Schedule>>;
  /** By session id. */
  runs: Record<string, Run>;
  /** Tokens of logins that still count, each with the time of its login. */
  logins: Record<string, string>;
}

/** The state with its collections opened. */
export interface Tenant {
  name: () => string;
  configurations: Collection<AgentConfig>;
  agents: Collection<AgentStatus>;
  sessions: Collection<AgentSession>;
  schedules: Collection<Schedule>;
  runs: Record<string, Run>;
  logins: Record<string, string>;
  now: () => Date;
  reading: Reading;
}

/** What a tenant needs from outside to answer. */
export type Surroundings = Pick<Tenant, "now" | "reading">;

/** For those who only look at a state. */
export const unchanging: Surroundings = { now: () => new Date(), reading: defaultReading };

export function openTenant(state: PcaState, { now, reading }: Surroundings): Tenant {
  return {
    name: () => state.tenantName,
    configurations: new Collection("agentConfigs", state.configurations),
    agents: new Collection("agents", state.agents),
    sessions: new Collection("agentSessions", state.sessions),
    schedules: new Collection("schedules", state.schedules),
    runs: state.runs,
    logins: state.logins,
    now,
    reading,
  };
}

export function removeSession(tenant: Tenant, { id }: { id: string }): void {
  tenant.sessions.remove(id);
  delete tenant.runs[id];
}

export function sessionsOf(tenant: Tenant, agentId: string): Stored<AgentSession>[] {
  return tenant.sessions.all().filter(({ attributes }) => attributes.agentId === agentId);
}

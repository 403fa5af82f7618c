import type { SeedSize } from "../vendor";

/** A target as the create request spelled it. Only an installation turns it into a session. */
export interface Target {
  Target: string;
  ConfigurationId?: string;
  TraceIntervalInMs: number;
}

/** What only a device can tell, absent until the agent is installed on one. */
export interface Device {
  machineId: string;
  machineName: string;
  ipAddress: string;
  platform: string;
}

export interface StoredAgent {
  id: string;
  name: string;
  isTemplate: boolean;
  targets: Target[];
  created: string;
  /** Makes the download URL unguessable. */
  installerKey: string;
  online: boolean;
  device?: Device;
  lastMessage?: string;
  deleted?: string;
}

export type SessionStatus = "Active" | "Paused" | "Closed";

export interface StoredSession {
  id: string;
  agentId: string;
  host: string;
  /** The alias, else the host. */
  description: string;
  ipAddress: string;
  status: SessionStatus;
}

/** Everything one account holds, as plain JSON. */
export interface PingPlotterState {
  agents: Record<string, StoredAgent>;
  sessions: Record<string, StoredSession>;
  customFields: string[];
}

const seededAgents = 500;

/** A new account has no agents; the large one has as many as a benchmark needs. */
export function seedPingPlotter(size: SeedSize): PingPlotterState {
  const agents: Record<string, StoredAgent> = {};
  for (let n = 0; size === "large" && n < seededAgents; n++) {
    const id = `a1:seed${String(n).padStart(16, "0")}`;
    const created = "2025-01-01T00:00:00.000Z";
    const targets = [{ Target: "pingplotter.cloud PPC", TraceIntervalInMs: 2500 }];
    const name = `laptop-${n}`;
    agents[id] = { id, name, isTemplate: false, targets, created, installerKey: `seed-${n}`, online: false };
  }
  return { agents, sessions: {}, customFields: ["Department", "Site"] };
}

/** Deleted agents too. */
export function findAgent({ agents }: PingPlotterState, id: string): StoredAgent | undefined {
  return Object.hasOwn(agents, id) ? agents[id] : undefined;
}

export function sessionsOf({ sessions }: PingPlotterState, agentId: string): StoredSession[] {
  return Object.values(sessions).filter((session) => session.agentId === agentId);
}

import { randomUUID } from "node:crypto";
import type { Stored } from "./collection";
import type { AgentConfig } from "./fields/agent-config";
import type { AgentStatus, ExecutionInstance, Tenant } from "./tenant";

/** What kind of container can run as an agent; its configuration does not say. */
export const agentTypes = ["actuate", "throughput", "trace", "transfer"] as const;
export type AgentType = (typeof agentTypes)[number];

/** The agent's container starts, registers and applies its newest configuration. */
export function connect(tenant: Tenant, { id, attributes }: Stored<AgentConfig>, agentType: AgentType) {
  const time = tenant.now().toISOString();
  const started = { created: time, uuid: randomUUID() };
  const previous = tenant.agents.find(id)?.attributes.agentIdentity;
  return tenant.agents.put(id, {
    agentId: id,
    agentType,
    status: "connected",
    state: "configured",
    version: "r24.05",
    hostName: `${agentType}-${id.slice(0, 8)}`,
    hostOsVersion: "Linux 6.1.0",
    lastReceivedMessage: time,
    ...copiedFrom(attributes),
    agentConfigRevision: attributes._rev,
    agentConfigRevisionAck: attributes._rev,
    agentIdentity: previous ? restarted(previous, started) : { executionInstance: started, containerInstance: started },
  });
}

/** The collector loses the agent; the status document stays. */
export function disconnect({ agents }: Tenant, { id, attributes }: Stored<AgentStatus>) {
  return agents.put(id, { ...attributes, status: "disconnected" });
}

export function isConnected({ agents }: Tenant, agentId: string): boolean {
  return agents.find(agentId)?.attributes.status === "connected";
}

/** The status document follows a changed configuration; only a connected agent acknowledges it. */
export function noteConfiguration(tenant: Tenant, { id, attributes }: Stored<AgentConfig>): void {
  const agent = tenant.agents.find(id);
  if (!agent) return;
  const { agentConfigRevisionAck } = agent.attributes;
  tenant.agents.put(id, {
    ...agent.attributes,
    ...copiedFrom(attributes),
    agentConfigRevision: attributes._rev,
    agentConfigRevisionAck: isConnected(tenant, id) ? attributes._rev : agentConfigRevisionAck,
  });
}

function copiedFrom({ identification, metadata = {} }: AgentConfig) {
  return { agentName: identification?.agentName ?? "", metadata };
}

function restarted({ executionInstance, containerInstance }: AgentStatus["agentIdentity"], started: ExecutionInstance) {
  return { executionInstance: started, previousExecutionInstance: executionInstance, containerInstance };
}

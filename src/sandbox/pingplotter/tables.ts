import type { Table } from "../vendor";
import { type PingPlotterState, type StoredAgent, sessionsOf } from "./state";

/** The account for a person: its agents, what they will trace or trace already, and what was deleted. */
export function pingPlotterTables(state: PingPlotterState): Table[] {
  const agents = Object.values(state.agents);
  const live = agents.filter(({ deleted }) => deleted === undefined);
  return [
    {
      title: "Agents",
      columns: ["Name", "Id", "Kind", "Device", "Targets", "Sessions"],
      rows: live.map((agent) => [
        agent.name,
        agent.id,
        agent.isTemplate ? "template" : "agent",
        deviceCell(agent),
        agent.targets.map(({ Target }) => Target).join(", "),
        String(sessionsOf(state, agent.id).length),
      ]),
    },
    {
      title: "Sessions",
      columns: ["Target", "Address", "Agent", "Status"],
      rows: Object.values(state.sessions).map(({ description, ipAddress, agentId, status }) => [
        description,
        ipAddress,
        state.agents[agentId]?.name ?? agentId,
        status,
      ]),
    },
    {
      title: "Deleted agents",
      columns: ["Name", "Id", "Deleted"],
      rows: agents.flatMap(({ name, id, deleted }) => (deleted === undefined ? [] : [[name, id, deleted]])),
      supplied: true,
    },
  ];
}

function deviceCell({ device, online }: StoredAgent): string {
  if (!device) return "not installed";
  return `${device.machineName}, ${online ? "online" : "offline"}`;
}

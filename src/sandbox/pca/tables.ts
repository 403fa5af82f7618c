import type { Table } from "../vendor";
import type { AgentSession } from "./fields/session";
import { openTenant, type PcaState, unchanging } from "./tenant";

/** The tenant for a person: what its agents are and what they measure. */
export function pcaTables(state: PcaState): Table[] {
  const { configurations, agents, sessions } = openTenant(state, unchanging);
  const declared = sessions.all();
  return [
    {
      title: "Sensor agents",
      columns: ["Name", "Agent id", "Collector", "Status", "Sessions"],
      rows: configurations
        .all()
        .map(({ id, attributes }) => [
          attributes.identification?.agentName ?? "",
          id,
          attributes.dataGateway?.server ?? "",
          agents.find(id)?.attributes.status ?? "never connected",
          String(declared.filter((session) => session.attributes.agentId === id).length),
        ]),
    },
    {
      title: "Sessions",
      columns: ["Name", "Type", "Agent", "Target", "Period", "Enabled"],
      rows: sessions
        .all()
        .map(({ attributes: { agentId, session } }) => [
          session.sessionName,
          session.sessionType,
          configurations.find(agentId)?.attributes.identification?.agentName ?? agentId,
          targetOf(session),
          session.period,
          session.enable ? "yes" : "no",
        ]),
    },
  ];
}

function targetOf({ twamp, echo, throughput, trace, transfer }: AgentSession["session"]): string {
  const targets = [
    twamp?.reflectorAddr,
    echo?.reflectorAddr,
    throughput?.testServerAddress,
    trace?.destination,
    transfer?.destinationUrl,
  ];
  return targets.find((target) => target !== undefined) ?? "";
}

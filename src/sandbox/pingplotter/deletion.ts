import type { Viewing } from "./agent-view";
import { isLive, unknownAgent } from "./known-agents";
import { refuse } from "./refusal";
import type { AgentDelete } from "./requests";
import { findAgent, type StoredAgent, sessionsOf } from "./state";

/** Deletes an agent, softly. @throws what the vendor answers when it does not. */
export function deleteAgent(viewing: Viewing, { UniqueId, ShouldUninstall }: AgentDelete): void {
  const agent = findAgent(viewing.state, UniqueId);
  if (!agent) throw unknownAgent();
  if (!isLive(agent)) {
    refuseSecondDelete(viewing);
    return;
  }
  if (ShouldUninstall && !agent.online) refuseOfflineUninstall(viewing);
  if (ShouldUninstall && agent.online) delete agent.device;
  remove(viewing, agent);
}

/** assumed: pingplotter-second-delete */
function refuseSecondDelete({ options }: Viewing): void {
  switch (options.reading("pingplotter-second-delete")) {
    case "404":
      throw unknownAgent();
    case "400":
      throw refuse(400, "The agent is deleted already.");
    case "true":
      return;
  }
}

/** assumed: pingplotter-uninstall-offline */
function refuseOfflineUninstall({ options }: Viewing): void {
  if (options.reading("pingplotter-uninstall-offline") === "accepted") return;
  throw refuse(400, "The agent must be online to be uninstalled.");
}

/** The agent goes offline and its sessions are closed, of which the vendor says nothing. */
function remove({ state, options }: Viewing, agent: StoredAgent): void {
  const time = options.now().toISOString();
  if (agent.online) agent.lastMessage = time;
  agent.online = false;
  agent.deleted = time;
  for (const session of sessionsOf(state, agent.id)) session.status = "Closed";
}

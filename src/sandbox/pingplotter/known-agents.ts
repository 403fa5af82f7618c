import type { Viewing } from "./agent-view";
import { refuse } from "./refusal";
import { findAgent, type PingPlotterState, type StoredAgent } from "./state";

/** Nothing but a read or another delete finds a deleted agent. @throws 404 */
export function liveAgent(state: PingPlotterState, id: string): StoredAgent {
  const agent = findAgent(state, id);
  if (!agent || !isLive(agent)) throw unknownAgent();
  return agent;
}

export function isLive({ deleted }: StoredAgent): boolean {
  return deleted === undefined;
}

export function unknownAgent() {
  return refuse(404, "There is no such agent.");
}

/** assumed: pingplotter-new-agent-in-list */
export function isListedYet({ options }: Viewing, { created }: StoredAgent): boolean {
  const isLate = options.reading("pingplotter-new-agent-in-list") === "after-a-second";
  return !isLate || Date.parse(created) + 1000 <= options.now().getTime();
}

export function isFoundById({ options }: Viewing, agent: StoredAgent): boolean {
  // assumed: pingplotter-deleted-by-id
  if (!isLive(agent) && options.reading("pingplotter-deleted-by-id") === "404") return false;
  // assumed: pingplotter-template-by-id
  return !agent.isTemplate || options.reading("pingplotter-template-by-id") === "found";
}

/** assumed: pingplotter-names */
export function refuseTakenName({ state, options }: Viewing, { id, name }: Pick<StoredAgent, "id" | "name">): void {
  if (options.reading("pingplotter-names") === "repeatable") return;
  const taken = Object.values(state.agents).some((agent) => isLive(agent) && agent.id !== id && agent.name === name);
  if (taken) throw refuse(400, "Another agent has this name.");
}

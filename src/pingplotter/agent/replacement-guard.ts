import { type Change, containsUnknown, type Values } from "../../lifecycle";
import { type AgentCall, findAgent } from "./find-agent";
import { isInstalled } from "./wire";

/**
 * Why these changes must not replace the agent, or undefined. An installed agent cannot be made again: its device stays
 * bound to the deleted one. The state may be older than the installation, so PingPlotter is asked when the state knows
 * of none.
 *
 * @param replaces paths of the properties whose change replaces the agent
 */
export async function refuseReplacement(
  call: AgentCall,
  id: string,
  { olds, news }: Change,
  replaces: readonly string[],
): Promise<string | undefined> {
  // A value that is only known during `up` may turn out to be the old one; the guard is asked again then.
  const changed = topLevel(replaces).filter((property) => !containsUnknown(news[property]));
  if (changed.length === 0 || news.replaceInstalled === true) return undefined;
  const machine = await machineOf(call, id, olds);
  return machine === undefined ? undefined : refusal(id, olds, machine, changed);
}

/** Where the agent is installed, in words; undefined when it is not installed. */
async function machineOf(call: AgentCall, id: string, olds: Values): Promise<string | undefined> {
  const { platform, machineName, machineID } = olds as Record<string, never>;
  if (isInstalled({ Platform: platform, MachineName: machineName, MachineID: machineID })) {
    return named(machineName);
  }
  const agent = await findAgent(call, id, olds.isTemplate === true);
  return agent && isInstalled(agent) ? named(agent.MachineName) : undefined;
}

function named(machineName: string | null | undefined): string {
  return machineName ? `device "${machineName}"` : "a device";
}

function topLevel(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path))];
}

function refusal(id: string, olds: Values, machine: string, changed: string[]): string {
  const ignored = changed.map((property) => `"${property}"`).join(", ");
  const byHand = changed.includes("targets") ? " and change the targets in PingPlotter Cloud" : "";
  return [
    `PingPlotter agent "${olds.name ?? id}" (${id}) is installed on ${machine} and would be replaced because of a change to ${changed.join(" and ")}.`,
    "The device would stay with the deleted agent, and its monitoring would end.",
    "To allow that, set replaceInstalled: true and install the new agent afterwards.",
    `To keep the agent, undo the change, or add the resource option ignoreChanges: [${ignored}]${byHand}.`,
    "The resource option protect: true refuses every deletion of the agent.",
  ].join(" ");
}

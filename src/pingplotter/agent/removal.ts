import { isHttpError } from "../../http";
import type { Values } from "../../lifecycle";
import { type AgentCall, findAgent, isGone } from "./find-agent";
import { isInstalled } from "./wire";

/** Deletes an agent, and uninstalls it from its device when the state says so. */
export async function removeAgent(call: AgentCall, id: string, olds: Values): Promise<void> {
  await deleteAsAsked(call, id, olds);
  call.client.agentNames.deleted(id);
}

async function deleteAsAsked(call: AgentCall, id: string, olds: Values): Promise<void> {
  if (olds.uninstallOnDelete !== true) return deleteAgent(call, id, false, olds);
  const agent = await findAgent(call, id, mayBeTemplate(olds));
  if (!agent) return;
  const installed = isInstalled(agent);
  // What the vendor does with an uninstall that cannot reach the device is not known, so it is not tried.
  if (installed && agent.IsOnline !== true) {
    throw new Error(
      `PingPlotter agent "${agent.Name}" (${id}) is offline, so it cannot be uninstalled from its device. Bring the device online and try again, or set uninstallOnDelete: false, run pulumi up and delete the agent without uninstalling it.`,
    );
  }
  await deleteAgent(call, id, installed, olds);
}

async function deleteAgent(call: AgentCall, id: string, shouldUninstall: boolean, olds: Values): Promise<void> {
  try {
    await call.client.deleteAgent(id, shouldUninstall, call);
  } catch (error) {
    if (isGone(error)) return;
    // assumed: pingplotter-second-delete. A refusal may mean that the agent is gone already.
    if (isRefusal(error) && (await isProvenGone(call, id, olds))) return;
    throw error;
  }
}

/** False as well when nobody can tell: then the refusal is what the user has to see. */
async function isProvenGone(call: AgentCall, id: string, olds: Values): Promise<boolean> {
  const agent = findAgent(call, id, mayBeTemplate(olds));
  return agent.then(
    (found) => found === undefined,
    () => false,
  );
}

function mayBeTemplate(olds: Values): boolean {
  return olds.isTemplate === true;
}

function isRefusal(error: unknown): boolean {
  return !isHttpError(error) || error.kind === "validation" || error.kind === "conflict";
}

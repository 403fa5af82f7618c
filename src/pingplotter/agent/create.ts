import { isHttpError } from "../../http";
import { objectName, resourceName, type Values } from "../../lifecycle";
import type { WireAgent } from "../api/wire";
import type { AgentCall } from "./find-agent";
import { agentMadeSince, findLostAgent } from "./lost-answer";
import { toWire } from "./wire";

const TYPE = "PingPlotterAgent";

/**
 * Makes the agent with one POST. PingPlotter allows equal names, so a list of all agents, one for all creates of a run,
 * tells before whether one has the name: another run may have made it and been killed.
 */
export async function makeAgent(call: AgentCall, news: Values): Promise<WireAgent> {
  const earlier = call.begunAt === undefined ? undefined : await agentMadeSince(call, news, call.begunAt);
  const agent = earlier ?? (await postAgent(call, news));
  call.client.agentsMade.set(agent.UniqueId, agent.Name);
  return agent;
}

async function postAgent(call: AgentCall, news: Values): Promise<WireAgent> {
  if (news.allowSameName !== true) await refuseSameName(call, news);
  const sentAt = call.client.now();
  return call.client.createAgent(toWire(news), call).catch((error: unknown) => {
    if (!isHttpError(error) || !error.mayHaveTakenEffect) throw error;
    return findLostAgent(call, news, sentAt, error);
  });
}

/** @throws Error with the id of the other agent, and what may have happened. */
async function refuseSameName(call: AgentCall, { name, isTemplate = false }: Values): Promise<void> {
  const listed = await call.client.knownAgents(call);
  const named = listed.filter((agent) => agent.Name === name && (agent.IsTemplate ?? false) === isTemplate);
  const made = [...call.client.agentsMade].filter(([, other]) => other === name).map(([id]) => id);
  const ids = [...named.map(({ UniqueId }) => UniqueId), ...made].filter((id) => !isReplaced(call, id));
  const [id] = ids;
  if (id === undefined) return;
  const owner = call.run.owners.otherThan(call.identity, objectName(TYPE, call.account, id));
  throw new Error(
    [
      `A PingPlotter agent named "${name}" exists already (${[...new Set(ids)].join(", ")}).`,
      owner === undefined ? "" : `The resource "${resourceName(owner)}" of this program manages it.`,
      'If this resource was renamed in the program, give it aliases: [{ name: "<old name>" }] or run pulumi state rename.',
      "If another stack or person manages it, choose another name.",
      `Only if nobody else does, set adoptId: "${id}" to take it over; for a second agent of the name set allowSameName: true.`,
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
  );
}

/** The agent that this resource has so far is there until its replacement is made. */
function isReplaced({ account, identity, run }: AgentCall, id: string): boolean {
  return run.owners.objectOf(identity) === objectName(TYPE, account, id);
}

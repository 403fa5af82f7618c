import { isHttpError } from "../../http";
import { resourceName, type Values } from "../../lifecycle";
import type { WireAgent } from "../api/wire";
import { type AgentCall, agentObject } from "./find-agent";
import { agentMadeSince, findLostAgent } from "./lost-answer";
import { toWire } from "./wire";

/**
 * Makes the agent with one POST. PingPlotter allows equal names, so a list of all agents, one for all creates of a run,
 * tells before whether one has the name: another run may have made it and been killed.
 */
export async function makeAgent(call: AgentCall, news: Values): Promise<WireAgent> {
  const earlier = call.begunAt === undefined ? undefined : await agentMadeSince(call, news, call.begunAt);
  const agent = earlier ?? (await (news.allowSameName === true ? postAgent : postAgentOfNewName)(call, news));
  call.client.agentNames.gave(agent.UniqueId, agent.Name);
  return agent;
}

async function postAgentOfNewName(call: AgentCall, news: Values): Promise<WireAgent> {
  const { agentNames } = call.client;
  const name = String(news.name);
  await refuseSameName(call, news);
  if (!agentNames.claim(name, call.identity)) {
    throw sameName(name, `The resource "${resourceName(agentNames.claimantOf(name) ?? "")}" of this program makes it.`);
  }
  return postAgent(call, news).finally(() => agentNames.release(name));
}

async function postAgent(call: AgentCall, news: Values): Promise<WireAgent> {
  const sentAt = call.client.now();
  return call.client.createAgent(toWire(news), call).catch((error: unknown) => {
    if (!isHttpError(error) || !error.mayHaveTakenEffect) throw error;
    return findLostAgent(call, news, sentAt, error);
  });
}

/** @throws Error with the id of the other agent, and what may have happened. */
async function refuseSameName(call: AgentCall, { name, isTemplate }: Values): Promise<void> {
  const named = call.client.agentNames.idsOf(name, isTemplate === true, await call.client.knownAgents(call));
  const ids = named.filter((id) => !isReplaced(call, id));
  const [id] = ids;
  if (id === undefined) return;
  const owner = call.run.owners.otherThan(call.identity, agentObject(call, id));
  const managed = owner === undefined ? [] : [`The resource "${resourceName(owner)}" of this program manages it.`];
  throw new Error(
    [
      `A PingPlotter agent named "${name}" exists already (${ids.join(", ")}).`,
      ...managed,
      'If this resource was renamed in the program, give it aliases: [{ name: "<old name>" }] or run pulumi state rename.',
      "If another stack or person manages it, choose another name.",
      `Only if nobody else does, set adoptId: "${id}" to take it over; for a second agent of the name set allowSameName: true.`,
    ].join(" "),
  );
}

function sameName(name: string, who: string): Error {
  return new Error(
    `A PingPlotter agent named "${name}" exists already. ${who} Choose another name, or set allowSameName: true.`,
  );
}

/** The agent that this resource has so far is there until its replacement is made. */
function isReplaced(call: AgentCall, id: string): boolean {
  return call.run.owners.objectOf(call.identity) === agentObject(call, id);
}

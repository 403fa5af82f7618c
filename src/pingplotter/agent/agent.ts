import { isHttpError } from "../../http";
import { type Created, defineResource, type Values } from "../../lifecycle";
import type { PingPlotterClient } from "../api/client";
import type { WireAgent } from "../api/wire";
import { agentInputs, agentOutputs } from "./fields";
import { type AgentCall, findAgent, reservedId } from "./find-agent";
import { findLostAgent } from "./lost-answer";
import { removeAgent } from "./removal";
import { refuseReplacement } from "./replacement-guard";
import { agentRules } from "./rules";
import { applyPauses, withLivePauses } from "./sessions";
import { outputsIn, outputsOf, toWire } from "./wire";

/**
 * A PingPlotter Cloud agent or agent template. Source: PingPlotter Cloud manual, Agents and Sessions, samples of
 * 2025-11.
 */
export const pingPlotterAgent = defineResource<PingPlotterClient>({
  type: "PingPlotterAgent",
  description:
    "A PingPlotter Cloud agent: its record and installer link. It traces its targets once somebody installs it on a device.",
  inputs: agentInputs,
  outputs: agentOutputs,
  nameProperty: "name",
  deleteBeforeReplace: false,
  rules: agentRules,
  guard: refuseReplacement,

  async create(call, news) {
    const sentAt = Date.now();
    const made = madeWith(call);
    const agent = await call.client.createAgent(toWire(news), call).catch((error: unknown) => {
      if (!isHttpError(error) || !error.mayHaveTakenEffect) throw error;
      return findLostAgent(call, news, sentAt, made, error);
    });
    made.add(agent.UniqueId);
    // A new agent runs nowhere, so there is nothing to pause yet.
    return created(agent, news, {});
  },

  async read(call, id, olds) {
    const reserved = reservedId(id);
    if (reserved !== undefined) throw new Error(`${reserved}.`);
    const isNew = olds.uniqueId === undefined;
    const agent = await findAgent(call, id, isNew || olds.isTemplate === true);
    if (!agent) return undefined;
    if (isNew && olds.adoptId !== undefined) refuseUnnamedTemplate(agent, olds);
    return created(agent, await withLivePauses(call, agent.UniqueId, olds), olds);
  },

  async update(call, id, change) {
    const { olds, news } = change;
    if (news.name !== olds.name) await call.client.renameAgent(id, String(news.name), call);
    await applyPauses(call, id, change);
    // Nothing writes isTemplate, so what the agent is stays what it was.
    return { inputs: { ...news, isTemplate: olds.isTemplate ?? news.isTemplate }, outputs: outputsIn(olds) };
  },

  delete: removeAgent,
});

/** An agent in the program's vocabulary. Targets are never shown, so those of `set` are kept. */
function created(agent: WireAgent, set: Values, olds: Values): Created {
  const { targets, paused } = set;
  return {
    id: agent.UniqueId,
    inputs: { name: agent.Name, isTemplate: agent.IsTemplate, targets, paused },
    outputs: outputsOf(agent, olds),
  };
}

/** A program that did not say so would take a template that the GET by id does not know for deleted. */
function refuseUnnamedTemplate(agent: WireAgent, { isTemplate }: Values): void {
  if (agent.IsTemplate !== true || isTemplate === true) return;
  throw new Error(
    `adoptId "${agent.UniqueId}" names an agent template. Set isTemplate: true, or give the id of an agent.`,
  );
}

const idsMade = new WeakMap<PingPlotterClient, Set<string>>();

/** The ids that this client got: an agent that another resource made is not the one whose answer was lost. */
function madeWith({ client }: AgentCall): Set<string> {
  const ids = idsMade.get(client) ?? new Set<string>();
  idsMade.set(client, ids);
  return ids;
}

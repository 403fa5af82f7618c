import { type Created, defineResource, type Values } from "../../lifecycle";
import { pingPlotterAccounts } from "../accounts";
import type { PingPlotterClient } from "../api/client";
import type { WireAgent } from "../api/wire";
import { makeAgent } from "./create";
import { type AgentInputs, agentInputs, agentOutputs } from "./fields";
import { findAgent, reservedId } from "./find-agent";
import { tellPendingPauses } from "./pauses";
import { removeAgent } from "./removal";
import { refuseReplacement } from "./replacement-guard";
import { agentRules } from "./rules";
import { withLivePauses } from "./sessions";
import { changeAgent } from "./update";
import { outputsIn, outputsOf } from "./wire";

const example = `
const laptop = new netassure.PingPlotterAgent("front-desk", {
  targets: [{ address: "192.0.2.1", alias: "Router" }, { address: "shop.example.com" }],
});

export const installer = laptop.downloadUrl;
`;

/**
 * A PingPlotter Cloud agent or agent template. Source: PingPlotter Cloud manual, Agents and Sessions, samples of
 * 2025-11.
 */
export const pingPlotterAgent = defineResource<PingPlotterClient, AgentInputs>({
  type: "PingPlotterAgent",
  description:
    "A PingPlotter Cloud agent: its record and installer link. It traces its targets once somebody installs it on a device.",
  example,
  inputs: agentInputs,
  outputs: agentOutputs,
  accounts: pingPlotterAccounts,
  nameProperty: "name",
  deleteBeforeReplace: () => false,
  rules: agentRules,
  guard: refuseReplacement,

  async create(call, news) {
    const agent = await makeAgent(call, news);
    tellPendingPauses(call, news);
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
    const agent = await changeAgent(call, id, change);
    // Nothing writes isTemplate, so what the agent is stays what it was.
    const inputs = { ...news, name: agent?.Name ?? news.name, isTemplate: olds.isTemplate ?? news.isTemplate };
    return { inputs, outputs: agent ? outputsOf(agent, olds) : outputsIn(olds) };
  },

  delete: removeAgent,

  async list({ client, signal }) {
    const agents = await client.listAgents({ includeTemplates: true }, { signal });
    return agents.map(({ UniqueId, Name }) => ({ id: UniqueId, name: Name }));
  },
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

import { isHttpError } from "../../http";
import { type Call, objectName } from "../../lifecycle";
import type { PingPlotterClient } from "../api/client";
import type { WireAgent } from "../api/wire";

export type AgentCall = Call<PingPlotterClient>;

/** Names the agent among all objects of a run. */
export function agentObject({ account }: AgentCall, id: string): string {
  return objectName("PingPlotterAgent", account, id);
}

/** The agent, or undefined when PingPlotter proves that it is gone: unknown id, or marked as deleted. */
export async function findAgent(call: AgentCall, id: string, mayBeTemplate: boolean): Promise<WireAgent | undefined> {
  const agent = await getAgent(call, id, mayBeTemplate);
  // A delete is soft: the record stays readable with this mark.
  return agent?.Deleted === true ? undefined : agent;
}

async function getAgent(call: AgentCall, id: string, mayBeTemplate: boolean): Promise<WireAgent | undefined> {
  try {
    return await call.client.getAgent(id, call);
  } catch (error) {
    if (!isGone(error)) throw error;
    // assumed: pingplotter-template-by-id. Unlike the list, the GET by id cannot be told to include templates.
    return mayBeTemplate ? inList(call, id) : undefined;
  }
}

async function inList(call: AgentCall, id: string): Promise<WireAgent | undefined> {
  const agents = await call.client.listAgents({ includeTemplates: true }, call);
  return agents.find(({ UniqueId }) => UniqueId === id);
}

/** Whether an answer proves that the id is unknown. */
export function isGone(error: unknown): boolean {
  return isHttpError(error, "not-found") || (isHttpError(error) && error.status === 410);
}

const RESERVED = ["customfields", "status"];

/** Why a text cannot be an agent's id, or undefined: these paths below /agents lead elsewhere. */
export function reservedId(id: string): string | undefined {
  return RESERVED.includes(id.trim().toLowerCase())
    ? `"${id}" cannot be the id of a PingPlotter agent, because /agents/${id} is another operation. Give the agent's UniqueId`
    : undefined;
}

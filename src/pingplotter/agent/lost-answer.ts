import { lookAgain } from "../../http";
import { messageOf, UnknownOutcomeError, type Values } from "../../lifecycle";
import type { WireAgent } from "../api/wire";
import { type AgentCall, agentObject } from "./find-agent";

/**
 * The agent that an earlier process began to make at that time, when there is exactly one that it can be: of the same
 * name and kind, and made since by the vendor's clock.
 */
export async function agentMadeSince(call: AgentCall, news: Values, since: number): Promise<WireAgent | undefined> {
  const [only, ...others] = await agentsMadeSince(call, news, since);
  return others.length === 0 && only !== undefined && createdAt(only) > 0 ? only : undefined;
}

/**
 * Finds the agent that a POST made although its answer was lost, so that it is never made twice. Names need not be
 * unique, so exact name and kind and a creation time after the POST was sent identify it.
 *
 * @throws UnknownOutcomeError with the words of the POST's error: there is no such agent yet, or it cannot be told which.
 */
export async function findLostAgent(call: AgentCall, news: Values, sentAt: number, lost: unknown): Promise<WireAgent> {
  const look = () => agentsMadeSince(call, news, sentAt);
  const possible = await lookAgain(lost, call.client.pause, look, call.signal).catch((error: unknown) => {
    throw new UnknownOutcomeError(
      `${messageOf(lost)} It is not known whether agent "${news.name}" was created, because looking for it failed too: ${messageOf(error)} Run pulumi up again: a run within the next minutes takes it up.`,
      { cause: lost },
    );
  });
  const [only] = possible;
  if (!only) {
    throw new UnknownOutcomeError(
      `${messageOf(lost)} No new agent named "${news.name}" is there, so it was most likely not created. Run pulumi up again.`,
      { cause: lost },
    );
  }
  if (possible.length === 1 && createdAt(only) > 0) return only;
  const ids = possible.map(({ UniqueId }) => UniqueId).join(", ");
  throw new UnknownOutcomeError(
    `${messageOf(lost)} It cannot be told which agent named "${news.name}" was created by it (candidates: ${ids}). Set adoptId to the one to keep, without targets, and delete the surplus ones; or delete them all and run pulumi up again.`,
    { cause: lost },
  );
}

/** An answer without a creation date excludes nothing; an agent that another resource of the program manages is not it. */
async function agentsMadeSince(call: AgentCall, news: Values, since: number): Promise<WireAgent[]> {
  const isTemplate = news.isTemplate === true;
  const agents = await call.client.listAgents({ includeTemplates: true }, call);
  const start = call.client.vendorTime(since);
  return agents.filter(
    (agent) =>
      agent.Name === news.name &&
      (agent.IsTemplate ?? isTemplate) === isTemplate &&
      !agent.Deleted &&
      !call.client.agentNames.knows(agent.UniqueId) &&
      call.run.owners.otherThan(call.identity, agentObject(call, agent.UniqueId)) === undefined &&
      !(createdAt(agent) < start),
  );
}

/** NaN without a date; year 1 is how the vendor writes "never". */
function createdAt({ CreationDate }: WireAgent): number {
  const time = Date.parse(CreationDate ?? "");
  return time > 0 ? time : Number.NaN;
}

import { lookAgain } from "../../http";
import { messageOf, type Values } from "../../lifecycle";
import type { WireAgent } from "../api/wire";
import type { AgentCall } from "./find-agent";

/** How far the vendor's clock may be behind ours. assumed: two minutes are enough, the API names no figure. */
const CLOCK_SKEW_MS = 120_000;

/**
 * Finds the agent that a POST made although its answer was lost, so that it is never made twice. Names need not be
 * unique, so exact name and kind and a creation time after the POST was sent identify it. `known` holds the ids of
 * agents that other resources made meanwhile.
 *
 * @throws the error of the POST when there is no such agent, or an error that lists the ids when it cannot be told.
 */
export async function findLostAgent(
  call: AgentCall,
  news: Values,
  sentAt: number,
  known: ReadonlySet<string>,
  lost: unknown,
): Promise<WireAgent> {
  const isPossible = (agent: WireAgent) => !known.has(agent.UniqueId) && !(createdAt(agent) < sentAt - CLOCK_SKEW_MS);
  const look = async () => (await sameName(call, news, lost)).filter(isPossible);
  const possible = await lookAgain(lost, call.client.pause, look, call.signal);
  const [only] = possible;
  if (!only) throw lost;
  if (possible.length === 1 && createdAt(only) > 0) return only;
  const ids = possible.map(({ UniqueId }) => UniqueId).join(", ");
  throw new Error(
    `${messageOf(lost)} It cannot be told which agent named "${news.name}" was created by it (candidates: ${ids}). Set adoptId to the one to keep, without targets, and delete the surplus ones; or delete them all and run pulumi up again.`,
    { cause: lost },
  );
}

async function sameName(call: AgentCall, news: Values, lost: unknown): Promise<WireAgent[]> {
  const isTemplate = news.isTemplate === true;
  const agents = await call.client.listAgents({ includeTemplates: true }, call).catch((error: unknown) => {
    throw new Error(
      `${messageOf(lost)} It is not known whether agent "${news.name}" was created, because looking for it failed too: ${messageOf(error)} Look for it in PingPlotter Cloud before pulumi up runs again: delete it, or set adoptId.`,
      { cause: lost },
    );
  });
  return agents.filter(
    ({ Name, IsTemplate, Deleted }) => Name === news.name && (IsTemplate ?? isTemplate) === isTemplate && !Deleted,
  );
}

/** NaN without a date; year 1 is how the vendor writes "never". */
function createdAt({ CreationDate }: WireAgent): number {
  const time = Date.parse(CreationDate ?? "");
  return time > 0 ? time : Number.NaN;
}

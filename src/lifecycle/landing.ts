import type { Answer, Call, ResourceDefinition } from "./definition";
import { differingPaths } from "./diff";
import { isObject, type Values } from "./fields/schema";
import { plainValues } from "./fields/values";
import { liveOf } from "./live";
import { messageOf } from "./message-of";
import { PartialWriteError } from "./partial-write-error";
import { survivingPaths } from "./restored";

/** A write whose answer is to be compared with what was sent. */
export interface Write<C> {
  definition: ResourceDefinition<C>;
  call: Call<C>;
  id: string;
  /** The last known live values; empty for a new object. */
  olds: Values;
  /** What the program sets. */
  news: Values;
  /** What was sent: `news`, and the defaults of what the program dropped. */
  wanted: Values;
}

/** The state of a live object: the properties that the program sets, and the computed outputs. */
export function stateOf<C>(definition: ResourceDefinition<C>, set: Values, answer: Answer): Values {
  return plainValues({ ...liveOf(definition.inputs, set, answer.inputs), ...answer.outputs });
}

/** The paths of `wanted` that an answer does not show. */
export function missingPaths<C>(definition: ResourceDefinition<C>, wanted: Values, answer: Answer): string[] {
  return differingPaths(definition.inputs, liveOf(definition.inputs, wanted, answer.inputs), wanted);
}

/**
 * Compares the answer with what was sent. What did not land is sent once more; what still did not land is named in an
 * error that keeps the object in state.
 */
export async function settled<C>(write: Write<C>, answer: Answer): Promise<Values> {
  const { definition, news } = write;
  if (notLanded(write, answer).length === 0) return stateOf(definition, news, answer);
  const second = await secondWrite(write, answer);
  const left = notLanded(write, second);
  if (left.length === 0) return stateOf(definition, news, second);
  throw new PartialWriteError(write.id, unsettledState(write, second), [
    `The vendor accepted the request but did not apply ${left.join(", ")}. Check that the account allows ${left.length === 1 ? "it" : "them"}; the next pulumi up tries again.`,
  ]);
}

async function secondWrite<C>(write: Write<C>, answer: Answer): Promise<Answer> {
  const { definition, call, id, wanted } = write;
  try {
    call.signal?.throwIfAborted();
    return await definition.update(call, id, { olds: stateOf(definition, wanted, answer), news: wanted });
  } catch (error) {
    throw new PartialWriteError(id, unsettledState(write, answer), [messageOf(error)], { cause: error });
  }
}

function notLanded<C>({ definition, olds, news, wanted }: Write<C>, answer: Answer): string[] {
  const surviving = survivingPaths(definition as ResourceDefinition, olds, news, answer);
  return [...new Set([...missingPaths(definition, wanted, answer), ...surviving])];
}

/**
 * The state after a write that did not land as a whole. What the program dropped and the vendor kept stays in it, so
 * that the next update knows that there is still something to restore.
 */
function unsettledState<C>(write: Write<C>, answer: Answer): Values {
  const { definition, olds, news, wanted } = write;
  const names = notLanded(write, answer).map((path) => path.split(/[.[]/)[0] as string);
  const kept = names.map((name) => [name, merged(olds[name], wanted[name])] as const);
  return stateOf(definition, { ...news, ...Object.fromEntries(kept) }, answer);
}

function merged(old: unknown, now: unknown): unknown {
  if (!isObject(old) || !isObject(now)) return now ?? old;
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return Object.fromEntries([...names].map((name) => [name, merged(old[name], now[name])]));
}

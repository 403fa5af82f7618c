import type { Call } from "./call";
import type { Answer, ResourceDefinition } from "./definition";
import { differingPaths } from "./diff";
import { keysOf, placeOf, valueAt } from "./fields/place";
import { isObject, type Values } from "./fields/schema";
import { shown } from "./fields/type-in-words";
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

/** The state of a live object: the properties that the program sets, the computed outputs, and where it lives. */
export function stateOf<C>(definition: ResourceDefinition<C>, call: Call<C>, set: Values, answer: Answer): Values {
  const live = liveOf(definition.inputs, set, answer.inputs);
  return plainValues({ ...live, ...answer.outputs, account: call.account });
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
  const { definition, call, news } = write;
  if (notLanded(write, answer).length === 0) return stateOf(definition, call, news, answer);
  const second = await secondWrite(write, answer);
  const left = notLanded(write, second);
  if (left.length === 0) return stateOf(definition, call, news, second);
  throw new PartialWriteError(write.id, unsettledState(write, second), [unsettledReason(write, second, left)]);
}

async function secondWrite<C>(write: Write<C>, answer: Answer): Promise<Answer> {
  const { definition, call, id, wanted } = write;
  try {
    call.signal?.throwIfAborted();
    return await definition.update(call, id, { olds: unsettledState(write, answer), news: wanted });
  } catch (error) {
    throw new PartialWriteError(id, unsettledState(write, answer), [messageOf(error)], { cause: error });
  }
}

function notLanded<C>({ definition, olds, news, wanted }: Write<C>, answer: Answer): string[] {
  const surviving = survivingPaths(definition as ResourceDefinition, olds, news, answer);
  return [...new Set([...missingPaths(definition, wanted, answer), ...surviving])];
}

function unsettledReason<C>(write: Write<C>, answer: Answer, left: string[]): string {
  const differences = left.map((path) => difference(write, answer, path)).join("; ");
  return `The vendor accepted the request for ${write.id} but did not apply ${differences}. Either the account does not allow it, or netassure misjudges the API: then please report this line. The next pulumi up tries again.`;
}

function difference<C>({ definition, wanted }: Write<C>, { inputs }: Answer, path: string): string {
  const keys = keysOf(path);
  if (placeOf(definition.inputs, wanted, keys).secret) return path;
  const [sent, answered] = [valueAt(wanted, keys), valueAt(inputs, keys)].map(inWords);
  return `${path} (sent ${sent}, answered ${answered})`;
}

function inWords(value: unknown): string {
  return value === undefined ? "nothing" : shown(value);
}

/**
 * The state after a write that did not land as a whole. What the program dropped and the vendor kept stays in it, so
 * that the next update knows that there is still something to restore.
 */
function unsettledState<C>(write: Write<C>, answer: Answer): Values {
  const { definition, call, olds, news, wanted } = write;
  const names = notLanded(write, answer).map((path) => String(keysOf(path)[0]));
  const kept = names.map((name) => [name, merged(olds[name], wanted[name])] as const);
  return stateOf(definition, call, { ...news, ...Object.fromEntries(kept) }, answer);
}

function merged(old: unknown, now: unknown): unknown {
  if (!isObject(old) || !isObject(now)) return now ?? old;
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return Object.fromEntries([...names].map((name) => [name, merged(old[name], now[name])]));
}

import { AdoptionError, findAdoptee } from "./adoption";
import type { HostCall } from "./call";
import type { CheckFailure, ResourceDefinition } from "./definition";
import { differingPaths } from "./diff";
import { keysOf, placeOf, valueAt } from "./fields/place";
import type { Values } from "./fields/schema";
import { shown } from "./fields/type-in-words";
import { containsUnknown } from "./fields/values";
import { liveOf, smallestInputs } from "./live";
import { messageOf } from "./message-of";

/**
 * Looks at the object that a new resource would take over, so that a preview says whether it exists and what `up` would
 * change of it. What the program does not set is told too, because it stays as it is.
 */
export async function checkAdoption<C>(
  definition: ResourceDefinition<C>,
  host: HostCall<C>,
  news: Values,
): Promise<CheckFailure[]> {
  const { adoptId } = news;
  if (typeof adoptId !== "string" || containsUnknown(news)) return [];
  try {
    const { found } = await findAdoptee(definition, host, adoptId, news);
    host.run.log("info", summary(definition, found.id, found.inputs, news), host.identity);
    return [];
  } catch (error) {
    if (error instanceof AdoptionError) return [{ property: "adoptId", reason: `cannot be used: ${error.message}` }];
    const reason = `What adoptId "${adoptId}" names could not be looked at: ${messageOf(error)}`;
    host.run.log("warning", reason, host.identity);
    return [];
  }
}

function summary<C>(definition: ResourceDefinition<C>, id: string, answer: Values, news: Values): string {
  const live = liveOf(definition.inputs, news, answer);
  const changes = differingPaths(definition.inputs, live, news).map((path) => change(definition, path, live, news));
  const unmanaged = Object.keys(smallestInputs(definition.inputs, answer)).filter((name) => news[name] === undefined);
  const sentences = [
    changes.length === 0 ? `${id} is as the program says.` : `${id} exists, and up changes ${changes.join("; ")}.`,
    ...(unmanaged.length === 0 ? [] : [`Not in the program, so left as it is: ${unmanaged.join(", ")}.`]),
  ];
  return sentences.join(" ");
}

function change<C>({ inputs }: ResourceDefinition<C>, path: string, live: Values, news: Values): string {
  const keys = keysOf(path);
  if (placeOf(inputs, news, keys).secret) return `${path} (secret)`;
  return `${path} from ${shown(valueAt(live, keys) ?? null)} to ${shown(valueAt(news, keys) ?? null)}`;
}

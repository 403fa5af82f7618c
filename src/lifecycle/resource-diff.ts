import type { Call, Change, ResourceDefinition } from "./definition";
import { diffInputs, type PropertyDiff } from "./diff";
import type { Values } from "./fields/schema";

export interface ResourceDiff {
  properties: PropertyDiff[];
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/** What would change between the last known live values and the program. */
export function diffResource(definition: ResourceDefinition, id: string, olds: Values, news: Values): ResourceDiff {
  const properties = diffInputs(definition.inputs, olds, news)
    .filter(({ path }) => path !== "adoptId")
    .concat(adoptionDiff(id, olds, news));
  const replaces = properties.filter((property) => property.replaces).map(({ path }) => path);
  return { properties, replaces, deleteBeforeReplace: definition.deleteBeforeReplace };
}

/**
 * Lets a resource refuse a replacement that nobody asked for. `connect` is only called when there is one to look at.
 *
 * @throws Error that says how to allow it.
 */
export async function guardReplacement<C>(
  definition: ResourceDefinition<C>,
  connect: () => Call<C>,
  id: string,
  change: Change,
  { replaces }: ResourceDiff,
): Promise<void> {
  if (replaces.length === 0 || !definition.guard) return;
  const refusal = await definition.guard(connect(), id, change, replaces);
  if (refusal !== undefined) throw new Error(refusal);
}

/**
 * Adopting the object that is already managed changes nothing, also under a longer name than its id (`group/id`);
 * adopting another one replaces.
 */
function adoptionDiff(id: string, olds: Values, { adoptId }: Values): PropertyDiff[] {
  if (adoptId === undefined || adoptId === id || adoptId === olds.adoptId) return [];
  return [{ path: "adoptId", kind: olds.adoptId === undefined ? "add" : "update", replaces: true }];
}

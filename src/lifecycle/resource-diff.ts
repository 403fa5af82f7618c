import { type Account, accountIn } from "./account";
import type { Call } from "./call";
import type { Change, ResourceDefinition } from "./definition";
import { diffInputs, type PropertyDiff } from "./diff";
import { metaOf } from "./fields/meta";
import { fieldsFor, type InputSchema, type Values } from "./fields/schema";
import { isUnknown } from "./fields/values";

export interface ResourceDiff {
  properties: PropertyDiff[];
  replaces: string[];
  /** Also said when nothing replaces: a program can ask for that by itself (`replaceOnChanges`). */
  deleteBeforeReplace: boolean;
  /** The state is of a release that did not record where the object lives: an update completes it, if nothing else. */
  completes: boolean;
}

/** What would change between the last known live values and the program. */
export function diffResource(definition: ResourceDefinition, id: string, olds: Values, news: Values): ResourceDiff {
  const compared = comparable(definition, olds, news);
  const properties = diffInputs(definition.inputs, compared, news)
    .filter(({ path }) => path !== "adoptId")
    .concat(adoptionDiff(definition, id, olds, news));
  const replaces = properties.filter((property) => property.replaces).map(({ path }) => path);
  const deleteBeforeReplace = definition.deleteBeforeReplace({ olds: compared, news });
  return { properties, replaces, deleteBeforeReplace, completes: accountIn(olds) === undefined };
}

/**
 * The state with the parts of the account that inputs can name: what a program does not say stays where it is, and what
 * a state does not tell is no reason to move the object.
 */
export function comparable({ inputs }: Pick<ResourceDefinition, "inputs">, olds: Values, news: Values): Values {
  const account = accountIn(olds);
  const parts = accountParts(inputs, news).map(({ name, part }) => [
    name,
    news[name] === undefined ? undefined : (account?.[part] ?? olds[name] ?? news[name]),
  ]);
  return { ...olds, ...Object.fromEntries(parts) };
}

/** The account that the inputs name, and where they say nothing, the one that the object lives in. */
export function accountNamed({ inputs }: Pick<ResourceDefinition, "inputs">, lives: Account, news: Values): Account {
  const named = accountParts(inputs, news).flatMap(({ name, part }) => {
    const value = news[name];
    return typeof value === "string" && !isUnknown(value) ? [[part, value]] : [];
  });
  return { ...lives, ...Object.fromEntries(named) };
}

/** The inputs that name a part of the account, each with the part. */
function accountParts(inputs: InputSchema, news: Values): { name: string; part: string }[] {
  return Object.entries(fieldsFor(inputs, news)).flatMap(([name, field]) => {
    const { accountPart } = metaOf(field);
    return accountPart === undefined ? [] : [{ name, part: accountPart }];
  });
}

/**
 * Lets a resource refuse a replacement that nobody asked for. `connect` is only called when there is one to look at.
 *
 * @throws Error that says how to allow it.
 */
export async function guardReplacement<C>(
  definition: ResourceDefinition<C>,
  connect: () => Promise<Call<C>>,
  id: string,
  change: Change,
  { replaces }: ResourceDiff,
): Promise<void> {
  if (replaces.length === 0 || !definition.guard) return;
  const refusal = await definition.guard(await connect(), id, change, replaces);
  if (refusal !== undefined) throw new Error(refusal);
}

/**
 * Adopting the object that is already managed changes nothing, also under a longer name than its id (`group/id`);
 * adopting another one replaces.
 */
function adoptionDiff(definition: ResourceDefinition, id: string, olds: Values, { adoptId }: Values): PropertyDiff[] {
  if (typeof adoptId !== "string" || adoptId === olds.adoptId) return [];
  if ((definition.parseId?.(adoptId).id ?? adoptId) === id) return [];
  return [{ path: "adoptId", kind: olds.adoptId === undefined ? "add" : "update", replaces: true }];
}

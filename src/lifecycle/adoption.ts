import { refuseElsewhere } from "./accounts";
import type { Call, HostCall } from "./call";
import type { Created, ResourceDefinition } from "./definition";
import { diffInputs } from "./diff";
import { metaOf } from "./fields/meta";
import { fieldsFor, holdsMarked, type Values } from "./fields/schema";
import { missingPaths, settled, stateOf } from "./landing";
import { liveOf } from "./live";
import { objectName, resourceName } from "./run";

/** The object is not there, or not one that this resource can take over. */
export class AdoptionError extends Error {
  override readonly name = "AdoptionError";
}

/** An existing object that a program wants to take over. */
export interface Adoptee<C> {
  call: Call<C>;
  found: Created;
}

/**
 * Finds the object that `adoptId` names.
 *
 * @throws AdoptionError when there is none, when it differs in what cannot be changed, or when another resource of this
 * run manages it.
 */
export async function findAdoptee<C>(
  definition: ResourceDefinition<C>,
  host: HostCall<C>,
  adoptId: string,
  news: Values,
): Promise<Adoptee<C>> {
  const { id, inputs } = definition.parseId?.(adoptId) ?? { id: adoptId, inputs: {} };
  const call = { ...host, account: await definition.accounts.ofNew(host, { ...news, ...inputs }) };
  await refuseElsewhere(definition.accounts, host, id, call.account);
  const found = await definition.read(call, id, news);
  if (!found) throw await absent(definition, call, adoptId, id, news);
  refuseOtherKind(definition, adoptId, liveOf(definition.inputs, news, found.inputs), { ...news, ...inputs });
  refuseOwned(definition, call, found.id);
  return { call, found };
}

/** Takes over an existing object, and changes it where it is not as the program says. */
export async function adoptResource<C>(
  definition: ResourceDefinition<C>,
  host: HostCall<C>,
  adoptId: string,
  news: Values,
): Promise<{ id: string; state: Values }> {
  const { call, found } = await findAdoptee(definition, host, adoptId, news);
  const { id } = found;
  host.run.owners.declare(objectName(definition.type, call.account, id), host.identity);
  const olds = stateOf(definition, call, news, found);
  if (missingPaths(definition, news, found).length === 0 && !setsWriteOnly(definition, news))
    return { id, state: olds };
  const answer = await definition.update(call, id, { olds, news });
  return { id, state: await settled({ definition, call, id, olds, news, wanted: news }, answer) };
}

async function absent<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  adoptId: string,
  id: string,
  news: Values,
): Promise<Error> {
  const why = await definition.explainAbsence?.(call, id, news);
  const where = definition.accounts.inWords(call.account);
  return new AdoptionError(
    `adoptId "${adoptId}" ${why ?? `names no existing object in ${where}`}. Correct the id, or remove adoptId to create one.`,
  );
}

/** What only a new object can have cannot be changed on the one that is taken over. */
function refuseOtherKind<C>(definition: ResourceDefinition<C>, adoptId: string, live: Values, news: Values): void {
  const fields = fieldsFor(definition.inputs, news);
  const fixed = diffInputs(definition.inputs, live, news)
    .filter(({ replaces, path }) => replaces && !(fields[path] && metaOf(fields[path]).accountPart))
    .map(({ path }) => path);
  if (fixed.length === 0) return;
  throw new AdoptionError(
    `adoptId "${adoptId}" names an object with another ${fixed.join(", ")}, which cannot be changed. Make the program agree with the object, or remove adoptId to create one.`,
  );
}

/** Of two owners the one that is removed from the program would take the object away from the other. */
export function refuseOwned<C>(
  { type }: Pick<ResourceDefinition<C>, "type">,
  { account, identity, run }: Pick<Call<C>, "account" | "identity" | "run">,
  id: string,
): void {
  const owner = run.owners.otherThan(identity, objectName(type, account, id));
  if (owner === undefined) return;
  throw new AdoptionError(
    `${id} is managed by the resource "${resourceName(owner)}" of this program already. Declare it once: remove one of the two, or give this one another name at the vendor.`,
  );
}

/** What cannot be read back has to be sent to be sure of it. */
function setsWriteOnly<C>(definition: ResourceDefinition<C>, news: Values): boolean {
  const fields = Object.entries(fieldsFor(definition.inputs, news));
  return fields.some(([name, field]) => holdsMarked(field, news[name], "writeOnly", true));
}

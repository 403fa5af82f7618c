import { accountIn } from "./account";
import { refuseElsewhere } from "./accounts";
import { adoptResource } from "./adoption";
import type { Call, HostCall } from "./call";
import type { Created, ResourceDefinition } from "./definition";
import { fieldsFor, type Values } from "./fields/schema";
import { plainValues } from "./fields/values";
import { settled, stateOf } from "./landing";
import { liveOf, smallestInputs } from "./live";
import { withManagedDefaults } from "./managed";
import { PartialWriteError } from "./partial-write-error";
import { withRestoredDefaults } from "./restored";
import { objectName, resourceName } from "./run";
import { UnknownOutcomeError } from "./unknown-outcome-error";

export interface Resource {
  id: string;
  /** Inputs that the program sets and computed outputs, flat. */
  state: Values;
}

/** Creates the object, or takes over the one that `adoptId` names, and verifies that everything landed. */
export async function createResource<C>(
  definition: ResourceDefinition<C>,
  host: HostCall<C>,
  news: Values,
): Promise<Resource> {
  if (typeof news.adoptId === "string") return adoptResource(definition, host, news.adoptId, news);
  const call = { ...host, account: await definition.accounts.ofNew(host, news) };
  const resource = journalName(definition, host);
  if (resource === undefined) return landed(definition, call, news, await definition.create(call, news));
  try {
    return await landed(definition, call, news, await createNoted(definition, call, resource, news));
  } finally {
    host.run.journal.answered(resource);
  }
}

async function landed<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  news: Values,
  created: Created,
): Promise<Resource> {
  const { id } = created;
  call.run.owners.declare(objectName(definition.type, call.account, id), call.identity);
  return { id, state: await settled({ definition, call, id, olds: {}, news, wanted: news }, created) };
}

/** Creates with a note of it outside of Pulumi's state, for the run after one that is killed in the middle. */
async function createNoted<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  resource: string,
  news: Values,
): Promise<Created> {
  const { journal } = call.run;
  const begun = await journal.begun(resource);
  const made = begun?.id === undefined ? undefined : await takenUp(definition, call, begun.id, news);
  if (made) return made;
  await journal.begin(resource);
  try {
    const created = await definition.create({ ...call, begunAt: begun?.at }, news);
    await journal.made(resource, created.id);
    return created;
  } catch (error) {
    if (error instanceof PartialWriteError) {
      Object.assign(error.properties, { account: call.account });
      await journal.made(resource, error.id);
    } else if (!(error instanceof UnknownOutcomeError)) await journal.end(resource);
    throw error;
  }
}

/** What an earlier run made, unless it is what this resource manages anyway and is about to replace. */
async function takenUp<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  id: string,
  news: Values,
): Promise<Created | undefined> {
  const { owners } = call.run;
  const object = objectName(definition.type, call.account, id);
  if (owners.objectOf(call.identity) === object) return undefined;
  const made = await definition.read(call, id, news);
  if (made) owners.takeUp(object);
  return made;
}

/** Undefined when the host cannot tell the resource from others, or when the object could not be found again anyway. */
function journalName<C>({ type, findable }: ResourceDefinition<C>, { identity }: HostCall<C>): string | undefined {
  return identity === undefined || findable === false ? undefined : `${type} ${identity}`;
}

/** Changes the object in place and verifies that everything landed. */
export async function updateResource<C>(
  definition: ResourceDefinition<C>,
  host: HostCall<C>,
  id: string,
  olds: Values,
  news: Values,
): Promise<Values> {
  const call = await callWhereItLives(definition, host, id, olds);
  if (accountIn(olds) === undefined) return completed(definition, call, id, olds, news);
  const wanted = withRestoredDefaults(definition as ResourceDefinition, olds, news);
  const answer = await definition.update(call, id, { olds, news: wanted });
  return settled({ definition, call, id, olds, news, wanted }, answer);
}

/** A state that does not say where the object lives learns it from the account in which the object is found. */
async function completed<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  id: string,
  olds: Values,
  news: Values,
): Promise<Values> {
  const found = await definition.read(call, id, { ...news, ...olds });
  if (!found) throw unprovenAbsence(definition, call, id);
  const set = { ...news, ...inputsIn(definition as ResourceDefinition, olds) };
  const live = stateOf(definition, call, set, found);
  const wanted = withRestoredDefaults(definition as ResourceDefinition, live, news);
  const write = { definition, call, id, olds: live, news, wanted };
  return settled(write, found);
}

/** The state of a live object, or undefined when it is proven gone. Empty `olds` is an import. */
export async function readResource<C>(
  definition: ResourceDefinition<C>,
  host: HostCall<C>,
  name: string,
  olds: Values,
): Promise<(Resource & { inputs: Values }) | undefined> {
  const stored = inputsIn(definition as ResourceDefinition, olds);
  const isImport = Object.keys(stored).length === 0;
  const { id, inputs: named } = definition.parseId?.(name) ?? { id: name, inputs: {} };
  const call = await callWhereItLives(definition, host, id, { ...olds, ...named });
  const found = await definition.read(call, id, olds);
  if (!found) {
    if (isImport || accountIn(olds)) return undefined;
    throw unprovenAbsence(definition, call, id);
  }
  const set = withManagedDefaults(definition.inputs, stored);
  const inputs = plainValues(
    isImport
      ? { ...smallestInputs(definition.inputs, found.inputs), ...named }
      : liveOf(definition.inputs, set, found.inputs),
  );
  return { id: found.id, inputs, state: plainValues({ ...inputs, ...found.outputs, account: call.account }) };
}

/** Deletes the object, unless another resource of this run has taken it over. */
export async function deleteResource<C>(
  definition: ResourceDefinition<C>,
  host: HostCall<C>,
  id: string,
  olds: Values,
): Promise<void> {
  const call = await callWhereItLives(definition, host, id, olds);
  const { owners, journal, log } = host.run;
  const object = objectName(definition.type, call.account, id);
  if (owners.isTakenUp(object)) {
    // A replacement that was forced within minutes of the first create, so that nobody said what it replaces.
    log("info", `${id} is not deleted: it was made minutes ago, and this run took it up again.`, host.identity);
    return;
  }
  const owner = owners.otherThan(host.identity, object);
  if (owner !== undefined) {
    log("info", `${id} is not deleted: "${resourceName(owner)}" manages it now.`, host.identity);
    return;
  }
  const isProven = accountIn(olds) !== undefined || (await definition.read(call, id, olds)) !== undefined;
  if (!isProven) throw unprovenAbsence(definition, call, id);
  await definition.delete(call, id, olds);
  const resource = journalName(definition, host);
  if (resource !== undefined) await journal.end(resource);
}

/**
 * The call in the account that the state names, or in the one of the settings when the state is of a release that did
 * not record it.
 */
export async function callWhereItLives<C>(
  definition: ResourceDefinition<C>,
  host: HostCall<C>,
  id: string,
  olds: Values,
): Promise<Call<C>> {
  const account = accountIn(olds);
  if (account === undefined) return { ...host, account: await definition.accounts.ofNew(host, olds) };
  await refuseElsewhere(definition.accounts, host, id, account);
  return { ...host, account };
}

function unprovenAbsence<C>(definition: ResourceDefinition<C>, { account }: Call<C>, id: string): Error {
  return new Error(
    `${id} was not found in ${definition.accounts.inWords(account)}, and the state, of an earlier release of netassure, does not say where it lives, so this does not prove that it is gone. If it lives elsewhere, use the credentials of that account (${definition.accounts.settings}). If it was deleted, run pulumi state delete with its URN.`,
  );
}

/** The properties of a state that are inputs; the rest are computed outputs. */
function inputsIn(definition: ResourceDefinition, state: Values): Values {
  const fields = fieldsFor(definition.inputs, state);
  return Object.fromEntries(Object.entries(state).filter(([name]) => name in fields));
}

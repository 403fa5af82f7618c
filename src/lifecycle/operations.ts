import { accountIn } from "./account";
import { refuseElsewhere } from "./accounts";
import { adoptResource } from "./adoption";
import type { Call, HostCall } from "./call";
import { checkInputs } from "./check";
import type { Answer, Created, ResourceDefinition } from "./definition";
import { diffInputs } from "./diff";
import { fieldsFor, type Values } from "./fields/schema";
import { plainValues } from "./fields/values";
import { settled, stateOf, type Write } from "./landing";
import { liveOf, smallestInputs } from "./live";
import { withManagedDefaults } from "./managed";
import { messageOf } from "./message-of";
import { PartialWriteError } from "./partial-write-error";
import { unseenRemovals, withRestoredDefaults } from "./restored";
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
  if (resource === undefined) return landed(definition, call, news, await placed(call, definition.create(call, news)));
  const created = await createNoted(definition, call, resource, news);
  try {
    return await landed(definition, call, news, created);
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
    const created = await placed(call, definition.create({ ...call, begunAt: begun?.at }, news));
    await journal.made(resource, created.id);
    return created;
  } catch (error) {
    if (error instanceof PartialWriteError) {
      await journal.made(resource, error.id);
      journal.answered(resource);
    } else if (!(error instanceof UnknownOutcomeError)) await journal.end(resource);
    throw error;
  }
}

/** What a handler keeps of a partly written object says where it lives, like any state. */
async function placed<C, T>({ account }: Call<C>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PartialWriteError) Object.assign(error.properties, { account });
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
  const write = { definition, call, id, olds, news, wanted };
  const state = await settled(write, await sent(write));
  for (const path of unseenRemovals(definition as ResourceDefinition, olds, news)) {
    const line = `${path} of ${id} was taken away, but no answer of the vendor ever shows it: nobody can tell from here whether it is gone.`;
    host.run.log("warning", line, host.identity);
  }
  return state;
}

/** @throws Error that also names what the request put back because the program no longer sets it. */
async function sent<C>({ definition, call, id, olds, news, wanted }: Write<C>): Promise<Answer> {
  try {
    return await placed(call, definition.update(call, id, { olds, news: wanted }));
  } catch (error) {
    const dropped = diffInputs(definition.inputs, news, wanted).map(({ path }) => path);
    if (dropped.length === 0 || error instanceof PartialWriteError) throw error;
    const also = `The request for ${id} also put back the default of what the program no longer sets: ${dropped.join(", ")}.`;
    throw new Error(`${messageOf(error)} ${also}`, { cause: error });
  }
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
  const live = stateOf(definition, call, inputsIn(definition as ResourceDefinition, olds), found);
  const wanted = withRestoredDefaults(definition as ResourceDefinition, live, news);
  const write = { definition, call, id, olds: live, news, wanted };
  const isAsWanted = diffInputs(definition.inputs, live, news).length === 0;
  return settled(write, isAsWanted ? found : await sent(write));
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
  if (isImport) tellWhatIsMissing(definition as ResourceDefinition, host, id, inputs);
  const compared = withManagedDefaults(definition.inputs, inputs);
  return { id: found.id, inputs, state: plainValues({ ...compared, ...found.outputs, account: call.account }) };
}

/** An import cannot bring what no answer shows. */
function tellWhatIsMissing(
  definition: ResourceDefinition,
  { run, identity }: HostCall<unknown>,
  id: string,
  inputs: Values,
) {
  const { failures } = checkInputs(definition, {}, {}, inputs);
  if (failures.length === 0) return;
  const missing = failures.map(({ property, reason }) => `${property} ${reason}`).join("; ");
  run.log(
    "warning",
    `${id} was imported as far as the vendor shows it. Complete it in the program: ${missing}.`,
    identity,
  );
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

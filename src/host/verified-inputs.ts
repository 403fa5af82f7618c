import {
  type Account,
  accountIn,
  accountNamed,
  type Change,
  type CheckFailure,
  callWhereItLives,
  checkAdoption,
  type HostCall,
  MissingSettingError,
  type ResourceDefinition,
  type ResourceDiff,
  type Values,
} from "../lifecycle";

export interface Verified {
  inputs: Values;
  failures: CheckFailure[];
  /** Where the object lives, or will live; unknown where the vendor was not asked or does not tell. */
  account?: Account | undefined;
}

/**
 * Inputs whose form is right, looked at by the vendor's eyes: names become ids, and for a new resource its references and
 * the object to adopt are looked up. `olds` are the inputs of the last deployment, empty for a new resource, and `lives`
 * is where they were looked up; a change is looked at when it is diffed, where the state tells the account. A program
 * without credentials can still be previewed as long as it names nothing.
 */
export async function verifiedInputs(
  definition: ResourceDefinition,
  connect: () => HostCall<unknown>,
  olds: Values,
  news: Values,
  lives?: Account,
): Promise<Verified> {
  const account = lives && accountNamed(definition, lives, news);
  const call = async () => {
    const host = connect();
    return { ...host, account: account ?? (await placeOfNew(definition, host, news)) };
  };
  const resolved = (await definition.resolve?.(call, news)) ?? { inputs: news, failures: [] };
  const isNew = Object.keys(olds).length === 0;
  if (!isNew || resolved.failures.length > 0) return { ...resolved, account };
  const { inputs } = resolved;
  return withCredentials({ inputs, failures: [] }, () => verifiedObject(definition, connect(), inputs));
}

/**
 * What the vendor would refuse of a change, looked up where the object lives or, for a replacement, where the new one
 * goes to.
 */
export async function changeFailures(
  definition: ResourceDefinition,
  connect: () => HostCall<unknown>,
  id: string,
  { olds, news }: Change,
  { properties, replaces }: ResourceDiff,
): Promise<CheckFailure[]> {
  if (properties.length === 0 || !definition.verify || accountIn(olds) === undefined) return [];
  return withCredentials([], async () => {
    if (replaces.length > 0) return (await verifiedObject(definition, connect(), news)).failures;
    const call = await callWhereItLives(definition, connect(), id, olds);
    return definition.verify?.(call, olds, news) ?? [];
  });
}

async function verifiedObject(
  definition: ResourceDefinition,
  host: HostCall<unknown>,
  inputs: Values,
): Promise<Verified> {
  // Only asked for where something is to be looked up in it.
  const account = definition.verify && (await placeOfNew(definition, host, inputs).catch(() => undefined));
  if (inputs.adoptId !== undefined) {
    return { inputs, failures: await checkAdoption(definition, host, inputs), account };
  }
  const failures = account && (await definition.verify?.({ ...host, account }, {}, inputs));
  return { inputs, failures: failures ?? [], account };
}

/** Where a new object goes, or where the one is that it takes over: an `adoptId` may name the account too. */
function placeOfNew(definition: ResourceDefinition, host: HostCall<unknown>, news: Values): Promise<Account> {
  const adopted = typeof news.adoptId === "string" ? definition.parseId?.(news.adoptId).inputs : undefined;
  return definition.accounts.ofNew(host, { ...news, ...adopted });
}

async function withCredentials<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MissingSettingError) return otherwise;
    throw error;
  }
}

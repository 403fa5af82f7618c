import {
  accountIn,
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

/**
 * Inputs whose form is right, looked at by the vendor's eyes: names become ids, and for a new resource its references and
 * the object to adopt are looked up. `olds` are the inputs of the last deployment, empty for a new resource; a change is
 * looked at when it is diffed, where the state tells the account. A program without credentials can still be previewed as
 * long as it names nothing.
 */
export async function verifiedInputs(
  definition: ResourceDefinition,
  connect: () => HostCall<unknown>,
  olds: Values,
  news: Values,
): Promise<{ inputs: Values; failures: CheckFailure[] }> {
  const resolved = (await definition.resolve?.(connect, news)) ?? { inputs: news, failures: [] };
  const isNew = Object.keys(olds).length === 0;
  if (!isNew || resolved.failures.length > 0) return resolved;
  const { inputs } = resolved;
  return { inputs, failures: await withCredentials(() => newObjectFailures(definition, connect(), inputs)) };
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
  if (replaces.length > 0) return withCredentials(() => newObjectFailures(definition, connect(), news));
  return withCredentials(async () => {
    const call = await callWhereItLives(definition, connect(), id, olds);
    return definition.verify?.(call, olds, news) ?? [];
  });
}

async function newObjectFailures(
  definition: ResourceDefinition,
  host: HostCall<unknown>,
  news: Values,
): Promise<CheckFailure[]> {
  if (news.adoptId !== undefined) return checkAdoption(definition, host, news);
  if (!definition.verify) return [];
  const account = await definition.accounts.ofNew(host, news).catch(() => undefined);
  return account === undefined ? [] : definition.verify({ ...host, account }, {}, news);
}

async function withCredentials(work: () => Promise<CheckFailure[]>): Promise<CheckFailure[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MissingSettingError) return [];
    throw error;
  }
}

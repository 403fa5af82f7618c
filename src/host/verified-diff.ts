import {
  accountIn,
  type Change,
  callWhereItLives,
  diffResource,
  guardReplacement,
  type HostCall,
  objectName,
  type ResourceDefinition,
  type ResourceDiff,
  type Run,
  refuseOwned,
  type Values,
} from "../lifecycle";
import { changeFailures } from "./verified-inputs";

/** What a resource is called; what it was called before, if an alias renamed it, follows. */
export type Identities = readonly [string | undefined, ...(string | undefined)[]];

/**
 * What would change, looked at by the vendor's eyes.
 *
 * @throws Error for a second owner, for a replacement that nobody asked for, and for what the vendor would refuse.
 */
export async function verifiedDiff(
  definition: ResourceDefinition,
  connect: () => HostCall<unknown>,
  run: Run,
  identities: Identities,
  id: string,
  change: Change,
): Promise<ResourceDiff> {
  const diff = diffResource(definition, id, change.olds, change.news);
  noteOwner(definition, run, id, change.olds, identities);
  const call = () => callWhereItLives(definition, connect(), id, change.olds);
  await guardReplacement(definition, call, id, change, diff);
  const failures = await changeFailures(definition, connect, id, change, diff);
  if (failures.length > 0) throw new Error(failures.map(({ property, reason }) => `${property} ${reason}`).join(". "));
  return diff;
}

/** @throws Error when two resources of the program manage the same object. */
function noteOwner(
  definition: ResourceDefinition,
  run: Run,
  id: string,
  olds: Values,
  [identity, ...former]: Identities,
): void {
  const account = accountIn(olds);
  if (account === undefined) return;
  refuseOwned(definition, { account, run, identity }, id);
  run.owners.declare(objectName(definition.type, account, id), identity, ...former);
}

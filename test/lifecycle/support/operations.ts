import { isDeepStrictEqual } from "node:util";
import {
  type CheckFailure,
  checkInputs,
  createResource,
  diffResource,
  type InputSchema,
  type PropertyDiff,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../../src/lifecycle";
import { ACCOUNT, type FakeVendor, fakeVendor } from "./vendor";

const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** A secret as an engine sends it. */
export function secret(value: unknown): Values {
  return { "4dabf18193072939515e22adb298388d": SECRET_SIGNATURE, value };
}

/** A definition that is only checked and compared, never reached. */
export function definitionOf(inputs?: InputSchema, more: Partial<ResourceDefinition> = {}): ResourceDefinition {
  return { ...(fakeVendor(inputs).definition as ResourceDefinition), ...more };
}

export function checked(definition: ResourceDefinition, news: Values, olds: Values = {}): CheckFailure[] {
  return checkInputs(definition, {}, olds, news).failures;
}

/** The failures of a check as `property reason`. */
export function problems(definition: ResourceDefinition, news: Values, olds: Values = {}): string[] {
  return checked(definition, news, olds).map(({ property, reason }) => `${property} ${reason}`);
}

export function diffOf(definition: ResourceDefinition, olds: Values, news: Values, id = "1"): PropertyDiff[] {
  return diffResource(definition, id, olds, news).properties;
}

/** A diff as `add labels[0]`, with `!` in front of what replaces. */
export function changes(definition: ResourceDefinition, olds: Values, news: Values, id = "1"): string[] {
  return diffOf(definition, olds, news, id).map(({ kind, path, replaces }) => `${replaces ? "!" : ""}${kind} ${path}`);
}

/** Every state says where the object lives; what a test is about is the rest of it. */
function rest<T extends { state: Values }>(resource: T): T {
  const { account, ...state } = resource.state;
  if (!isDeepStrictEqual(account, ACCOUNT)) throw new Error(`The state says ${JSON.stringify(account)}.`);
  return { ...resource, state };
}

export const create = async (vendor: FakeVendor, news: Values) =>
  rest(await createResource(vendor.definition, vendor.call, news));

export const update = async (vendor: FakeVendor, id: string, olds: Values, news: Values) =>
  rest({ state: await updateResource(vendor.definition, vendor.call, id, { ...olds, account: ACCOUNT }, news) }).state;

export const read = async (vendor: FakeVendor, id: string, olds: Values) => {
  const isImport = Object.keys(olds).length === 0;
  const found = await readResource(vendor.definition, vendor.call, id, isImport ? {} : { ...olds, account: ACCOUNT });
  return found && rest(found);
};

export const preview = (vendor: FakeVendor, id: string, state: Values, news: Values) =>
  changes(vendor.definition as ResourceDefinition, state, news, id);

/** The error that a promise is rejected with. */
export async function failureOf(work: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error("It did not fail with an error.");
  return outcome as Error & Record<string, unknown>;
}

import {
  type CheckFailure,
  checkLookup,
  type LookupCall,
  type LookupDefinition,
  type Values,
  type Vendor,
} from "../lifecycle";
import { vendors } from "../registry";
import { PACKAGE } from "./resources";

/** A function of the native provider: a lookup. */
export interface NativeFunction {
  /** "netassure:thousandeyes:getAgents" */
  token: string;
  module: string;
  /** "getAgents" */
  name: string;
  vendor: Vendor;
  definition: LookupDefinition;
}

/** Every function, in the order of the definitions. */
export const nativeFunctions: readonly NativeFunction[] = vendors.flatMap((vendor) =>
  vendor.lookups.map((definition) => functionOf(vendor, definition)),
);

const byToken = new Map(nativeFunctions.map((native) => [native.token, native]));

export function nativeFunction(token: string): NativeFunction | undefined {
  return byToken.get(token);
}

export type Invoked = { result: Values } | { failures: CheckFailure[] };

/** Asks the vendor, unless an argument is wrong. What the vendor refuses, or a name that it does not have, is thrown. */
export async function invokeLookup(
  { definition }: NativeFunction,
  host: LookupCall<unknown>,
  given: Values,
): Promise<Invoked> {
  const { args, failures } = checkLookup(definition, given);
  return failures.length > 0 ? { failures } : { result: await definition.find(host, args) };
}

function functionOf(vendor: Vendor, definition: LookupDefinition): NativeFunction {
  const { module, prefix } = vendor;
  const name = definition.name.replace(`get${prefix}`, "get");
  return { token: `${PACKAGE}:${module}:${name}`, module, name, vendor, definition };
}

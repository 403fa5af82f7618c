import type { LookupDefinition, ResourceDefinition, Vendor } from "../lifecycle";
import { vendors } from "../registry";

export interface Registered {
  vendor: Vendor;
  definition: ResourceDefinition;
}

/**
 * The definition and the vendor behind a class name such as "ThousandEyesTest".
 *
 * @throws Error when this version of the package does not know the class.
 */
export function registered(type: string): Registered {
  for (const vendor of vendors) {
    const definition = vendor.resources.find((resource) => resource.type === type);
    if (definition) return { vendor, definition };
  }
  throw new Error(
    `This version of netassure has no resource "${type}": the stack was made by a newer one. Update the package netassure.`,
  );
}

export interface RegisteredLookup {
  vendor: Vendor;
  definition: LookupDefinition;
}

/** The definition and the vendor behind a function name such as "getThousandEyesAgents". */
export function registeredLookup(name: string): RegisteredLookup {
  for (const vendor of vendors) {
    const definition = vendor.lookups.find((lookup) => lookup.name === name);
    if (definition) return { vendor, definition };
  }
  throw new Error(`This version of netassure has no lookup "${name}".`);
}

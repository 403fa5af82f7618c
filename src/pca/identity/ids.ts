import { v5 } from "uuid";

/** Made once, for the ids of this package. */
const NAMESPACE = "52e5e402-5dcb-4ee1-8b9a-134e3675e228";

/**
 * The id that a resource gives its object. `identity` names the resource among all stacks, and `replacing` holds the
 * values whose change makes another object, so a crash and a rerun meet the same object and a replacement does not.
 */
export function stableId(identity: string, kind: string, replacing: readonly string[]): string {
  return v5(JSON.stringify([kind, identity, ...replacing]), NAMESPACE);
}

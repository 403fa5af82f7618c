import { refuse } from "./answers";
import type { Stored } from "./collection";
import type { Tenant } from "./tenant";

type Named<A extends object> = Pick<Stored<A>, "id"> & { attributes: A };

/** assumed: pca-names. @throws 400 when another document has the name that the document with this id is to have. */
export function refuseTakenName<A extends object>(
  { reading }: Tenant,
  others: readonly Named<A>[],
  nameOf: (attributes: A) => string | undefined,
  { id, attributes }: Named<A>,
): void {
  const name = nameOf(attributes);
  const taken = others.some((other) => other.id !== id && nameOf(other.attributes) === name);
  if (name !== undefined && taken && reading("pca-names") === "unique") throw refuse(400, `the name ${name} is taken`);
}

/** assumed: pca-post-taken-session-id. @throws 400 or 409 when there is something under the id of a POST. */
export function refuseTakenId({ reading }: Tenant, there: Stored<object> | undefined, what: string): void {
  if (there === undefined) return;
  const status = reading("pca-post-taken-session-id");
  if (status === "overwrites") return;
  throw refuse(status === "409" ? 409 : 400, `${what} exists already`);
}

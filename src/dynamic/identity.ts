import * as pulumi from "@pulumi/pulumi";

/**
 * What names a resource among all stacks: organization and URN. A dynamic provider is not told either, so they travel
 * with the inputs under this key, which no diff looks at.
 */
export const IDENTITY = "__identity";

/**
 * The identity of a resource to be. Below a parent it is known once that one's URN is: a promise and not an output,
 * because an output of the parent's URN would make a child wait for all children of its parent, so for itself.
 */
export function identityOf(type: string, name: string, parent: pulumi.Resource | undefined): string | Promise<string> {
  if (parent === undefined) {
    return `${organization()}/urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${type}::${name}`;
  }
  const urn = pulumi.createUrn(name, type, parent);
  return new Promise((known) => urn.apply((text) => known(`${organization()}/${text}`)));
}

/** A unit test of a program, which calls setMocks, names none. */
function organization(): string {
  try {
    return pulumi.getOrganization();
  } catch {
    return "organization";
  }
}

/** The URN in an identity. */
export function urnIn(identity: string): string {
  return identity.slice(identity.indexOf("/") + 1);
}

/** The Pulumi resource name: what follows stack, project and type in a URN. */
export function nameIn(identity: string): string {
  return identity.split("::").slice(3).join("::");
}

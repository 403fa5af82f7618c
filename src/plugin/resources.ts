import { discriminatorOf, type ResourceDefinition, type Values, type Vendor, variantsOf } from "../lifecycle";
import { vendors } from "../registry";

/** A resource type of the native provider: a definition, or one variant of it. */
export interface NativeResource {
  /** "netassure:thousandeyes:HttpServerTest" */
  token: string;
  module: string;
  /** "HttpServerTest" */
  name: string;
  vendor: Vendor;
  definition: ResourceDefinition;
  /** What the type says by itself, and a program cannot: `{ type: "http-server" }`. */
  fixed: Values;
  /** The type of the same resource on the dynamic way. */
  dynamicToken: string;
}

export const PACKAGE = "netassure";

/** Every resource type, in the order of the definitions. */
export const nativeResources: readonly NativeResource[] = vendors.flatMap((vendor) =>
  vendor.resources.flatMap((definition) => typesOf(vendor, definition)),
);

const byToken = new Map(nativeResources.map((resource) => [resource.token, resource]));

export function nativeResource(token: string): NativeResource | undefined {
  return byToken.get(token);
}

/** The type that an object with these values has. */
export function nativeResourceOf(definition: ResourceDefinition, values: Values): NativeResource | undefined {
  return nativeResources.find(
    (one) =>
      one.definition === definition && Object.entries(one.fixed).every(([name, value]) => values[name] === value),
  );
}

function typesOf(vendor: Vendor, definition: ResourceDefinition): NativeResource[] {
  const { module, prefix } = vendor;
  const name = definition.type.slice(prefix.length);
  const shared = { module, vendor, definition, dynamicToken: `pulumi-nodejs:dynamic/${PACKAGE}:${definition.type}` };
  const discriminator = discriminatorOf(definition.inputs);
  if (!definition.typePerVariant || discriminator === undefined) {
    return [{ ...shared, token: `${PACKAGE}:${module}:${name}`, name, fixed: {} }];
  }
  return variantsOf(definition.inputs).map((variant) => {
    const own = `${pascalCase(variant.name)}${name}`;
    return { ...shared, token: `${PACKAGE}:${module}:${own}`, name: own, fixed: { [discriminator]: variant.name } };
  });
}

/** "agent-to-server" -> "AgentToServer" */
function pascalCase(words: string): string {
  return words.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}

import * as pulumi from "@pulumi/pulumi";
import type { ZodType } from "zod";
import { registered } from "../host/definitions";
import { metaOf, type ResourceDefinition, type Values, variantsOf } from "../lifecycle";
import { IDENTITY, identityOf } from "./identity";
import { providerText } from "./provider-text";
import { withSecrets } from "./secret-inputs";
import { SECRETS, secretOutputPaths } from "./secret-paths";

/** What a property of a class is, given its arguments: undefined where these have no such property. */
export type Property<A, K extends string> = A extends unknown
  ? K extends keyof A
    ? pulumi.Unwrap<A[K]>
    : undefined
  : never;

type Registration = [type: string, name: string, props: pulumi.Inputs, opts: pulumi.CustomResourceOptions];

export function typeToken(type: string): string {
  return `pulumi-nodejs:dynamic/netassure:${type}`;
}

/**
 * What the constructor of a resource class hands on to Pulumi's: registration as a dynamic resource, without any captured
 * code. Only the inputs that are set and the outputs that exist in every state are registered, because each property
 * costs several promises; `describeProperties` takes care of the others.
 *
 * @throws RunError for the option `import`, which Pulumi cannot carry out for dynamic resources.
 */
export function registration(
  type: string,
  name: string,
  args: object,
  opts: pulumi.CustomResourceOptions = {},
): Registration {
  refuseImport(type, name, opts);
  const { definition } = registered(type);
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  const secrets = secretOutputPaths(given);
  const props = {
    ...alwaysThere(definition, given),
    ...withSecrets(definition, given),
    ...(secrets === undefined ? {} : { [SECRETS]: secrets }),
    [IDENTITY]: identityOf(typeToken(type), name, opts.parent),
    __provider: providerText(type),
  };
  return [typeToken(type), name, props, opts];
}

/** Properties that every state has, whatever a program sets: outputs, and inputs that netassure fills in. */
function alwaysThere(definition: ResourceDefinition, args: Values): Values {
  const { inputs, outputs, nameProperty, outputsOf } = definition;
  const filledIn = Object.entries(propertiesOf(inputs)).filter(
    ([name, field]) => metaOf(field as ZodType).filledIn || name === nameProperty?.split(".")[0],
  );
  const computed = Object.keys(outputsOf?.(args) ?? outputs.shape).filter((name) => !isId(outputs.shape[name]));
  return Object.fromEntries([...filledIn.map(([name]) => name), ...computed].map((name) => [name, undefined]));
}

function isId(field: unknown): boolean {
  return field !== undefined && metaOf(field as ZodType).sameAsId === true;
}

function propertiesOf(inputs: ResourceDefinition["inputs"]): Values {
  return Object.assign({}, ...variantsOf(inputs).map(({ object }) => object.shape));
}

/**
 * Gives a class the properties that are not registered: those that a program did not set read as an output of undefined,
 * or of the default that they are held to, and an output that is the id of the resource is its id, which stays known
 * while an update is previewed.
 */
export function describeProperties(type: string, prototype: object): void {
  const { inputs, outputs } = registered(type).definition;
  for (const [name, field] of Object.entries({ ...outputs.shape, ...propertiesOf(inputs) })) {
    const { managed, serverDefault, sameAsId } = metaOf(field as ZodType);
    define(prototype, name, ({ id }) => (sameAsId ? id : pulumi.output(managed ? serverDefault : undefined)));
  }
}

/** Pulumi assigns the registered properties to the object, so one of the same name there has to give way. */
function define(prototype: object, name: string, get: (resource: pulumi.CustomResource) => pulumi.Output<unknown>) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: pulumi.CustomResource) {
      return get(this);
    },
    set(this: object, value: unknown) {
      Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
    },
  });
}

/** Whether an object is of a resource class, also one of another copy of this package or one that a policy describes. */
export function isOfType(type: string, value: unknown): boolean {
  return (value as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === typeToken(type);
}

function refuseImport(type: string, name: string, { import: id }: pulumi.CustomResourceOptions): void {
  if (id === undefined) return;
  throw new pulumi.RunError(
    `${type} "${name}" has the option import, which Pulumi cannot carry out for dynamic resources. Set the property adoptId: "${id}" in its place; or, for many objects at once, run pulumi import --file with inputs and outputs (see docs/existing-objects.md).`,
  );
}

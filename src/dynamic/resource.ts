import * as pulumi from "@pulumi/pulumi";
import { type ResourceDefinition, type Values, variantsOf } from "../lifecycle";
import { registered } from "./definitions";
import { IDENTITY, identityOf } from "./identity";
import { providerText } from "./provider-text";
import { secretOutputs, withSecrets } from "./secret-inputs";

/** What the resource classes share: registration as a dynamic resource, without any captured code. */
export abstract class NetassureResource extends pulumi.CustomResource {
  protected constructor(type: string, name: string, args: object, opts: pulumi.CustomResourceOptions = {}) {
    const { definition } = registered(type);
    const token = `pulumi-nodejs:dynamic/netassure:${type}`;
    const props = {
      ...everyProperty(definition),
      ...withSecrets(definition, withoutUndefined(args as Values)),
      [IDENTITY]: identityOf(token, name, opts.parent),
      __provider: providerText(type),
    };
    const secrets = { additionalSecretOutputs: secretOutputs(definition) };
    super(token, name, props, pulumi.mergeOptions(secrets, opts));
  }
}

/** Pulumi turns the keys it is given into outputs, so every property has to be named. */
function everyProperty(definition: ResourceDefinition): Values {
  const shapes = [...variantsOf(definition.inputs).map(({ object }) => object.shape), definition.outputs.shape];
  return Object.fromEntries(shapes.flatMap((shape) => Object.keys(shape)).map((name) => [name, undefined]));
}

function withoutUndefined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

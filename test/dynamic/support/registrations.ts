import * as pulumi from "@pulumi/pulumi";

/** What a program asks the engine to register. */
export interface Registration {
  type: string;
  name: string;
  /** As they are sent: secrets are still in their envelopes, nested ones too. */
  inputs: Record<string, unknown>;
  additionalSecretOutputs: string[];
  aliases: string[];
  dependencies: string[];
  protect: boolean;
}

interface Request {
  getType(): string;
  getName(): string;
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
  getAdditionalsecretoutputsList(): string[];
  getAliasesList(): { getSpec(): { getName(): string } | undefined }[];
  getDependenciesList(): string[];
  getProtect(): boolean;
}

type Respond = (error: unknown, response: { getUrn(): string } | null) => void;

const registrations = new Map<string, Registration>();

/** Takes the place of the engine. `outputs` are what the provider would add. */
export async function mockEngine(outputs: Record<string, unknown> = {}, organization?: string): Promise<void> {
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: { ...inputs, ...outputs } }),
    call: ({ inputs }) => inputs,
  };
  await pulumi.runtime.setMocks(mocks, "project", "stack", false, organization);
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource: (request: Request, respond: Respond) => void;
  };
  const register = monitor.registerResource.bind(monitor);
  registrations.clear();
  monitor.registerResource = (request, respond) =>
    register(request, (error, response) => {
      if (response) registrations.set(response.getUrn(), read(request));
      respond(error, response);
    });
}

function read(request: Request): Registration {
  return {
    type: request.getType(),
    name: request.getName(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    aliases: request.getAliasesList().map((alias) => alias.getSpec()?.getName() ?? ""),
    dependencies: request.getDependenciesList(),
    protect: request.getProtect(),
  };
}

/** The registration of a resource, once it is complete. */
export async function registered(resource: pulumi.Resource): Promise<Registration> {
  const urn = await known(resource.urn);
  const found = registrations.get(urn);
  if (!found) throw new Error(`${urn} was not registered`);
  return found;
}

export function known<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((done) => {
    pulumi.unsecret(output).apply(done);
  });
}

/** What is in Pulumi's envelope for secrets, or undefined without one. Source: @pulumi/pulumi, runtime/rpc.ts. */
export function secretIn(value: unknown): unknown {
  const envelope = value as Record<string, unknown>;
  const isSecret = envelope?.[pulumi.runtime.specialSigKey] === pulumi.runtime.specialSecretSig;
  return isSecret ? envelope.value : undefined;
}

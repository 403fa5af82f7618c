import type { ServerWritableStream, UntypedHandleCall } from "@grpc/grpc-js";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { failure } from "./failure";
import type { Greeting } from "./greeting";
import type { PluginRun } from "./run";
import type { Service } from "./service";

type Answer<Q, A> = (request: Q) => Promise<A> | A;

/** The methods of Pulumi's protocol as gRPC calls them: no request ends the process, and no answer holds a stack. */
export function handlersOf(greeting: Greeting, load: () => Promise<Service>): Record<string, UntypedHandleCall> {
  const handler = answering(greeting.run);
  const loaded = <Q, A>(method: (service: Service) => Answer<Q, A>) =>
    handler(async (request: Q) => {
      const service = await load();
      return method(service).call(service, request);
    });
  return {
    handshake: handler(greeting.handshake.bind(greeting)),
    attach: handler(greeting.attach.bind(greeting)),
    getPluginInfo: handler(greeting.getPluginInfo.bind(greeting)),
    getSchema: handler(greeting.getSchema.bind(greeting)),
    cancel: handler(greeting.cancel.bind(greeting)),
    checkConfig: loaded((service) => service.checkConfig),
    diffConfig: loaded((service) => service.diffConfig),
    configure: loaded((service) => service.configure),
    check: loaded((service) => service.check),
    diff: loaded((service) => service.diff),
    create: loaded((service) => service.create),
    update: loaded((service) => service.update),
    read: loaded((service) => service.read),
    delete: loaded((service) => service.delete),
    invoke: loaded((service) => service.invoke),
    list: ((call: ServerWritableStream<proto.ListRequest, proto.ListResponse>) => {
      streamed(call, load).catch((error: unknown) => call.emit("error", asFailure(error)));
    }) as UntypedHandleCall,
  };
}

const answering =
  (run: PluginRun) =>
  <Q, A>(answer: Answer<Q, A>): UntypedHandleCall =>
    ((call: { request: Q }, done: (error: unknown, answer?: A) => void) => {
      const urn = (call.request as { getUrn?(): string }).getUrn?.() ?? "";
      run
        .beside(urn, async () => answer(call.request))
        .then(
          (result) => done(null, result),
          (error: unknown) => done(asFailure(error)),
        );
    }) as UntypedHandleCall;

async function streamed(
  call: ServerWritableStream<proto.ListRequest, proto.ListResponse>,
  load: () => Promise<Service>,
): Promise<void> {
  const service = await load();
  for await (const answer of service.list(call.request)) call.write(answer);
  call.end();
}

function asFailure(error: unknown): unknown {
  if (error instanceof Error) return failure(error.message);
  return typeof error === "object" && error !== null && "code" in error ? error : failure(String(error));
}

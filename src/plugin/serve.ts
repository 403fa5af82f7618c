import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { Greeting } from "./greeting";
import { handlersOf } from "./handlers";
import type { Service } from "./service";

/** What the engine sends and takes in one message. Source: @pulumi/pulumi, runtime/settings.ts. */
const MAX_MESSAGE_BYTES = 1024 * 1024 * 400;

/** Serves on a free port of the loopback interface. */
export function serve(greeting: Greeting, load: () => Promise<Service>): Promise<number> {
  const server = new Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  });
  server.addService(ResourceProviderService, handlersOf(greeting, load));
  return new Promise((listening, failed) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) failed(error);
      else listening(port);
    });
  });
}

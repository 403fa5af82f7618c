import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import statusProto from "@pulumi/pulumi/proto/status_pb";
import struct from "google-protobuf/google/protobuf/struct_pb";
import { Owners, type Values } from "../../src/lifecycle";
import { Greeting } from "../../src/plugin/greeting";
import { startRun } from "../../src/plugin/run";
import { serve } from "../../src/plugin/serve";
import { Service } from "../../src/plugin/service";
import { testRun } from "../support/run";

/** A plugin that is served in this process, and the engine's side of the conversation. */
export class Conversation {
  /** The lines that the engine would show beside a resource. */
  readonly heard: string[] = [];

  private constructor(
    readonly client: ResourceProviderClient,
    readonly service: Service,
  ) {}

  static async begin(schema = "{}"): Promise<Conversation> {
    const { journal } = testRun();
    const run = { ...startRun(), journal, owners: new Owners() };
    const greeting = new Greeting({ version: "0.0.0", schema: async () => schema }, run);
    const service = new Service("0.0.0", run);
    const port = await serve(greeting, async () => service);
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    const conversation = new Conversation(client, service);
    run.log = (_severity, text) => void conversation.heard.push(text);
    return conversation;
  }

  end(): void {
    this.client.close();
  }

  /** One request and its answer. */
  ask<A>(method: string, request: unknown): Promise<A> {
    const call = (this.client as unknown as Record<string, Method<A>>)[method];
    return new Promise((answered, failed) => {
      call?.call(this.client, request, (error, answer) => (error ? failed(error) : answered(answer as A)));
    });
  }

  async configure(config: Values): Promise<void> {
    const request = new proto.ConfigureRequest();
    request.setArgs(properties(config));
    request.setAcceptsecrets(true);
    await this.ask("configure", request);
  }
}

type Method<A> = (request: unknown, done: (error: ServiceError | null, answer?: A) => void) => void;

export function properties(values: Values) {
  return struct.Struct.fromJavaScript(values as Parameters<typeof struct.Struct.fromJavaScript>[0]);
}

/** What an error says of an object that exists although it is not as the program says. */
export function failedInit(error: unknown): { id: string; properties: Values; reasons: string[] } | undefined {
  const [packed] = (error as ServiceError).metadata?.get("grpc-status-details-bin") ?? [];
  if (packed === undefined) return undefined;
  const [detail] = statusProto.Status.deserializeBinary(packed as Uint8Array).getDetailsList();
  const failed = proto.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
  return {
    id: failed.getId(),
    properties: (failed.getProperties()?.toJavaScript() ?? {}) as Values,
    reasons: failed.getReasonsList(),
  };
}

import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { GetSchemaResponse, ProviderHandshakeResponse } from "@pulumi/pulumi/proto/provider_pb";
import empty from "google-protobuf/google/protobuf/empty_pb";
import { failure } from "./failure";
import type { PluginRun } from "./run";

/** What belongs to this build of the plugin. */
export interface Build {
  version: string;
  schema(): Promise<string>;
}

/** What is asked of the plugin itself. It knows no resource, so that nothing has to be loaded before its first answer. */
export class Greeting {
  constructor(
    readonly build: Build,
    readonly run: PluginRun,
  ) {}

  handshake(request: proto.ProviderHandshakeRequest): ProviderHandshakeResponse {
    this.run.engine.connect(request.getEngineAddress());
    const answer = new ProviderHandshakeResponse();
    answer.setAcceptSecrets(true);
    return answer;
  }

  attach(request: { getAddress(): string }) {
    this.run.engine.connect(request.getAddress());
    return new empty.Empty();
  }

  getPluginInfo() {
    const answer = new PluginInfo();
    answer.setVersion(this.build.version);
    return answer;
  }

  async getSchema(request: proto.GetSchemaRequest): Promise<GetSchemaResponse> {
    if (request.getVersion() !== 0)
      throw failure(`There is no version ${request.getVersion()} of the schema's format.`);
    const answer = new GetSchemaResponse();
    answer.setSchema(await this.build.schema());
    return answer;
  }

  cancel() {
    this.run.lifetime.cancel("Pulumi was asked to stop");
    return new empty.Empty();
  }
}

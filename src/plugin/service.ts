import { status } from "@grpc/grpc-js";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import {
  CheckFailure,
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
  InvokeResponse,
  ListResponse,
  ReadResponse,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import empty from "google-protobuf/google/protobuf/empty_pb";
import { PartialWriteError } from "../lifecycle";
import { configurationFailures, secretSettings, settingsFrom } from "./configuration";
import { diffAnswer } from "./diff-answer";
import { failure, partlyWritten } from "./failure";
import { nativeFunction } from "./functions";
import { Operations, type Subject } from "./operations";
import { received, sent } from "./properties";
import { type NativeResource, nativeResource } from "./resources";
import type { PluginRun } from "./run";
import { otherVersion } from "./version";

/** What is asked about configurations and resources: every request to what the lifecycle does, every result to an answer. */
export class Service {
  #operations: Operations | undefined;

  constructor(
    readonly version: string,
    readonly run: PluginRun,
  ) {}

  checkConfig(request: proto.CheckRequest): CheckResponse {
    const news = received(request.getNews());
    const answer = new CheckResponse();
    answer.setInputs(sent(news.raw, [...news.secrets, ...secretSettings(news.values)]));
    answer.setFailuresList(configurationFailures(news.values).map(checkFailure));
    return answer;
  }

  /** Another token or account moves nothing: each object's state says where it lives, and each operation compares. */
  diffConfig(request: proto.DiffRequest): DiffResponse {
    const [olds, news] = [received(request.getOlds()).values, received(request.getNews()).values];
    const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
    const changed = keys.filter((key) => olds[key] !== news[key]);
    const answer = new DiffResponse();
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    answer.setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME);
    answer.setDiffsList(changed);
    return answer;
  }

  configure(request: proto.ConfigureRequest): ConfigureResponse {
    const args = received(request.getArgs()).values;
    const warning = otherVersion(args.version, this.version);
    if (warning !== undefined) this.run.warnOnce(warning);
    this.#operations = new Operations(this.run, settingsFrom(args, process.env));
    const answer = new ConfigureResponse();
    answer.setAcceptsecrets(true);
    answer.setSupportspreview(true);
    return answer;
  }

  async check(request: proto.CheckRequest): Promise<CheckResponse> {
    const news = received(request.getNews());
    const checked = await this.#configured.check(subject(request, 0), received(request.getOlds()), news);
    const answer = new CheckResponse();
    answer.setInputs(sent(checked.inputs, news.secrets));
    answer.setFailuresList(checked.failures.map(checkFailure));
    return answer;
  }

  async diff(request: proto.DiffRequest): Promise<DiffResponse> {
    const one = subject(request, 0);
    const [olds, news] = [received(request.getOlds()), received(request.getNews())];
    return diffAnswer(one.resource, await this.#configured.diff(one, request.getId(), olds, news));
  }

  async create(request: proto.CreateRequest): Promise<CreateResponse> {
    const news = received(request.getProperties());
    const one = subject(request, request.getTimeout());
    const work = this.#configured.create(one, news, request.getPreview());
    const { id, state } = await keeping(news.raw, work);
    const answer = new CreateResponse();
    answer.setId(id);
    answer.setProperties(sent(state, news.secrets));
    return answer;
  }

  async update(request: proto.UpdateRequest): Promise<UpdateResponse> {
    const [olds, news] = [received(request.getOlds()), received(request.getNews())];
    const one = subject(request, request.getTimeout());
    const work = this.#configured.update(one, request.getId(), olds, news, request.getPreview());
    const answer = new UpdateResponse();
    answer.setProperties(sent(await keeping(news.raw, work), news.secrets));
    return answer;
  }

  async read(request: proto.ReadRequest): Promise<ReadResponse> {
    const olds = received(request.getProperties());
    const inputs = received(request.getInputs());
    const found = await this.#configured.read(subject(request, request.getTimeout()), request.getId(), olds);
    const answer = new ReadResponse();
    // An empty id is Pulumi's word for "gone".
    if (!found) return answer;
    answer.setId(found.id);
    answer.setProperties(sent(found.state, olds.secrets));
    answer.setInputs(sent(found.inputs, inputs.secrets));
    return answer;
  }

  async delete(request: proto.DeleteRequest) {
    const one = subject(request, request.getTimeout());
    await this.#configured.delete(one, request.getId(), received(request.getProperties()));
    return new empty.Empty();
  }

  async invoke(request: proto.InvokeRequest): Promise<InvokeResponse> {
    const token = request.getTok();
    const asked = nativeFunction(token);
    if (asked === undefined)
      throw failure(`This version of netassure has no function "${token}". Update the plugin.`, status.UNIMPLEMENTED);
    const answer = new InvokeResponse();
    const invoked = await this.#configured.invoke(asked, received(request.getArgs()).values);
    if ("failures" in invoked) answer.setFailuresList(invoked.failures.map(checkFailure));
    else answer.setReturn(sent(invoked.result));
    return answer;
  }

  /** The objects one by one, from where the last page ended. */
  async *list(request: proto.ListRequest): AsyncGenerator<proto.ListResponse> {
    const { resource } = known(request.getToken());
    const start = Number(request.getContinuationToken() || 0);
    const all = await this.#configured.list(resource);
    const page = request.getPageSize() || all.length;
    const end = Math.min(start + page, all.length, request.getLimit() > 0 ? request.getLimit() : all.length);
    for (const { id, name } of all.slice(start, end)) yield listed(id, name);
    if (end < all.length) yield continued(String(end));
  }

  get #configured(): Operations {
    if (this.#operations === undefined) {
      throw failure("The provider was asked before it was configured.", status.FAILED_PRECONDITION);
    }
    return this.#operations;
  }
}

interface ResourceRequest {
  getUrn(): string;
}

function subject(request: ResourceRequest, timeout: number): Subject {
  const urn = request.getUrn();
  return { ...known(urn.split("::")[2]?.split("$").at(-1) ?? ""), urn, timeout };
}

/** @throws an error for the engine when this version of the plugin has no such resource. */
function known(token: string): { resource: NativeResource } {
  const resource = nativeResource(token);
  if (resource !== undefined) return { resource };
  throw failure(`This version of netassure has no resource "${token}". Update the plugin.`, status.UNIMPLEMENTED);
}

function listed(id: string, name: string): proto.ListResponse {
  const result = new ListResponse.Result();
  result.setId(id);
  result.setName(name);
  const answer = new ListResponse();
  answer.setResult(result);
  return answer;
}

function continued(token: string): proto.ListResponse {
  const continuation = new ListResponse.Continuation();
  continuation.setContinuationToken(token);
  const answer = new ListResponse();
  answer.setContinuation(continuation);
  return answer;
}

/** What was written in part stays in the state, with the inputs as the engine sent them. */
async function keeping<T>(inputs: Parameters<typeof partlyWritten>[2], work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PartialWriteError)) throw error;
    throw partlyWritten(error.id, error.properties, inputs, error.reasons);
  }
}

function checkFailure({ property, reason }: { property: string; reason: string }): CheckFailure {
  const one = new CheckFailure();
  one.setProperty(property);
  one.setReason(reason);
  return one;
}

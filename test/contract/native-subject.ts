import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "vitest";
import { PartialWriteError, plainValues, type ResourceDefinition, type Values } from "../../src/lifecycle";
import { nativeResources } from "../../src/plugin/resources";
import { type Conversation, failedInit, properties } from "../plugin/support";
import type { Diff, Subject } from "./subject";

/** A resource of the native provider: every operation is a request over gRPC, as the engine sends it. */
export class NativeSubject implements Subject {
  readonly ids: string[] = [];
  #inputs: Values = {};

  constructor(
    readonly definition: ResourceDefinition,
    readonly identity: string,
    readonly conversation: Promise<Conversation>,
  ) {}

  readonly warnings: string[] = [];

  async create(news: Values) {
    const inputs = await this.#checked(news);
    const request = new proto.CreateRequest();
    request.setUrn(this.identity);
    request.setProperties(properties(inputs));
    const answer = await this.#ask<proto.CreateResponse>("create", request);
    this.ids.push(answer.getId());
    this.#inputs = inputs;
    return { id: answer.getId(), state: values(answer) };
  }

  async read(id: string, state: Values) {
    const request = new proto.ReadRequest();
    request.setUrn(this.identity);
    request.setId(id);
    request.setProperties(properties(state));
    const answer = await this.#ask<proto.ReadResponse>("read", request);
    if (answer.getId() === "") return undefined;
    const inputs = plainValues((answer.getInputs()?.toJavaScript() ?? {}) as Values);
    return { id: answer.getId(), state: values(answer), inputs };
  }

  async update(id: string, state: Values, news: Values): Promise<Values> {
    const request = new proto.UpdateRequest();
    request.setUrn(this.identity);
    request.setId(id);
    request.setOlds(properties(state));
    const inputs = await this.#checked(news);
    request.setNews(properties(inputs));
    const next = values(await this.#ask<proto.UpdateResponse>("update", request));
    this.#inputs = inputs;
    await this.expectSettled(id, next, news);
    return next;
  }

  async diff(id: string, state: Values, news: Values): Promise<Diff> {
    const request = new proto.DiffRequest();
    request.setUrn(this.identity);
    request.setId(id);
    request.setOlds(properties(state));
    request.setNews(properties(await this.#checked(news)));
    const answer = await this.#ask<proto.DiffResponse>("diff", request);
    const details = [...answer.getDetaileddiffMap().entries()].map(([path]: [string, unknown]) => path);
    const replaces = answer.getReplacesList();
    return {
      properties: details.map((path) => ({ path, kind: "update", replaces: replaces.includes(path) })),
      replaces,
    };
  }

  async remove(id: string, state: Values): Promise<void> {
    const request = new proto.DeleteRequest();
    request.setUrn(this.identity);
    request.setId(id);
    request.setProperties(properties(state));
    this.#inputs = {};
    await this.#ask("delete", request);
  }

  async expectSettled(id: string, state: Values, news: Values): Promise<void> {
    expect((await this.diff(id, state, news)).properties).toEqual([]);
    const refreshed = await this.read(id, state);
    expect((await this.diff(id, refreshed?.state ?? {}, news)).properties).toEqual([]);
  }

  async #checked(news: Values): Promise<Values> {
    const request = new proto.CheckRequest();
    request.setUrn(this.identity);
    request.setOlds(properties(this.#inputs));
    request.setNews(properties(this.#own(news)));
    const answer = await this.#ask<proto.CheckResponse>("check", request);
    expect(answer.getFailuresList().map((failure) => failure.getReason())).toEqual([]);
    return (answer.getInputs()?.toJavaScript() ?? {}) as Values;
  }

  /** What the type says by itself is no property of it. */
  #own(news: Values): Values {
    const token = this.identity.split("::")[2];
    const fixed = nativeResources.find((resource) => resource.token === token)?.fixed ?? {};
    return Object.fromEntries(Object.entries(news).filter(([name]) => !(name in fixed)));
  }

  async #ask<A>(method: string, request: unknown): Promise<A> {
    const conversation = await this.conversation;
    try {
      return await conversation.ask(method, request);
    } catch (error) {
      const partly = failedInit(error);
      if (!partly) throw error;
      this.ids.push(partly.id);
      throw new PartialWriteError(partly.id, plainValues(partly.properties), partly.reasons);
    } finally {
      this.warnings.push(...conversation.heard.splice(0));
    }
  }
}

function values(answer: { getProperties(): { toJavaScript(): unknown } | undefined }): Values {
  return plainValues((answer.getProperties()?.toJavaScript() ?? {}) as Values);
}

/** The URN of a resource of this type and variant. */
export function nativeUrn(definition: ResourceDefinition, variant: string, name: string): string {
  const ofDefinition = nativeResources.filter((resource) => resource.definition === definition);
  const { token } =
    ofDefinition.find(({ fixed }) => Object.values(fixed).includes(variant)) ?? (ofDefinition[0] as { token: string });
  return `urn:pulumi:dev::shops::${token}::${name}`;
}

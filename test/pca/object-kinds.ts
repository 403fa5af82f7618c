import type nock from "nock";
import { createResource, type HostCall, type ResourceDefinition, type Values } from "../../src/lifecycle";
import type { PcaClient } from "../../src/pca";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { pcaSession } from "../../src/pca/session/session";
import { listed, ourDocument, ours } from "./session-support";
import { api, configDocument, configInputs, host, IDENTITY, ownAgentId, ownSessionId } from "./support";

/** A kind of object that is made under an id of ours. */
export interface Kind {
  what: string;
  definition: ResourceDefinition<PcaClient>;
  /** The id that the resource gives itself. */
  id: string;
  idProperty: string;
  news: Values;
  document: object;
  /** Of the same id, with one value that is not the program's. */
  other: object;
  /** What `other` shows and the program does not. */
  otherValues: Values;
  postPath: string;
  getPath: string;
  putPath: string;
  /** Lets the question pass whether the id is free, where there is one before the POST. */
  beforeCreate(...takenIds: string[]): void;
}

export const agentConfig: Kind = {
  what: "agent configuration",
  definition: pcaAgentConfig,
  id: ownAgentId,
  idProperty: "agentId",
  news: { ...configInputs, agentId: ownAgentId },
  document: configDocument({}, ownAgentId),
  other: configDocument({ dataGateway: { server: "192.0.2.99" } }, ownAgentId),
  otherValues: { dataGateway: { server: "192.0.2.99" } },
  postPath: "/agents/configuration",
  getPath: `/agents/configuration/${ownAgentId}`,
  putPath: `/agents/configuration/${ownAgentId}`,
  beforeCreate: () => {},
};

export const session: Kind = {
  what: "session",
  definition: pcaSession,
  id: ownSessionId,
  idProperty: "sessionId",
  news: ours,
  document: ourDocument(),
  other: ourDocument({ period: "once" }),
  otherValues: { period: "once" },
  postPath: "/agents/session",
  getPath: `/agents/session/${ownSessionId}`,
  putPath: "/agents/session",
  beforeCreate: listed,
};

export const kinds: [string, Kind][] = [agentConfig, session].map((kind) => [kind.what, kind]);

export const post = ({ postPath }: Kind): nock.Interceptor => api().post(postPath);
export const get = ({ getPath }: Kind): nock.Interceptor => api().get(getPath);

export const create = ({ definition, news }: Kind, caller: HostCall<PcaClient> = host(IDENTITY)) =>
  createResource(definition, caller, news);

/** Under which the journal notes the object of the resource. */
export const noteName = ({ definition }: Kind) => `${definition.type} ${IDENTITY}`;

import {
  createResource,
  diffResource,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { agentId, call, configInputs, IDENTITY } from "./support";

export const CONFIG = `/agents/configuration/${agentId}`;

export const create = (news: Values = configInputs) => createResource(pcaAgentConfig, call(IDENTITY), news);
export const read = (olds: Values) => readResource(pcaAgentConfig, call(), agentId, olds);
export const update = (olds: Values, news: Values) => updateResource(pcaAgentConfig, call(), agentId, olds, news);
export const remove = (olds: Values = configInputs) => pcaAgentConfig.delete(call(), agentId, olds);
export const diff = (olds: Values, news: Values) =>
  diffResource(pcaAgentConfig as ResourceDefinition, agentId, olds, news);

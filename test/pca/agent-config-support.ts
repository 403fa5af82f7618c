import {
  createResource,
  deleteResource,
  diffResource,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { agentId, api, configDocument, configInputs, host, IDENTITY, recorded } from "./support";

export const CONFIG = `/agents/configuration/${agentId}`;

/** The list of all configurations. */
export const listedConfigs = (...ids: string[]) =>
  api()
    .get("/agents/configuration")
    .query({ page: "0", limit: "1000" })
    .reply(200, { data: ids.map((id) => configDocument({}, id).data) });

export const create = (news: Values = configInputs, caller = host(IDENTITY)) =>
  createResource(pcaAgentConfig, caller, news);
export const read = (olds: Values) => readResource(pcaAgentConfig, host(), agentId, recorded(olds));
export const imported = () => readResource(pcaAgentConfig, host(), agentId, {});
export const update = (olds: Values, news: Values) =>
  updateResource(pcaAgentConfig, host(), agentId, recorded(olds), news);
export const remove = (olds: Values = configInputs) => deleteResource(pcaAgentConfig, host(), agentId, recorded(olds));
export const diff = (olds: Values, news: Values) =>
  diffResource(pcaAgentConfig as ResourceDefinition, agentId, olds, news);

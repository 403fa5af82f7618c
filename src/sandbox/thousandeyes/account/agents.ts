import { defined, type JsonObject } from "../json";
import { plainProblem } from "../problems";
import {
  type Api,
  type ApiContext,
  answer,
  expansions,
  listLink,
  queryList,
  type Service,
  selfLink,
  serve,
} from "../service";
import type { StoredAgent } from "../state";
import { mayUse } from "../tests/check-references";
import { agentSummary } from "../tests/expand";
import { presentListed } from "../tests/present";

export function agentRoutes(api: Api, service: Service): void {
  serve(api, "/agents", { GET: (c) => listAgents(c, service) });
  serve(api, "/agents/proxies", { GET: (c) => listProxies(c, service) });
  serve(api, "/agents/:agentId", { GET: (c) => getAgent(c, service) });
}

const inLists = ["cluster-member", "test", "test-ids"];
const inReads = [...inLists, "notification-rule", "label", "tag"];

function usableAgents(c: ApiContext, { state }: Service): StoredAgent[] {
  return state.agents.filter((agent) => mayUse(agent, c.get("aid")));
}

function listAgents(c: ApiContext, service: Service): Response {
  const types = queryList(c, "agentTypes");
  const expand = expansions(c, inLists);
  const agents = usableAgents(c, service)
    .filter(({ agentType }) => types.length === 0 || types.includes(agentType))
    .map((agent) => presentAgent(c, service, agent, expand));
  return answer(c, { agents, _links: listLink(service, c) });
}

function getAgent(c: ApiContext, service: Service): Response {
  const agent = usableAgents(c, service).find(({ agentId }) => agentId === c.req.param("agentId"));
  if (!agent) throw plainProblem(404);
  const body = presentAgent(c, service, agent, expansions(c, inReads));
  return answer(c, { ...body, _links: selfLink(service, `/agents/${agent.agentId}`) });
}

/** Cloud agents keep to themselves what they are; an enterprise agent shows everything. */
function presentAgent(c: ApiContext, service: Service, agent: StoredAgent, expand: readonly string[]): JsonObject {
  const tests = Object.values(service.state.tests).filter(
    ({ aid, links }) => aid === c.get("aid") && links.agents.some(({ agentId }) => agentId === agent.agentId),
  );
  return {
    ...agentSummary(agent),
    ...(agent.agentType === "cloud" ? {} : { ...agent.details, accountGroups: accountGroupsOf(service, agent) }),
    ...(expand.includes("test") ? { tests: tests.map((test) => presentListed(service, test)) } : {}),
    ...(expand.includes("test-ids") ? { testIds: tests.map(({ testId }) => Number(testId)) } : {}),
    ...(expand.includes("cluster-member") ? defined({ clusterMembers: agent.clusterMembers }) : {}),
    ...(expand.includes("tag") ? { tags: [] } : {}),
    ...(expand.includes("label") ? { labels: [] } : {}),
  };
}

function accountGroupsOf({ state }: Service, { aids }: StoredAgent): JsonObject[] {
  return state.accountGroups
    .filter(({ aid }) => aids.includes(aid))
    .map(({ aid, accountGroupName }) => ({ aid, accountGroupName }));
}

function listProxies(c: ApiContext, service: Service): Response {
  const agentProxies = service.state.agentProxies.filter(({ aid }) => aid === c.get("aid"));
  return answer(c, { agentProxies, _links: listLink(service, c) });
}

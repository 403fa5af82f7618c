import type { JsonObject } from "../json";
import { plainProblem } from "../problems";
import { type Api, type ApiContext, answer, expansions, listLink, type Service, selfLink, serve } from "../service";
import type { AccountGroup } from "../state";
import { agentSummary } from "../tests/expand";

/** What a client looks up about its account. */
export function accountRoutes(api: Api, service: Service): void {
  serve(api, "/account-groups", { GET: (c) => listAccountGroups(c, service) });
  serve(api, "/account-groups/:id", { GET: (c) => getAccountGroup(c, service) });
  serve(api, "/users/current", { GET: (c) => getCurrentUser(c, service) });
  serve(api, "/monitors", {
    GET: (c) =>
      answer(c, { monitors: service.state.monitors.map((one) => ({ ...one })), _links: listLink(service, c) }),
  });
  serve(api, "/emulated-devices", {
    GET: (c) => answer(c, { emulatedDevices: service.state.emulatedDevices, _links: listLink(service, c) }),
  });
}

function presentGroup({ state }: Service, group: AccountGroup): JsonObject {
  const isLogin = group.aid === state.user.loginAid;
  return { ...group, isCurrentAccountGroup: isLogin, isDefaultAccountGroup: isLogin, ...state.organization };
}

function listAccountGroups(c: ApiContext, service: Service): Response {
  const accountGroups = service.state.accountGroups.map((group) => presentGroup(service, group));
  return answer(c, { accountGroups, _links: listLink(service, c) });
}

function getAccountGroup(c: ApiContext, service: Service): Response {
  const { state } = service;
  const group = state.accountGroups.find(({ aid }) => aid === c.req.param("id"));
  if (!group) throw plainProblem(404);
  const expand = expansions(c, ["user", "agent"]);
  const agents = state.agents.filter(({ aids }) => aids.includes(group.aid)).map(agentSummary);
  return answer(c, {
    ...presentGroup(service, group),
    ...(expand.includes("agent") ? { agents } : {}),
    ...(expand.includes("user") ? { users: [{ ...userSummary(service), roles }] } : {}),
    _links: selfLink(service, `/account-groups/${group.aid}`),
  });
}

const roles: JsonObject[] = [
  { name: "Organization Admin", roleId: "35", isBuiltin: true, hasManagementPermissions: true },
];

function userSummary({ state }: Service): JsonObject {
  const { name, email, uid, dateRegistered, lastLogin } = state.user;
  return { name, email, uid, dateRegistered, lastLogin };
}

function getCurrentUser(c: ApiContext, service: Service): Response {
  const { accountGroups, user } = service.state;
  const groups = accountGroups.map((group) => ({ ...group }));
  return answer(c, {
    ...userSummary(service),
    loginAccountGroup: groups.find(({ aid }) => aid === user.loginAid) ?? {},
    accountGroupRoles: groups.map((accountGroup) => ({ accountGroup, roles })),
    allAccountGroupRoles: roles,
    _links: selfLink(service, "/users/current"),
  });
}

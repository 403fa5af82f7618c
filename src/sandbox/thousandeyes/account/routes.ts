import { type JsonObject, objects } from "../json";
import { plainProblem } from "../problems";
import { type Api, type ApiContext, answer, expansions, listLink, type Service, selfLink, serve } from "../service";
import type { AccountGroup } from "../state";
import { agentSummary } from "../tests/expand";
import { emulatedDevicesFor } from "./emulated-devices";
import { monitorsFor, organizationOf } from "./organizations";

/** What a client looks up about its account. */
export function accountRoutes(api: Api, service: Service): void {
  serve(api, "/account-groups", { GET: (c) => listAccountGroups(c, service) });
  serve(api, "/account-groups/:id", { GET: (c) => getAccountGroup(c, service) });
  serve(api, "/users/current", { GET: (c) => getCurrentUser(c, service) });
  serve(api, "/monitors", {
    GET: (c) =>
      answer(c, { monitors: objects(monitorsFor(service.state, c.get("aid"))), _links: listLink(service, c) }),
  });
  serve(api, "/emulated-devices", {
    GET: (c) =>
      answer(c, {
        emulatedDevices: emulatedDevicesFor(service.state, service.options.reading),
        _links: listLink(service, c),
      }),
  });
}

/** The groups that the token's user may work in. */
function ownGroups(c: ApiContext, { state }: Service): AccountGroup[] {
  return state.accountGroups.filter(({ aid }) => c.get("user").aids.includes(aid));
}

function presentGroup(c: ApiContext, { aid, accountGroupName }: AccountGroup): JsonObject {
  const isLogin = aid === c.get("user").loginAid;
  return { aid, accountGroupName, isCurrentAccountGroup: isLogin, isDefaultAccountGroup: isLogin };
}

/** observed: the list names the organisation, the read of one group does not. */
function listAccountGroups(c: ApiContext, service: Service): Response {
  const accountGroups = ownGroups(c, service).map((group) => ({
    ...presentGroup(c, group),
    ...organizationOf(service.state, group.aid),
  }));
  return answer(c, { accountGroups, _links: listLink(service, c) });
}

function getAccountGroup(c: ApiContext, service: Service): Response {
  const { state } = service;
  const group = ownGroups(c, service).find(({ aid }) => aid === c.req.param("id"));
  if (!group) throw plainProblem(404);
  const expand = expansions(c, ["user", "agent"]);
  const agents = state.agents.filter(({ aids }) => aids.includes(group.aid)).map(agentSummary);
  return answer(c, {
    ...presentGroup(c, group),
    ...(expand.includes("agent") ? { agents } : {}),
    ...(expand.includes("user") ? { users: [{ ...userSummary(c), roles }] } : {}),
    _links: selfLink(service, `/account-groups/${group.aid}`),
  });
}

const roles: JsonObject[] = [
  { name: "Organization Admin", roleId: "35", isBuiltin: true, hasManagementPermissions: true },
];

function userSummary(c: ApiContext): JsonObject {
  const { name, email, uid, dateRegistered, lastLogin } = c.get("user");
  return { name, email, uid, dateRegistered, lastLogin };
}

function getCurrentUser(c: ApiContext, service: Service): Response {
  const groups = ownGroups(c, service).map(({ aid, accountGroupName }) => ({ aid, accountGroupName }));
  return answer(c, {
    ...userSummary(c),
    loginAccountGroup: groups.find(({ aid }) => aid === c.get("user").loginAid) ?? {},
    accountGroupRoles: groups.map((accountGroup) => ({ accountGroup, roles })),
    allAccountGroupRoles: roles,
    _links: selfLink(service, "/users/current"),
  });
}

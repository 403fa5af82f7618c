import { groupsBeside, labelsFor, monitorsFor } from "../account/organizations";
import { type JsonObject, textsIn } from "../json";
import { fieldError, plainProblem } from "../problems";
import type { StoredAgent, ThousandEyesState } from "../state";
import type { Fields } from "../types/field";
import { type Change, findAgent } from "../types/test-type";

/** observed: an id that is not a decimal number is refused without a word about which one it is. */
export function refuseStrangeIds(fields: Fields, given: JsonObject): void {
  for (const [name, field] of Object.entries(fields)) {
    const sent = given[name];
    const ids = typeof sent === "string" ? [sent].filter((id) => id !== "") : textsIn(sent);
    if (field.ids && ids.some((id) => !/^\d+$/.test(id))) throw plainProblem(400);
  }
}

/** assumed: an id that nothing has is refused; the words are not known. */
export function checkReferences(change: Change): string[] {
  const { state, aid, links, next } = change;
  const unknown = (field: string, wanted: readonly string[], known: readonly unknown[]) =>
    wanted.filter((id) => !known.includes(id)).map((id) => fieldError(field, `${id} does not exist.`));
  const owned = <T extends { aid?: string }>(all: Record<string, T>) =>
    Object.keys(all).filter((id) => [aid, undefined].includes(all[id]?.aid));
  const single = (id: unknown) => (typeof id === "string" && id !== "" ? [id] : []);
  return [
    ...links.agents.flatMap((link) => checkAgent(state, aid, link)),
    ...unknown("alertRules", links.alertRules, owned(state.alertRules)),
    ...unknown("tags", links.tags, owned(state.tags)),
    ...unknown("monitors", links.monitors, ids(monitorsFor(state, aid), "monitorId")),
    ...unknown("labels", links.labels, ids(labelsFor(state, aid), "labelId")),
    ...unknown("sharedWithAccounts", links.sharedWithAccounts, ids(groupsBeside(state, aid), "aid")),
    ...unknown("credentials", textsIn(next.credentials), owned(state.credentials)),
    ...unknown("overrideProxyId", single(next.overrideProxyId), ids(state.agentProxies, "proxyId")),
    ...unknown("emulatedDeviceId", single(next.emulatedDeviceId), ids(state.emulatedDevices, "id")),
  ];
}

function ids<T extends object>(all: readonly T[], key: keyof T): unknown[] {
  return all.map((one) => one[key]);
}

function checkAgent(state: ThousandEyesState, aid: string, link: Change["links"]["agents"][number]): string[] {
  const agent = findAgent(state, link.agentId);
  if (!agent || !mayUse(agent, aid)) return [fieldError("agentSet", `Agent ${link.agentId} does not exist.`)];
  if (link.sourceIpAddress === undefined) return [];
  const addresses = textsIn(agent.details.ipAddresses);
  return agent.agentType === "enterprise" && addresses.includes(link.sourceIpAddress)
    ? []
    : [fieldError("agentSet", `Agent ${link.agentId} has no source address ${link.sourceIpAddress}.`)];
}

export function mayUse(agent: StoredAgent, aid: string): boolean {
  return agent.agentType === "cloud" || agent.aids.includes(aid);
}

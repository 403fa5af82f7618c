import { defaultDevice, emulatedDevicesFor } from "../account/emulated-devices";
import { groupsBeside, labelsFor, monitorsFor } from "../account/organizations";
import { type JsonObject, textsIn } from "../json";
import { fieldError, plainProblem } from "../problems";
import type { StoredAgent, TestLinks, ThousandEyesState } from "../state";
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

/** Names the ids that nothing has; the words are the sandbox's own. */
export function checkReferences(change: Change): string[] {
  return [...unknownReferences(change), ...strangeDevices(change).map((id) => isNone("emulatedDeviceId", id))];
}

function strangeDevices({ state, reading, next }: Change): string[] {
  return single(next.emulatedDeviceId).filter((id) => !ids(emulatedDevicesFor(state, reading), "id").includes(id));
}

const isNone = (field: string, id: string) => fieldError(field, `${id} does not exist.`);

const unknown = (field: string, wanted: readonly string[], all: readonly unknown[]) =>
  wanted.filter((id) => !all.includes(id)).map((id) => isNone(field, id));

function unknownReferences(change: Change): string[] {
  const { state, aid, links, next } = change;
  const known = knownIds(change);
  return [
    ...links.agents.flatMap((link) => checkAgent(state, aid, link)),
    ...Object.entries(known.links).flatMap(([name, all]) => unknown(name, links[name as PlainList], all)),
    ...unknown("credentials", textsIn(next.credentials), known.credentials),
    ...unknown("overrideProxyId", single(next.overrideProxyId), known.proxies),
  ];
}

/** What becomes of ids that nothing has, where they are not refused. */
export function settleReferences(change: Change): void {
  const { state, reading, aid, links, next } = change;
  const known = knownIds(change);
  // assumed: thousandeyes-unknown-emulated-device
  if (strangeDevices(change).length > 0 && reading("thousandeyes-unknown-emulated-device") === "default-device") {
    next.emulatedDeviceId = defaultDevice(reading);
  }
  // assumed: thousandeyes-unknown-reference
  if (unknownReferences(change).length === 0 || reading("thousandeyes-unknown-reference") === "is-refused") return;
  links.agents = links.agents.filter(({ agentId }) => isUsable(state, aid, agentId));
  for (const [name, all] of Object.entries(known.links)) {
    links[name as PlainList] = links[name as PlainList].filter((id) => all.includes(id));
  }
  if (next.credentials !== undefined) {
    next.credentials = textsIn(next.credentials).filter((id) => known.credentials.includes(id));
  }
  if (single(next.overrideProxyId).some((id) => !known.proxies.includes(id))) delete next.overrideProxyId;
}

type PlainList = Exclude<keyof TestLinks, "agents">;

function knownIds({ state, aid }: Change) {
  const owned = <T extends { aid?: string }>(all: Record<string, T>): unknown[] =>
    Object.keys(all).filter((id) => [aid, undefined].includes(all[id]?.aid));
  const links: Record<PlainList, unknown[]> = {
    alertRules: owned(state.alertRules),
    tags: owned(state.tags),
    monitors: ids(monitorsFor(state, aid), "monitorId"),
    labels: ids(labelsFor(state, aid), "labelId"),
    sharedWithAccounts: ids(groupsBeside(state, aid), "aid"),
  };
  return {
    links,
    credentials: owned(state.credentials),
    proxies: ids(state.agentProxies, "proxyId"),
  };
}

function single(id: unknown): string[] {
  return typeof id === "string" && id !== "" ? [id] : [];
}

function ids<T extends object>(all: readonly T[], key: keyof T): unknown[] {
  return all.map((one) => one[key]);
}

function checkAgent(state: ThousandEyesState, aid: string, link: Change["links"]["agents"][number]): string[] {
  const agent = findAgent(state, link.agentId);
  if (!agent || !isUsable(state, aid, link.agentId)) {
    return [fieldError("agentSet", `Agent ${link.agentId} does not exist.`)];
  }
  if (link.sourceIpAddress === undefined) return [];
  const addresses = textsIn(agent.details.ipAddresses);
  return agent.agentType === "enterprise" && addresses.includes(link.sourceIpAddress)
    ? []
    : [fieldError("agentSet", `Agent ${link.agentId} has no source address ${link.sourceIpAddress}.`)];
}

function isUsable(state: ThousandEyesState, aid: string, agentId: string): boolean {
  const agent = findAgent(state, agentId);
  return agent !== undefined && mayUse(agent, aid);
}

export function mayUse(agent: StoredAgent, aid: string): boolean {
  return agent.agentType === "cloud" || agent.aids.includes(aid);
}

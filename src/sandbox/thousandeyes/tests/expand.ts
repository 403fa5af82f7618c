import { labelsFor, monitorsFor } from "../account/organizations";
import { defined, type JsonObject, objects, pick } from "../json";
import type { AgentLink, StoredAgent, StoredTest, ThousandEyesState } from "../state";
import { findAgent } from "../types/test-type";

/** What `expand` adds to an answer: the list, and how to fill it. Without it not even ids are shown. */
export const expansionsOfTest: Record<string, { list: keyof StoredTest["links"]; fill: Fill }> = {
  agent: { list: "agents", fill: expandAgents },
  "alert-rule": { list: "alertRules", fill: expandRules },
  monitor: { list: "monitors", fill: expandMonitors },
  label: { list: "labels", fill: expandLabels },
  tag: { list: "tags", fill: expandTags },
  "shared-with-account": { list: "sharedWithAccounts", fill: expandAccounts },
};

type Fill = (state: ThousandEyesState, test: StoredTest) => JsonObject[];

function expandAgents(state: ThousandEyesState, { links }: StoredTest): JsonObject[] {
  return links.agents.flatMap((link) => {
    const agent = findAgent(state, link.agentId);
    return agent ? [{ ...agentSummary(agent), ...sourceOf(link) }] : [];
  });
}

function sourceOf({ sourceIpAddress }: AgentLink): JsonObject {
  return defined({ sourceIpAddress });
}

/** An agent without what only the agent endpoints show. */
export function agentSummary({ agentId, agentName, agentType, details }: StoredAgent): JsonObject {
  const shared = ["ipAddresses", "publicIpAddresses", "network", "location", "countryId", "coordinates"];
  const more = ["networkProviderInfo", "enabled", "verifySslCertificates", "prefix"];
  return { agentId, agentName, agentType, ...pick(details, [...shared, ...more]) };
}

function expandRules({ alertRules }: ThousandEyesState, { links }: StoredTest): JsonObject[] {
  const names = [
    "ruleName",
    "expression",
    "direction",
    "isDefault",
    "alertType",
    "minimumSources",
    "minimumSourcesPct",
  ];
  const rounds = ["roundsViolatingMode", "roundsViolatingOutOf", "roundsViolatingRequired"];
  return links.alertRules.flatMap((ruleId) => {
    const rule = alertRules[ruleId];
    return rule ? [{ ruleId, ...pick(rule.settings, [...names, ...rounds, "sensitivityLevel", "severity"]) }] : [];
  });
}

/** All that collect data for the test: its own, and every public one if it uses those. */
function expandMonitors(state: ThousandEyesState, { aid, links, settings }: StoredTest): JsonObject[] {
  const usesPublic = settings.usePublicBgp === true && settings.bgpMeasurements !== false;
  const shown = monitorsFor(state, aid).filter(
    ({ monitorId, monitorType }) => links.monitors.includes(monitorId) || (usesPublic && monitorType === "public"),
  );
  return objects(shown);
}

function expandLabels(state: ThousandEyesState, { aid, links }: StoredTest): JsonObject[] {
  return objects(labelsFor(state, aid).filter(({ labelId }) => links.labels.includes(labelId)));
}

function expandTags({ tags }: ThousandEyesState, { links }: StoredTest): JsonObject[] {
  return links.tags.flatMap((id) => (tags[id] ? [{ id, ...pick(tags[id].settings, ["key", "value"]) }] : []));
}

/** The owner comes along with those that the test is shared with. */
function expandAccounts({ accountGroups }: ThousandEyesState, { aid, links }: StoredTest): JsonObject[] {
  return accountGroups
    .filter((group) => group.aid === aid || links.sharedWithAccounts.includes(group.aid))
    .map((group) => ({ aid: group.aid, name: group.accountGroupName }));
}

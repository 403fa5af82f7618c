import { labelsFor, monitorsFor } from "../account/organizations";
import { type JsonObject, objects, pick } from "../json";
import type { AgentLink, StoredAgent, StoredTest } from "../state";
import { findAgent, type ShowContext } from "../types/test-type";

/** What `expand` adds to an answer: the list, and how to fill it. Without it not even ids are shown. */
export const expansionsOfTest: Record<string, { list: keyof StoredTest["links"]; fill: Fill }> = {
  agent: { list: "agents", fill: expandAgents },
  "alert-rule": { list: "alertRules", fill: expandRules },
  monitor: { list: "monitors", fill: expandMonitors },
  label: { list: "labels", fill: expandLabels },
  tag: { list: "tags", fill: expandTags },
  "shared-with-account": { list: "sharedWithAccounts", fill: expandAccounts },
};

type Fill = (context: ShowContext, test: StoredTest) => JsonObject[];

/** assumed: thousandeyes-source-address */
function expandAgents({ state, reading }: ShowContext, { links }: StoredTest): JsonObject[] {
  const isShown = ({ sourceIpAddress }: AgentLink) =>
    sourceIpAddress !== undefined && reading("thousandeyes-source-address") === "returned";
  return links.agents.flatMap((link) => {
    const agent = findAgent(state, link.agentId);
    return agent
      ? [{ ...agentSummary(agent), ...(isShown(link) ? { sourceIpAddress: link.sourceIpAddress } : {}) }]
      : [];
  });
}

/** An agent without what only the agent endpoints show. */
export function agentSummary({ agentId, agentName, agentType, details }: StoredAgent): JsonObject {
  const shared = ["ipAddresses", "publicIpAddresses", "network", "location", "countryId", "coordinates"];
  const more = ["networkProviderInfo", "enabled", "verifySslCertificates", "prefix"];
  return { agentId, agentName, agentType, ...pick(details, [...shared, ...more]) };
}

function expandRules({ state }: ShowContext, { links }: StoredTest): JsonObject[] {
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
    const rule = state.alertRules[ruleId];
    return rule ? [{ ruleId, ...pick(rule.settings, [...names, ...rounds, "sensitivityLevel", "severity"]) }] : [];
  });
}

/** All that collect data for the test: its own, and every public one if it uses those. */
function expandMonitors({ state, reading }: ShowContext, { aid, links, settings }: StoredTest): JsonObject[] {
  const usesPublic = settings.usePublicBgp === true && settings.bgpMeasurements !== false;
  // assumed: thousandeyes-public-monitors
  const showsPublic = usesPublic && reading("thousandeyes-public-monitors") === "listed";
  const shown = monitorsFor(state, aid).filter(
    ({ monitorId, monitorType }) => links.monitors.includes(monitorId) || (showsPublic && monitorType === "public"),
  );
  return objects(shown);
}

function expandLabels({ state }: ShowContext, { aid, links }: StoredTest): JsonObject[] {
  return objects(labelsFor(state, aid).filter(({ labelId }) => links.labels.includes(labelId)));
}

function expandTags({ state: { tags } }: ShowContext, { links }: StoredTest): JsonObject[] {
  return links.tags.flatMap((id) => (tags[id] ? [{ id, ...pick(tags[id].settings, ["key", "value"]) }] : []));
}

/** Those that the test is shared with. assumed: thousandeyes-owner-in-shares */
function expandAccounts({ state, reading }: ShowContext, { aid, links }: StoredTest): JsonObject[] {
  const showsOwner = reading("thousandeyes-owner-in-shares") === "listed";
  return state.accountGroups
    .filter((group) => (group.aid === aid ? showsOwner : links.sharedWithAccounts.includes(group.aid)))
    .map((group) => ({ aid: group.aid, name: group.accountGroupName }));
}

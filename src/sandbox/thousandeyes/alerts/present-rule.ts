import { isObject, type JsonObject, pick } from "../json";
import { type Service, selfLink } from "../service";
import type { StoredRule } from "../state";
import { presentListed } from "../tests/present";

const definition = [
  ...["ruleName", "alertType", "alertGroupType", "expression", "direction", "severity", "sensitivityLevel"],
  ...["minimumSources", "minimumSourcesPct", "roundsViolatingMode", "roundsViolatingOutOf", "roundsViolatingRequired"],
];

/** The answer to a write repeats what was sent, less what only other alert groups have. */
export function presentWritten(service: Service, rule: StoredRule, sent: JsonObject): JsonObject {
  const { alertGroupType } = rule.settings;
  const ofBrowsers = ["endpointAgentIds", "endpointLabelIds"];
  return {
    ruleId: rule.ruleId,
    ...pick(rule.settings, definition),
    ...pick(sent, [
      ...["description", "notifyOnClear", "isDefault", "includeCoveredPrefixes", "visitedSitesFilter", "testIds"],
      ...(alertGroupType === "browser-session" ? ofBrowsers : []),
    ]),
    _links: selfLink(service, `/alerts/rules/${rule.ruleId}`),
  };
}

/** A list shows less than a read, a read both more and less than the answer to a write. */
export function presentListedRule({ ruleId, settings }: StoredRule): JsonObject {
  // It was absent for http-server; here it is shown for the type that has it.
  const prefixes = settings.alertType === "bgp" ? pick(settings, ["includeCoveredPrefixes"]) : {};
  return { ruleId, ...pick(settings, [...definition, "notifyOnClear", "isDefault"]), ...prefixes };
}

export function presentRule(service: Service, rule: StoredRule): JsonObject {
  const { email, ...others } = isObject(rule.settings.notifications) ? rule.settings.notifications : {};
  return {
    ...presentListedRule(rule),
    ...linkedTests(service, rule.ruleId),
    notifications: { email: { message: "", ...(isObject(email) ? email : {}) }, ...others },
    _links: selfLink(service, `/alerts/rules/${rule.ruleId}`),
  };
}

/** Both keys are in the schema; no recorded rule was used by a test. */
function linkedTests(service: Service, ruleId: string): JsonObject {
  const tests = Object.values(service.state.tests).filter(({ links }) => links.alertRules.includes(ruleId));
  if (tests.length === 0) return {};
  const names = ["interval", "alertsEnabled", "enabled", "createdBy", "createdDate", "description", "liveShare"];
  const more = ["modifiedBy", "modifiedDate", "savedEvent", "testId", "testName", "type", "_links"];
  return {
    testIds: tests.map(({ testId }) => testId),
    tests: tests.map((test) => pick(presentListed(service, test), [...names, ...more])),
  };
}

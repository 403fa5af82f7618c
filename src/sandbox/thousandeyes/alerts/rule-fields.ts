import { type Fields, flag, list, object, oneOf, text, whole } from "../types/field";
import { alertTypes, otherAlertTypes } from "./alert-types";

const integration = { integrationId: text(), integrationType: text() };

/** What a request may set. */
export const ruleFields: Fields = {
  ruleName: text(),
  description: text(),
  expression: text(),
  alertType: oneOf([...Object.keys(alertTypes), ...otherAlertTypes]),
  // Unlike other enums this one is case-sensitive, so it is checked by itself.
  alertGroupType: text(),
  direction: oneOf(["to-target", "from-target", "bidirectional"]),
  minimumSources: whole(),
  minimumSourcesPct: whole(),
  roundsViolatingMode: oneOf(["exact", "any", "auto"]),
  roundsViolatingOutOf: whole(),
  roundsViolatingRequired: whole(),
  sensitivityLevel: oneOf(["high", "medium", "low"]),
  severity: oneOf(["info", "minor", "major", "critical", "unknown"]),
  notifyOnClear: flag(),
  isDefault: flag(),
  includeCoveredPrefixes: flag(),
  endpointAgentIds: list(),
  endpointLabelIds: list(),
  visitedSitesFilter: list(),
  testIds: list(),
  notifications: object({
    email: object({ recipients: list(), message: text() }),
    thirdParty: list(integration),
    webhook: list(integration),
    customWebhook: list(integration),
  }),
};

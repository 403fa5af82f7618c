import { pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireAlertRule } from "../api/wire";

/** Which alert rules to look up; filters narrow each other down. */
export interface ThousandEyesAlertRulesArgs {
  /** Exact rule names. Every name must exist, and only once. */
  names?: string[];
  /** What the rules are for, e.g. "http-server" or "end-to-end-server". */
  alertTypes?: string[];
  /** Only the rules that are (or are not) attached to new tests by default. */
  isDefault?: boolean;
  /** Account group (aid) to look in. Default: as for tests. */
  accountGroupId?: string;
}

export interface ThousandEyesAlertRule {
  ruleId: string;
  ruleName: string;
  alertType?: string;
  expression?: string;
  severity?: string;
  isDefault: boolean;
}

export interface ThousandEyesAlertRulesResult {
  /** Rule ids, in the order of `names` when names were given, else by name. */
  ids: string[];
  alertRules: ThousandEyesAlertRule[];
}

/** Finds alert rules. Source: ThousandEyes API 7.0.99, `GET /alerts/rules`. */
export async function findAlertRules(
  client: ThousandEyesClient,
  args: ThousandEyesAlertRulesArgs,
  scope: Scope,
): Promise<ThousandEyesAlertRulesResult> {
  const eligible = (await client.listAlertRules(scope)).map(ruleOf).filter((rule) => isWanted(rule, args));
  const alertRules = args.names
    ? pickByName("ThousandEyes alert rule", eligible, args.names, (rule) => ({ id: rule.ruleId, name: rule.ruleName }))
    : eligible.sort((a, b) => a.ruleName.localeCompare(b.ruleName));
  return { ids: alertRules.map(({ ruleId }) => ruleId), alertRules };
}

function isWanted(rule: ThousandEyesAlertRule, { alertTypes, isDefault }: ThousandEyesAlertRulesArgs): boolean {
  const ofType = alertTypes === undefined || alertTypes.includes(rule.alertType ?? "");
  return ofType && (isDefault === undefined || rule.isDefault === isDefault);
}

function ruleOf({
  ruleId,
  ruleName,
  alertType,
  expression,
  severity,
  isDefault,
}: WireAlertRule): ThousandEyesAlertRule {
  return {
    ruleId,
    ruleName,
    ...(alertType === undefined ? {} : { alertType }),
    ...(expression === undefined ? {} : { expression }),
    ...(severity === undefined ? {} : { severity }),
    isDefault: isDefault ?? false,
  };
}

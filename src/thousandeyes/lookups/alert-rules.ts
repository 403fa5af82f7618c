import { pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireAlertRule } from "../api/wire";
import { ALERT_TYPES } from "../test/alert-types";
import { refuseUnknown } from "./refuse-unknown";

export type ThousandEyesAlertType = (typeof ALERT_TYPES)[number];

/** Which alert rules to look up; filters narrow each other down. */
export interface ThousandEyesAlertRulesArgs {
  /** Exact rule names. Every name must exist, and only once. */
  names?: string[];
  /** What the rules are for. */
  alertTypes?: ThousandEyesAlertType[];
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
  for (const type of args.alertTypes ?? []) refuseUnknown("alertTypes", type, ALERT_TYPES);
  const eligible = (await client.listAlertRules(scope)).map(ruleOf).filter((rule) => isWanted(rule, args));
  const alertRules = args.names
    ? pickByName(eligible, args.names, {
        what: "ThousandEyes alert rule",
        identify: (rule) => ({ id: rule.ruleId, name: rule.ruleName }),
        all: "getThousandEyesAlertRules() without names",
      })
    : eligible.sort((a, b) => a.ruleName.localeCompare(b.ruleName));
  return { ids: alertRules.map(({ ruleId }) => ruleId), alertRules };
}

function isWanted(rule: ThousandEyesAlertRule, { alertTypes, isDefault }: ThousandEyesAlertRulesArgs): boolean {
  const ofType = alertTypes === undefined || (alertTypes as string[]).includes(rule.alertType ?? "");
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

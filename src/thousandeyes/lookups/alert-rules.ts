import * as z from "zod";
import { defineLookup, describeField, pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireAlertRule } from "../api/wire";
import { ALERT_TYPES } from "../test/alert-types";
import { accountGroupId, scopeOf } from "./account-group-id";

const alertType = describeField(z.enum(ALERT_TYPES), {
  typeName: "ThousandEyesAlertType",
  description: "What an alert rule is for.",
});

const args = z.object({
  names: describeField(z.array(z.string()).optional(), {
    description: "Exact rule names. Every name must exist, and only once.",
  }),
  alertTypes: describeField(z.array(alertType).optional(), { description: "What the rules are for." }),
  isDefault: describeField(z.boolean().optional(), {
    description: "Only the rules that are (or are not) attached to new tests by default.",
  }),
  accountGroupId,
});

const alertRule = z.strictObject({
  ruleId: describeField(z.string(), { description: "What `alertRules` of a test takes." }),
  ruleName: describeField(z.string(), { description: "Display name." }),
  alertType: describeField(z.string().optional(), { description: "What the rule is for." }),
  expression: describeField(z.string().optional(), { description: "When the rule raises an alert." }),
  severity: describeField(z.string().optional(), { description: "How severe its alerts are, in the vendor's words." }),
  isDefault: describeField(z.boolean(), { description: "Whether new tests get the rule by default." }),
});

const result = z.object({
  ids: describeField(z.array(z.string()), {
    description: "Rule ids, in the order of `names` when names were given, else by name.",
  }),
  alertRules: describeField(
    z.array(describeField(alertRule, { typeName: "ThousandEyesAlertRule", description: "An alert rule." })),
    {
      description: "The rules, in the same order.",
    },
  ),
});

export type ThousandEyesAlertRulesArgs = z.output<typeof args>;
export type ThousandEyesAlertRule = z.output<typeof alertRule>;
export type ThousandEyesAlertRulesResult = z.output<typeof result>;

const example = `
const { ids } = await netassure.getThousandEyesAlertRules({ names: ["Default HTTP Alert Rule 2.0"] });
`;

export const thousandEyesAlertRules = defineLookup<ThousandEyesClient, typeof args.shape, typeof result.shape>({
  name: "getThousandEyesAlertRules",
  description:
    "Finds ThousandEyes alert rules by exact name, type or being a default, for `alertRules` of a test. Filters narrow each other down. One request.",
  failsWhen: "a name is unknown or ambiguous, or credentials are missing or refused",
  see: "ThousandEyes API 7.0.99, `GET /alerts/rules`",
  example,
  args,
  result,
  find: (call, filters) => findAlertRules(call.client, filters, scopeOf(call, filters)),
});

/** Finds alert rules. Source: ThousandEyes API 7.0.99, `GET /alerts/rules`. */
export async function findAlertRules(
  client: ThousandEyesClient,
  args: ThousandEyesAlertRulesArgs,
  scope: Scope,
): Promise<ThousandEyesAlertRulesResult> {
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

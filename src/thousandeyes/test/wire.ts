import {
  type Account,
  type Answer,
  type Call,
  diffInputs,
  isObject,
  liveOf,
  secretTexts,
  type Values,
} from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireTest } from "../api/wire";
import { testInputs } from "./inputs";
import { testOutputs, testTypes } from "./types";

export type TestCall = Call<ThousandEyesClient>;

/** Every request names the account group that the test lives in. */
export function scopeOf({ account, signal }: TestCall, values: Values): Scope {
  return { aid: account.aid, secrets: secretTexts(testInputs, values), signal };
}

/** The request body for the values of a program. */
export function toWire(news: Values): Values {
  const { type, accountGroupId: _, adoptId: __, ...body } = news;
  return testTypes[String(type)]?.toWire?.(body) ?? body;
}

/** An answer in the program's vocabulary: reference lists as plain ids, in the spelling that the program uses. */
export function fromWire(test: WireTest, set: Values, account: Account): Answer {
  const inputs = { ...without(test, [...OUTPUTS, ...REFERENCES, "_links"]), ...references(test, set, account) };
  if (set.accountGroupId !== undefined) inputs.accountGroupId = set.accountGroupId;
  return {
    inputs: testTypes[test.type]?.fromWire?.(inputs, set) ?? inputs,
    outputs: present(Object.fromEntries(OUTPUTS.map((name) => [name, test[name]]))),
  };
}

/** Whether a test shows everything that a POST of these values holds. A new test is made enabled, whatever is wanted. */
export function isAsSent(test: WireTest, news: Values, account: Account): boolean {
  const sent = { ...news, enabled: true };
  return diffInputs(testInputs, liveOf(testInputs, sent, fromWire(test, sent, account).inputs), sent).length === 0;
}

const OUTPUTS = Object.keys(testOutputs);
const REFERENCES = ["agents", "alertRules", "labels", "tags", "monitors", "sharedWithAccounts"];

function without(test: WireTest, names: string[]): Values {
  return Object.fromEntries(Object.entries(test).filter(([name]) => !names.includes(name)));
}

function references(test: WireTest, set: Values, account: Account): Values {
  return present({
    agents: mapped(test.agents, ({ agentId, sourceIpAddress }) =>
      present({ agentId: String(agentId), sourceIpAddress }),
    ),
    alertRules: ownAlertRules(test.alertRules, set),
    labels: idsOf(test.labels, "labelId"),
    tags: idsOf(test.tags, "id"),
    // Public monitors are listed next to the private ones that a program can choose.
    monitors: idsOf(privateOnly(test.monitors), "monitorId"),
    // The list may hold the owning group.
    sharedWithAccounts: idsOf(test.sharedWithAccounts, "aid")?.filter((aid) => aid !== account.aid),
  });
}

/** The ids of the alert rules that an expanded answer shows, default ones included. */
export function alertRuleIds(test: WireTest): string[] | undefined {
  return idsOf(test.alertRules, "ruleId");
}

/** The default rules of a test type come by themselves, so an import leaves them out. */
function ownAlertRules(rules: unknown, set: Values): string[] | undefined {
  const byDefault = Array.isArray(rules) && rules.every((rule) => rule?.isDefault === true);
  return byDefault && set.alertRules === undefined ? undefined : idsOf(rules, "ruleId");
}

function mapped(list: unknown, map: (item: Values) => unknown): unknown[] | undefined {
  return Array.isArray(list) ? list.filter(isObject).map(map) : undefined;
}

function idsOf(list: unknown, key: string): string[] | undefined {
  return mapped(list, (item) => String(item[key])) as string[] | undefined;
}

function privateOnly(monitors: unknown): unknown {
  return Array.isArray(monitors) ? monitors.filter((monitor) => monitor?.monitorType !== "public") : monitors;
}

function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}

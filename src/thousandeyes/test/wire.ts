import { type Answer, isObject, type Values } from "../../lifecycle";
import type { WireTest } from "../api/wire";
import { testOutputs, testTypes } from "./types";

/** The request body for the values of a program. */
export function toWire(news: Values): Values {
  const { type, accountGroupId: _, adoptId: __, ...body } = news;
  return testTypes[String(type)]?.toWire?.(body) ?? body;
}

/** An answer in the program's vocabulary: reference lists as plain ids, in the spelling that the program uses. */
export function fromWire(test: WireTest, set: Values): Answer {
  const inputs = { ...without(test, [...OUTPUTS, ...REFERENCES, "_links"]), ...references(test, set) };
  if (set.accountGroupId !== undefined) inputs.accountGroupId = set.accountGroupId;
  return {
    inputs: testTypes[test.type]?.fromWire?.(inputs, set) ?? inputs,
    outputs: present(Object.fromEntries(OUTPUTS.map((name) => [name, test[name]]))),
  };
}

const OUTPUTS = Object.keys(testOutputs);
const REFERENCES = ["agents", "alertRules", "labels", "tags", "monitors", "sharedWithAccounts"];

function without(test: WireTest, names: string[]): Values {
  return Object.fromEntries(Object.entries(test).filter(([name]) => !names.includes(name)));
}

function references(test: WireTest, set: Values): Values {
  return present({
    agents: mapped(test.agents, ({ agentId, sourceIpAddress }) =>
      present({ agentId: String(agentId), sourceIpAddress }),
    ),
    alertRules: ownAlertRules(test.alertRules, set),
    labels: idsOf(test.labels, "labelId"),
    tags: idsOf(test.tags, "id"),
    // Public monitors are listed next to the private ones that a program can choose.
    monitors: idsOf(privateOnly(test.monitors), "monitorId"),
    sharedWithAccounts: withoutOwner(idsOf(test.sharedWithAccounts, "aid"), set),
  });
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

/** The list may hold the owning group. assumed: when its id is not known, a single extra entry is the owner. */
function withoutOwner(aids: string[] | undefined, set: Values): string[] | undefined {
  if (aids === undefined) return undefined;
  if (set.accountGroupId !== undefined) return aids.filter((aid) => aid !== set.accountGroupId);
  const wanted = Array.isArray(set.sharedWithAccounts) ? set.sharedWithAccounts : [];
  const extra = aids.filter((aid) => !wanted.includes(aid));
  return extra.length === 1 ? aids.filter((aid) => wanted.includes(aid)) : aids;
}

function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}

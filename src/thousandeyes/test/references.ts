import { isHttpError } from "../../http";
import { type Call, type CheckFailure, isObject, type Values } from "../../lifecycle";
import type { ThousandEyesClient } from "../api/client";
import type { WireAgent, WireAlertRule } from "../api/wire";
import { ALERT_TYPES, alertTypesOf } from "./alert-types";
import { failure } from "./test-type";

/** Inputs whose change can make the vendor refuse a reference. */
const REFERENCES = ["agents", "targetAgentId", "alertRules", "bandwidthMeasurements", "throughputMeasurements"];

/** Whether anything is to be looked up: what did not change was accepted before. */
export function changesReferences(olds: Values, news: Values): boolean {
  return REFERENCES.some(
    (name) => news[name] !== undefined && JSON.stringify(news[name]) !== JSON.stringify(olds[name]),
  );
}

/**
 * What the vendor would refuse in `up`: agents and alert rules that the account group does not have, rules for other
 * tests, and what Cloud Agents cannot do. Costs one list of agents and one of alert rules in a run; without an answer
 * nothing is refused here.
 */
export async function referenceFailures(call: Call<ThousandEyesClient>, news: Values): Promise<CheckFailure[]> {
  const { client, account } = call;
  const aid = account.aid ?? "";
  const [agents, rules] = await Promise.all([
    unlessUnanswered(client.knownAgents(aid, call)),
    Array.isArray(news.alertRules) && news.alertRules.length > 0
      ? unlessUnanswered(client.knownAlertRules(aid, call))
      : undefined,
  ]);
  return [
    ...(agents ? [...unknownAgents(agents, aid, news), ...cloudFailures(agents, news)] : []),
    ...(rules ? ruleFailures(rules, aid, news) : []),
  ];
}

async function unlessUnanswered<T>(list: Promise<T[]>): Promise<T[] | undefined> {
  try {
    return await list;
  } catch (error) {
    if (isHttpError(error) && error.kind !== "cancelled") return undefined;
    throw error;
  }
}

const isId = (value: unknown): value is string => typeof value === "string" && /^\d+$/.test(value);

function agentIds({ agents }: Values): { agentId: unknown; path: string }[] {
  if (!Array.isArray(agents)) return [];
  return agents.map((agent, index) => ({
    agentId: isObject(agent) && agent.agentId,
    path: `agents[${index}].agentId`,
  }));
}

function unknownAgents(known: WireAgent[], aid: string, news: Values): CheckFailure[] {
  const named = [...agentIds(news), { agentId: news.targetAgentId, path: "targetAgentId" }];
  return named
    .filter(({ agentId }) => isId(agentId) && !known.some((agent) => agent.agentId === agentId))
    .map(({ agentId, path }) =>
      failure(path, `must be the id of an agent that account group ${aid} can use; ${agentId} is none`),
    );
}

function cloudFailures(known: WireAgent[], news: Values): CheckFailure[] {
  const cloud = (id: unknown) => known.find(({ agentId, agentType }) => agentId === id && agentType === "cloud");
  const source = agentIds(news)
    .map(({ agentId }) => cloud(agentId))
    .find((agent) => agent !== undefined);
  const target = cloud(news.targetAgentId);
  const { type, bandwidthMeasurements, throughputMeasurements } = news;
  const twoEnds = type === "agent-to-agent" || type === "voice";
  const found: (CheckFailure | undefined)[] = [
    twoEnds && source && target
      ? failure(
          "targetAgentId",
          `must be an Enterprise Agent when a Cloud Agent ("${source.agentName}") is at the other end; "${target.agentName}" is a Cloud Agent too`,
        )
      : undefined,
    bandwidthMeasurements === true && source
      ? failure("bandwidthMeasurements", `is not possible from a Cloud Agent ("${source.agentName}")`)
      : undefined,
    throughputMeasurements === true && (source ?? target)
      ? failure(
          "throughputMeasurements",
          `is not possible with a Cloud Agent ("${(source ?? target)?.agentName}") at either end`,
        )
      : undefined,
  ];
  return found.filter((one) => one !== undefined);
}

/** What a newer API may have is not judged. */
function isKnown(alertType: string | undefined): alertType is string {
  return ALERT_TYPES.some((name) => name === alertType);
}

function ruleFailures(known: WireAlertRule[], aid: string, { type, alertRules }: Values): CheckFailure[] {
  const fitting = alertTypesOf(String(type));
  return (alertRules as unknown[]).filter(isId).flatMap((ruleId) => {
    const rule = known.find((one) => one.ruleId === ruleId);
    if (!rule) return [failure("alertRules", `must be ids of alert rules in account group ${aid}; ${ruleId} is none`)];
    if (!isKnown(rule.alertType) || fitting.includes(rule.alertType)) return [];
    return [
      failure(
        "alertRules",
        `cannot hold ${ruleId} ("${rule.ruleName}"), which is for "${rule.alertType}"; a test of type "${type}" takes rules for ${fitting.map((name) => `"${name}"`).join(", ")}`,
      ),
    ];
  });
}

import { type Call, type CheckFailure, isObject, messageOf, pickByName, UNKNOWN, type Values } from "../../lifecycle";
import type { ThousandEyesClient } from "../api/client";

type Connect = () => Promise<Call<ThousandEyesClient>>;

/**
 * The ids of the agents and alert rules that a program names. Costs a list of each kind that is named, once in a run.
 *
 * @returns failures in place of an error, each with the property that it is about
 */
export async function resolveNames(
  connect: Connect,
  news: Values,
): Promise<{ inputs: Values; failures: CheckFailure[] }> {
  const inputs = { ...news };
  const failures: CheckFailure[] = [];
  const replace = async (property: string, work: () => Promise<unknown>) => {
    try {
      inputs[property] = await work();
    } catch (error) {
      failures.push({ property, reason: `cannot be looked up: ${messageOf(error)}` });
    }
  };
  if (namesAgents(news.agents)) await replace("agents", () => withAgentIds(connect, news.agents as Values[]));
  if (namesRules(news.alertRules)) {
    await replace("alertRules", () => withRuleIds(connect, news.alertRules as string[]));
  }
  return { inputs, failures };
}

function namesAgents(agents: unknown): boolean {
  return Array.isArray(agents) && agents.some((agent) => typeof nameIn(agent) === "string");
}

function nameIn(agent: unknown): string | undefined {
  const isName = isObject(agent) && typeof agent.agentName === "string" && agent.agentName !== UNKNOWN;
  return isName ? (agent.agentName as string) : undefined;
}

function namesRules(rules: unknown): boolean {
  return Array.isArray(rules) && rules.some(isName);
}

function isName(rule: unknown): rule is string {
  return typeof rule === "string" && rule !== UNKNOWN && !/^\d+$/.test(rule);
}

async function withAgentIds(connect: Connect, agents: unknown[]): Promise<unknown[]> {
  const call = await connect();
  const known = await call.client.knownAgents(call.account.aid ?? "", call);
  return agents.map((agent) => {
    const name = nameIn(agent);
    if (name === undefined || !isObject(agent)) return agent;
    const [found] = pickByName(known, [name], {
      what: "ThousandEyes agent",
      identify: ({ agentId, agentName }) => ({ id: agentId, name: agentName }),
      all: "getThousandEyesAgents() without names",
    });
    const { agentName: _, ...rest } = agent;
    return { ...rest, agentId: found?.agentId };
  });
}

async function withRuleIds(connect: Connect, rules: unknown[]): Promise<unknown[]> {
  const call = await connect();
  const known = await call.client.knownAlertRules(call.account.aid ?? "", call);
  return rules.map((rule) => {
    if (!isName(rule)) return rule;
    const [found] = pickByName(known, [rule], {
      what: "ThousandEyes alert rule",
      identify: ({ ruleId, ruleName }) => ({ id: ruleId, name: ruleName }),
      all: "getThousandEyesAlertRules() without names",
    });
    return found?.ruleId;
  });
}

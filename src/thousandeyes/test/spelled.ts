import { isObject, UNKNOWN } from "../../lifecycle";

const isId = (text: string) => /^\d+$/.test(text);

/**
 * The agents of a test as a program may write them, each as an object: ids and names as plain text, and what
 * getThousandEyesAgents returns.
 */
export function spelledAgents(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((agent: unknown) => {
    if (typeof agent === "string" && agent !== UNKNOWN) return isId(agent) ? { agentId: agent } : { agentName: agent };
    return isObject(agent) && typeof agent.agentId === "string" && "agentType" in agent
      ? { agentId: agent.agentId }
      : agent;
  });
}

/** Alert rules by id or by name, and as getThousandEyesAlertRules returns them. */
export function spelledAlertRules(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((rule: unknown) => (isObject(rule) && typeof rule.ruleId === "string" ? rule.ruleId : rule));
}

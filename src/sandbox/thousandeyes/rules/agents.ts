import { fieldError } from "../problems";
import { type Change, type Check, findAgent, linkedAgents } from "../types/test-type";

/** Whether one end of the test runs on a cloud agent: the target, and any of the agents. */
function cloudEnds(change: Change): { target: boolean; agents: boolean } {
  return {
    target: findAgent(change.state, change.next.targetAgentId)?.agentType === "cloud",
    agents: linkedAgents(change).some(({ agentType }) => agentType === "cloud"),
  };
}

/** The words of this refusal and of those below are the sandbox's own. */
export const checkTargetAgent: Check = (change) => {
  const { state, next } = change;
  if (!next.targetAgentId) return [];
  if (!findAgent(state, next.targetAgentId)) return [fieldError("targetAgent", "Target agent does not exist.")];
  const { target, agents } = cloudEnds(change);
  return target && agents ? [fieldError("targetAgent", "Both ends cannot be cloud agents.")] : [];
};

export const checkThroughput: Check = (change) => {
  const { throughputMeasurements, throughputRate, protocol } = change.next;
  const { target, agents } = cloudEnds(change);
  const problems: string[] = [];
  if (throughputMeasurements === true && (target || agents)) {
    problems.push(fieldError("throughputMeasurements", "Throughput cannot be measured with cloud agents."));
  }
  if (throughputRate !== undefined && protocol !== "udp") {
    problems.push(fieldError("throughputRate", "Throughput rate applies to UDP only."));
  }
  return problems;
};

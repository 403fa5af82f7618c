import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import { changesReferences, referenceFailures } from "../../src/thousandeyes/test/references";
import { AID, api, handler, inputs, PROBLEM_JSON, problem } from "./support";

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

const agents = [
  { agentId: "3", agentName: "Singapore", agentType: "cloud" },
  { agentId: "4", agentName: "London", agentType: "cloud" },
  { agentId: "9", agentName: "edge", agentType: "enterprise" },
];
const alertRules = [
  { ruleId: "11", ruleName: "Web", alertType: "http-server" },
  { ruleId: "12", ruleName: "Names", alertType: "dns-server" },
  { ruleId: "13", ruleName: "Later", alertType: "of-a-newer-api" },
];

const listsAgents = () => api().get("/v7/agents").query({ expand: "cluster-member", aid: AID }).reply(200, { agents });
const listsRules = () => api().get("/v7/alerts/rules").query({ aid: AID }).reply(200, { alertRules });

async function problems(news: object): Promise<string[]> {
  const failures = await referenceFailures(handler(), { ...inputs, ...news });
  return failures.map(({ property, reason }) => `${property} ${reason}`);
}

describe("agents that a test refers to", () => {
  it("are known", async () => {
    listsAgents();
    expect(await problems({})).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      "an agent of another account group",
      { agents: [{ agentId: "3" }, { agentId: "5" }] },
      "agents[1].agentId must be the id of an agent that account group 11 can use; 5 is none",
    ],
    [
      "a target that nobody knows",
      { type: "agent-to-agent", targetAgentId: "5" },
      "targetAgentId must be the id of an agent that account group 11 can use; 5 is none",
    ],
    [
      "two Cloud Agents that measure each other",
      { type: "agent-to-agent", targetAgentId: "4" },
      'targetAgentId must be an Enterprise Agent when a Cloud Agent ("Singapore") is at the other end; "London" is a Cloud Agent too',
    ],
    [
      "bandwidth from a Cloud Agent",
      { bandwidthMeasurements: true },
      'bandwidthMeasurements is not possible from a Cloud Agent ("Singapore")',
    ],
    [
      "throughput to a Cloud Agent",
      { type: "agent-to-agent", agents: [{ agentId: "9" }], targetAgentId: "3", throughputMeasurements: true },
      'throughputMeasurements is not possible with a Cloud Agent ("Singapore") at either end',
    ],
  ])("are refused before up would: %s", async (_what, news, expected) => {
    listsAgents();
    expect(await problems(news)).toEqual([expected]);
  });

  it("are not judged when the list cannot be had", async () => {
    api().get("/v7/agents").query(true).reply(403, problem(403, "Forbidden"), PROBLEM_JSON);
    expect(await problems({ agents: [{ agentId: "5" }] })).toEqual([]);
  });
});

describe("alert rules of a test", () => {
  it.each<[string, string[], string[]]>([
    ["one for tests of its type", ["11"], []],
    ["one of a kind that is not known here", ["13"], []],
    ["one that is none", ["99"], ["alertRules must be ids of alert rules in account group 11; 99 is none"]],
    [
      "one for tests of another type",
      ["12"],
      [
        'alertRules cannot hold 12 ("Names"), which is for "dns-server"; a test of type "http-server" takes rules for "http-server", "end-to-end-server", "path-trace", "bgp"',
      ],
    ],
  ])("are judged: %s", async (_what, ids, expected) => {
    listsAgents();
    listsRules();
    expect(await problems({ alertRules: ids })).toEqual(expected);
  });
});

describe("a change", () => {
  it("is looked up when it is one of a reference", () => {
    expect(changesReferences(inputs, { ...inputs, agents: [{ agentId: "4" }] })).toBe(true);
    expect(changesReferences(inputs, { ...inputs, alertRules: ["11"] })).toBe(true);
  });

  it("is not looked up when nothing else can be refused for its reference", () => {
    expect(changesReferences(inputs, { ...inputs, interval: 60 })).toBe(false);
    const { agents: _, ...dropped } = inputs;
    expect(changesReferences(inputs, dropped)).toBe(false);
  });
});

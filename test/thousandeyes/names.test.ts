import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import { checkInputs, type ResourceDefinition, UNKNOWN } from "../../src/lifecycle";
import { resolveNames } from "../../src/thousandeyes/test/resolve";
import { thousandEyesTest } from "../../src/thousandeyes/test/test";
import { AID, api, handler, inputs, PROBLEM_JSON, problem } from "./support";

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

const agents = [
  { agentId: "3", agentName: "Singapore", agentType: "cloud" },
  { agentId: "9", agentName: "edge", agentType: "enterprise" },
  { agentId: "10", agentName: "edge", agentType: "enterprise" },
];
const alertRules = [{ ruleId: "11", ruleName: "Slow page", alertType: "http-server" }];

const listsAgents = (aid = AID) =>
  api().get("/v7/agents").query({ expand: "cluster-member", aid }).reply(200, { agents });
const listsRules = () => api().get("/v7/alerts/rules").query({ aid: AID }).reply(200, { alertRules });

/** As the engine hands them on after the check. */
const spelled = (news: object) =>
  checkInputs(thousandEyesTest as ResourceDefinition, {}, {}, { ...inputs, ...news }).inputs;
const resolve = (news: object) => resolveNames(async () => handler(), spelled(news));

describe("agents of a program", () => {
  it("may be names, ids, objects and what a lookup returns", async () => {
    listsAgents();
    const found = { agentId: "4", agentName: "London", agentType: "cloud", ipAddresses: ["192.0.2.1"] };
    const given = ["Singapore", "7", { agentId: "8", sourceIpAddress: "192.0.2.8" }, { agentName: "Singapore" }, found];
    expect((await resolve({ agents: given })).inputs.agents).toEqual([
      { agentId: "3" },
      { agentId: "7" },
      { agentId: "8", sourceIpAddress: "192.0.2.8" },
      { agentId: "3" },
      { agentId: "4" },
    ]);
  });

  it("cost no request when there is no name among them", async () => {
    expect(await resolve({ agents: ["3", { agentId: UNKNOWN }] })).toEqual({
      inputs: spelled({ agents: ["3", { agentId: UNKNOWN }] }),
      failures: [],
    });
  });

  it.each([
    ["that nobody has", "Singapur", /^cannot be looked up: No ThousandEyes agent is named "Singapur"/],
    ["that two have", "edge", /^cannot be looked up: .*edge.*9.*10/],
  ])("are refused by the preview for a name %s", async (_what, name, reason) => {
    listsAgents();
    const { failures } = await resolve({ agents: [name] });
    expect(failures).toEqual([{ property: "agents", reason: expect.stringMatching(reason) }]);
  });

  it("are refused when the list cannot be had, because up would need it", async () => {
    api().get("/v7/agents").query(true).reply(403, problem(403, "Forbidden"), PROBLEM_JSON);
    const { failures } = await resolve({ agents: ["Singapore"] });
    expect(failures).toEqual([{ property: "agents", reason: expect.stringContaining("403") }]);
  });
});

describe("alert rules of a program", () => {
  it("may be names, ids and what a lookup returns", async () => {
    listsRules();
    const found = { ruleId: "12", ruleName: "Other", alertType: "http-server" };
    expect((await resolve({ alertRules: ["Slow page", "13", found] })).inputs.alertRules).toEqual(["11", "13", "12"]);
  });
});

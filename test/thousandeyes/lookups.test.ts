import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import { checkLookup, type LookupDefinition } from "../../src/lifecycle";
import {
  findAccountGroups,
  findAgents,
  findAlertRules,
  findTests,
  thousandEyesAgents,
  thousandEyesAlertRules,
  thousandEyesTests,
} from "../../src/thousandeyes";
import { answer, api, client } from "./support";

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

const agentsAsked = (query: object = {}) =>
  api()
    .get("/v7/agents")
    .query({ expand: "cluster-member", ...query });

const agent = (agentId: string, agentName: string, others: object = {}) => ({
  agentId,
  agentName,
  agentType: "cloud",
  countryId: "SG",
  ipAddresses: ["192.0.2.1"],
  ...others,
});

const problems = (definition: LookupDefinition, args: object) =>
  checkLookup(definition, { ...args }).failures.map(({ property, reason }) => `${property} ${reason}`);

describe("findAgents", () => {
  const agents = [
    agent("4", "London", {
      countryId: "GB",
      ipAddresses: ["192.0.2.9", "192.0.2.1"],
      publicIpAddresses: ["198.51.100.7"],
    }),
    agent("3", "Singapore"),
    agent("9", "edge", { agentType: "enterprise", ipAddresses: null }),
    agent("10", "edge", { agentType: "enterprise" }),
  ];

  it("returns agents in the order of the names", async () => {
    agentsAsked().reply(200, { agents });
    expect((await findAgents(client(), { names: ["Singapore", "London"] }, {})).ids).toEqual(["3", "4"]);
  });

  it("returns every public address once, sorted, and none of a private network among them", async () => {
    const member = { memberId: "1", ipAddresses: ["10.0.0.9"], publicIpAddresses: ["198.51.100.8"] };
    const own = agent("11", "cluster", {
      agentType: "enterprise-cluster",
      ipAddresses: ["10.0.0.8"],
      publicIpAddresses: ["198.51.100.7"],
      clusterMembers: [member],
    });
    agentsAsked().reply(200, { agents: [...agents, own] });
    const found = await findAgents(client(), { names: ["Singapore", "London", "cluster"] }, {});
    expect(found.publicIpAddresses).toEqual(["192.0.2.1", "192.0.2.9", "198.51.100.7", "198.51.100.8"]);
    expect(found.privateIpAddresses).toEqual(["10.0.0.8", "10.0.0.9"]);
  });

  it("says of Enterprise Agents whether they can work", async () => {
    agentsAsked().reply(200, {
      agents: [
        agent("9", "edge", { agentType: "enterprise", enabled: true, agentState: "offline" }),
        agent("3", "Singapore", { enabled: true }),
      ],
    });
    const found = await findAgents(client(), {}, {});
    expect(found.agents.map(({ agentName, enabled, agentState }) => [agentName, enabled, agentState])).toEqual([
      ["edge", true, "offline"],
      ["Singapore", undefined, undefined],
    ]);
  });

  it("refuses a kind of agent that there is not", () => {
    expect(problems(thousandEyesAgents, { agentTypes: ["cloud", "clod"] })).toEqual([
      'agentTypes[1] must be one of "cloud", "enterprise" or "enterprise-cluster", not "clod"',
    ]);
  });

  it("filters by country and kind", async () => {
    agentsAsked({ agentTypes: "cloud", aid: "77" }).reply(200, { agents });
    const found = await findAgents(client(), { agentTypes: ["cloud"], countryIds: ["GB"] }, { aid: "77" });
    expect(found.agents.map(({ agentName }) => agentName)).toEqual(["London"]);
  });

  it("says which names there are for an unknown one", async () => {
    agentsAsked().reply(200, { agents });
    await expect(findAgents(client(), { names: ["singapore"] }, {})).rejects.toThrow(
      'No ThousandEyes agent is named "singapore" (names are exact). There are: "Singapore", "edge", "London".',
    );
  });

  it("lists the ids of a name that several agents have", async () => {
    agentsAsked().reply(200, { agents });
    await expect(findAgents(client(), { names: ["edge"] }, {})).rejects.toThrow(
      'More than one ThousandEyes agent is named "edge" (ids 9, 10). Use the id of the one you mean.',
    );
  });
});

describe("findAlertRules", () => {
  const alertRules = [
    { ruleId: 11, ruleName: "Slow", alertType: "http-server", isDefault: true },
    { ruleId: "12", ruleName: "Loss", alertType: "end-to-end-server" },
  ];

  it("finds rules by name, in their order", async () => {
    api().get("/v7/alerts/rules").reply(200, { alertRules });
    expect((await findAlertRules(client(), { names: ["Loss", "Slow"] }, {})).ids).toEqual(["12", "11"]);
  });

  it("filters by type and by being a default", async () => {
    api().get("/v7/alerts/rules").query({ aid: "77" }).times(2).reply(200, { alertRules });
    expect((await findAlertRules(client(), { alertTypes: ["http-server"] }, { aid: "77" })).ids).toEqual(["11"]);
    expect((await findAlertRules(client(), { isDefault: false }, { aid: "77" })).ids).toEqual(["12"]);
  });

  it("refuses a type that no rule has, with the one that is likely meant", () => {
    expect(problems(thousandEyesAlertRules, { alertTypes: ["http"] })).toEqual([
      expect.stringMatching(/^alertTypes\[0\] must be one of "agent", .*, not "http"\. Did you mean "http-server"\?$/),
    ]);
  });
});

describe("findAccountGroups", () => {
  const accountGroups = [
    { aid: "2", accountGroupName: "Staging" },
    { aid: "1", accountGroupName: "Production", isDefaultAccountGroup: true },
  ];

  it("sorts by name and marks the login account group", async () => {
    api().get("/v7/account-groups").reply(200, { accountGroups });
    const found = await findAccountGroups(client(), {}, {});
    expect(found).toEqual({
      ids: ["1", "2"],
      accountGroups: [
        { aid: "1", accountGroupName: "Production", isDefaultAccountGroup: true },
        { aid: "2", accountGroupName: "Staging", isDefaultAccountGroup: false },
      ],
    });
  });

  it("refuses an unknown name", async () => {
    api().get("/v7/account-groups").reply(200, { accountGroups });
    await expect(findAccountGroups(client(), { names: ["Test"] }, {})).rejects.toThrow('"Staging", "Production"');
  });
});

describe("findTests", () => {
  const tests = [
    answer,
    { ...answer, testId: "2", testName: "saved", savedEvent: true },
    { ...answer, testId: "3", testName: "shared", liveShare: true },
    {
      testId: "4",
      testName: "edge",
      type: "agent-to-server",
      server: "a.example.com:443",
      interval: 60,
      enabled: false,
    },
  ];

  it("leaves out saved events and tests of others", async () => {
    api().get("/v7/tests").reply(200, { tests });
    expect((await findTests(client(), {}, {})).ids).toEqual(["4", answer.testId]);
  });

  it("shows what is tested", async () => {
    api()
      .get("/v7/tests/agent-to-server")
      .reply(200, { tests: [tests[3]] });
    const found = await findTests(client(), { type: "agent-to-server" }, {});
    expect(found.tests).toEqual([
      {
        testId: "4",
        testName: "edge",
        type: "agent-to-server",
        enabled: false,
        interval: 60,
        target: "a.example.com:443",
      },
    ]);
  });

  it("refuses a type that no test has", () => {
    expect(problems(thousandEyesTests, { type: "http-servr" })).toEqual([
      expect.stringMatching(
        /^type must be one of "agent-to-agent", .*, not "http-servr"\. Did you mean "http-server"\?$/,
      ),
    ]);
  });

  it("filters by being enabled", async () => {
    api().get("/v7/tests").reply(200, { tests });
    expect((await findTests(client(), { enabled: true }, {})).ids).toEqual([answer.testId]);
  });
});

describe("a lookup", () => {
  const groupAsked = (defaultAccountGroupId: string | undefined, accountGroupId?: string) => {
    const asked = { ...client(), defaultAccountGroupId };
    return thousandEyesAgents.find({ client: asked }, accountGroupId === undefined ? {} : { accountGroupId });
  };

  it.each([
    [undefined, undefined, {}],
    ["77", undefined, { aid: "77" }],
    ["77", "11", { aid: "11" }],
  ])("with %s in the configuration and %s among its arguments looks in %o", async (configured, named, query) => {
    agentsAsked(query).reply(200, { agents: [] });
    expect((await groupAsked(configured, named)).ids).toEqual([]);
  });

  it("ends when it is cancelled", async () => {
    const call = { client: client(), signal: AbortSignal.abort() };
    await expect(thousandEyesTests.find(call, {})).rejects.toThrow("was cancelled");
  });
});

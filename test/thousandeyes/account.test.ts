import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import { readResource } from "../../src/lifecycle";
import { strayDefault, thousandEyesAccounts } from "../../src/thousandeyes/accounts";
import { connectThousandEyes } from "../../src/thousandeyes/api/client";
import { thousandEyesTest } from "../../src/thousandeyes/test/test";
import { hostCall } from "../support/run";
import { ACCOUNT, AID, answer, answerAccountGroups, api, OTHER_AID, PROBLEM_JSON, problem, TOKEN } from "./support";

const PATH = `/v7/tests/http-server/${answer.testId}`;

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

/** A process with these settings beside its token. */
function processWith(config: Record<string, string> = {}) {
  const all: Record<string, string> = { thousandEyesToken: TOKEN, ...config };
  return hostCall(connectThousandEyes({ config: (key) => all[key], env: {} }, { fetch: globalThis.fetch }));
}

const groups = (status = 403) =>
  api().get("/v7/account-groups").reply(status, problem(status, "Forbidden"), PROBLEM_JSON);

describe("the account group of a new test", () => {
  it("is the one that the program names, without a request", async () => {
    expect(await thousandEyesAccounts.ofNew(processWith(), { accountGroupId: "99" })).toEqual({
      ...ACCOUNT,
      aid: "99",
    });
  });

  it("is the configured one otherwise, without a request", async () => {
    const configured = processWith({ thousandEyesAccountGroupId: "88" });
    expect(await thousandEyesAccounts.ofNew(configured, {})).toEqual({ ...ACCOUNT, aid: "88" });
  });

  it("is the one that the token's user logs in to, asked for once in a process", async () => {
    answerAccountGroups();
    const call = processWith();
    expect(await thousandEyesAccounts.ofNew(call, {})).toEqual(ACCOUNT);
    expect(await thousandEyesAccounts.ofNew(call, {})).toEqual(ACCOUNT);
  });

  it("has to be named by a token that may not ask", async () => {
    groups();
    await expect(thousandEyesAccounts.ofNew(processWith(), {})).rejects.toThrow(
      "ThousandEyes does not tell which account group new tests go to. Set accountGroupId on the test, netassure:thousandEyesAccountGroupId or TE_AID.",
    );
  });
});

describe("credentials", () => {
  it("reach every account group of the token's user", async () => {
    answerAccountGroups();
    const call = processWith();
    expect(await thousandEyesAccounts.elsewhere(call, ACCOUNT)).toBeUndefined();
    expect(await thousandEyesAccounts.elsewhere(call, { ...ACCOUNT, aid: OTHER_AID })).toBeUndefined();
  });

  it("lead elsewhere when the user is in other groups, all of which are named", async () => {
    answerAccountGroups();
    expect(await thousandEyesAccounts.elsewhere(processWith(), { ...ACCOUNT, aid: "5" })).toBe(
      "account group 11 (Production), account group 77 (Staging) at api.thousandeyes.com",
    );
  });

  it("lead elsewhere at another host, without a request", async () => {
    expect(await thousandEyesAccounts.elsewhere(processWith(), { ...ACCOUNT, host: "eu.example" })).toBe(ACCOUNT.host);
  });

  it("may lead to the group when they cannot ask", async () => {
    groups();
    expect(await thousandEyesAccounts.elsewhere(processWith(), ACCOUNT)).toBeUndefined();
  });
});

describe("a 404 for a test", () => {
  const missing = () => api().get(PATH).query(true).reply(404, problem(404, "Not Found"), PROBLEM_JSON);
  const tests = () => api().get("/v7/tests/http-server").query({ aid: AID });
  const read = () => readResource(thousandEyesTest, processWith(), answer.testId, { ...answer, account: ACCOUNT });

  it("proves that it is gone when its group is one of the user's", async () => {
    answerAccountGroups();
    missing();
    expect(await read()).toBeUndefined();
  });

  it("proves it, where nobody tells the groups, with a list of its group that lacks it", async () => {
    groups();
    missing();
    tests().reply(200, { tests: [{ ...answer, testId: "1" }] });
    expect(await read()).toBeUndefined();
  });

  it("is an error when the list holds it", async () => {
    groups();
    missing();
    tests().reply(200, { tests: [answer] });
    await expect(read()).rejects.toThrow(/404/);
  });

  it("is an error when the group does not answer either", async () => {
    groups();
    missing();
    tests().reply(404, problem(404, "Not Found"), PROBLEM_JSON);
    await expect(read()).rejects.toThrow(
      `That does not prove that test ${answer.testId} is gone: account group ${AID} does not answer these credentials at all:`,
    );
  });
});

describe("a configured account group that is not where tests live", () => {
  const said = (config: Record<string, string>, env: NodeJS.ProcessEnv, news = {}) =>
    strayDefault({ config: (key) => config[key], env }, ACCOUNT, news);

  it.each([
    ["in the configuration", { thousandEyesAccountGroupId: OTHER_AID }, {}],
    ["in the environment", {}, { TE_AID: OTHER_AID }],
  ])("is told, with the way to move a test on purpose: %s", (_where, config, env) => {
    expect(said(config, env)).toBe(
      'netassure:thousandEyesAccountGroupId (TE_AID) is 77, but existing tests of this stack live in account group 11 and stay there: it is the default of new tests only. To move a test, set accountGroupId: "77" on it; a moved test is a new one, without what the old one measured.',
    );
  });

  it("is not told when nothing is configured, when it is the same one, or when the program names one", () => {
    expect(said({}, {})).toBeUndefined();
    expect(said({ thousandEyesAccountGroupId: AID }, {})).toBeUndefined();
    expect(said({ thousandEyesAccountGroupId: OTHER_AID }, {}, { accountGroupId: AID })).toBeUndefined();
  });
});

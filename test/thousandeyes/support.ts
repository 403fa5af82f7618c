import nock from "nock";
import type { HostCall } from "../../src/lifecycle";
import { connectThousandEyes, type ThousandEyesClient } from "../../src/thousandeyes/api/client";
import { handlerCall, hostCall, testRun } from "../support/run";

export const TOKEN = "te-token-5f0c";
export const ORIGIN = "https://api.thousandeyes.com";
export const EXPAND = "agent,alert-rule,monitor,label,tag,shared-with-account";

/** The API behind nock; every interceptor insists on the bearer token. */
export function api(): nock.Scope {
  return nock(ORIGIN, { reqheaders: { authorization: `Bearer ${TOKEN}` } });
}

export function client() {
  const sources = { config: (key: string) => (key === "thousandEyesToken" ? TOKEN : undefined), env: {} };
  return connectThousandEyes(sources, { fetch: globalThis.fetch });
}

/** Where the token's user logs in, and another account group of the same user. */
export const AID = "11";
export const OTHER_AID = "77";
export const ACCOUNT = { host: "api.thousandeyes.com", aid: AID };

/** Answers the one question of a process for the account groups, if it is asked. */
export function answerAccountGroups(): void {
  const accountGroups = [
    { aid: AID, accountGroupName: "Production", isDefaultAccountGroup: true },
    { aid: OTHER_AID, accountGroupName: "Staging" },
  ];
  api().get("/v7/account-groups").optionally().reply(200, { accountGroups });
}

export const call = (): HostCall<ThousandEyesClient> => hostCall(client(), "org/urn:pulumi:dev::shop::type::front");
export const handler = (run = testRun()) => handlerCall(client(), ACCOUNT, undefined, run);

/** The least that an http-server test of a program holds. */
export const inputs = {
  type: "http-server",
  testName: "shop",
  url: "https://shop.example.com",
  interval: 300,
  agents: [{ agentId: "3" }],
};

/** What the API answers to it, with `expand`. */
export const answer = {
  testId: "281474976976775",
  type: "http-server",
  testName: "shop",
  url: "https://shop.example.com",
  interval: 300,
  enabled: true,
  alertsEnabled: true,
  createdBy: "api-user (api-user@example.com)",
  createdDate: "2026-08-03T08:10:03Z",
  agents: [{ agentId: "3", agentName: "Singapore", agentType: "cloud" }],
  alertRules: [{ ruleId: "11", ruleName: "Default", isDefault: true }],
  numPathTraces: 3,
  _links: { self: { href: `${ORIGIN}/v7/tests/http-server/281474976976775` } },
};

export const problem = (status: number, title: string, detail?: string) => ({
  type: "about:blank",
  title,
  status,
  instance: "/v7/tests/http-server",
  ...(detail === undefined ? {} : { detail }),
});
export const PROBLEM_JSON = { "content-type": "application/problem+json" };

import nock from "nock";
import { connectThousandEyes } from "../../src/thousandeyes/api/client";

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

export const call = () => ({ client: client() });

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

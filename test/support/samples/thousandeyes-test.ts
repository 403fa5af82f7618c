import type { Values } from "../../../src/lifecycle";
import { connectThousandEyes } from "../../../src/thousandeyes/api/client";
import { alertTypesOf } from "../../../src/thousandeyes/test/alert-types";
import { type PropertySample, type ResourceSamples, type Sample, type SampleContext, stateOf, without } from "./sample";

/** Enterprise Agents of the sandbox: they may measure bandwidth and choose an interface. */
const [BERLIN, MADRID] = ["281474976710720", "281474976710721"];

const agents = [{ agentId: BERLIN }];

const PEM = (text: string) =>
  `-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`;

const pair = (first: unknown, second: unknown, others?: Values): PropertySample =>
  others ? { values: [first, second], with: others } : { values: [first, second] };

const together = (others: Values, first: unknown, second: unknown): PropertySample => ({
  values: [first, second],
  together: others,
});

/** Properties that several types share. */
const shared: Record<string, PropertySample> = {
  testName: pair("renamed once", "renamed twice"),
  description: pair("first text", "second text"),
  agents: pair([{ agentId: BERLIN }, { agentId: MADRID }], [{ agentId: MADRID, sourceIpAddress: "10.21.1.10" }]),
  labels: pair(["9842"], ["1283", "9842"]),
  interval: pair(120, 3600),
  port: pair(8080, 9090),
  fixedPacketRate: pair(20, 30),
  numPathTraces: pair(5, 7),
  domain: pair("a.example.com A", "b.example.com"),
  username: together({ authType: "basic" }, "probe", "other"),
  password: together({ authType: "basic", username: "probe" }, "secret-one", "secret-two"),
  useNtlm: pair(true, false, { authType: "basic", username: "probe", password: "secret-one" }),
  oAuth: pair(
    { testUrl: "https://a.example.com", requestMethod: "post", postBody: "a=b", password: "one" },
    { testUrl: "https://b.example.com", username: "probe" },
  ),
  authType: together({ username: "probe", password: "secret-one" }, "basic", "ntlm"),
  clientCertificate: pair(PEM("QUFB"), PEM("QkJC")),
  customHeaders: pair(
    { all: { "X-One": "1" } },
    { root: { "X-Two": "2" }, domains: { "a.example.com": { "X-Three": "3" } } },
  ),
  userAgent: pair("probe/1", "probe/2"),
  contentRegex: pair("welcome", "hello"),
  desiredStatusCode: pair("200", "404"),
  dnsOverride: pair("192.0.2.1", "192.0.2.2"),
  overrideProxyId: pair("281474976710730", "281474976710730"),
  usePublicBgp: pair(false, true, { monitors: ["281474976710740"] }),
  httpTimeLimit: pair(6, 7),
  overrideAgentProxy: pair(true, false, { overrideProxyId: "281474976710730" }),
  collectProxyNetworkData: pair(true, false, { overrideAgentProxy: true, overrideProxyId: "281474976710730" }),
  vaultCredentials: pair(
    [{ secretId: "11111111-1111-4111-8111-111111111111", target: "password" }],
    [{ secretId: "22222222-2222-4222-8222-222222222222", target: "username" }],
  ),
  blockDomains: pair("ads.example.com", "cdn.example.com"),
  browserLanguage: pair("de-DE", "fr-FR"),
  emulatedDeviceId: pair("281474976710657", "281474976710658"),
  chromeOptions: pair("--disable-gpu", "--lang=de"),
  chromePolicies: pair('{"A":1}', '{"B":2}'),
  subinterval: pair(60, 300),
  httpInterval: pair(60, 300),
  targetTime: pair(4, 5),
  pageLoadTargetTime: pair(4, 5),
  url: pair("https://one.example.com", "two.example.com"),
};

const web = { interval: 300, agents, url: "https://shop.example.com" };
const dns = { interval: 300, agents, domain: "example.com A" };

const types: Record<
  string,
  { minimal: Values; properties?: Record<string, PropertySample>; replacements?: Values; notImported?: string[] }
> = {
  "agent-to-agent": {
    minimal: { interval: 300, agents, targetAgentId: MADRID },
    properties: {
      agents: pair([{ agentId: BERLIN }, { agentId: "281474976710723" }], [{ agentId: BERLIN }]),
      targetAgentId: pair("3", "281474976710723"),
      throughputRate: pair(16, 32, { protocol: "udp" }),
      throughputDuration: pair(6000, 7000, { throughputMeasurements: true }),
    },
  },
  "agent-to-server": {
    minimal: { interval: 300, agents, server: "shop.example.com" },
    properties: { server: pair("a.example.com", "b.example.com:8443"), continuousMode: pair(true, false) },
  },
  api: {
    minimal: { ...web, requests: [{ name: "first", url: "https://api.example.com" }] },
    properties: {
      requests: pair(
        [
          {
            name: "login",
            url: "https://api.example.com/login",
            method: "post",
            body: "{}",
            authType: "basic",
            username: "u",
            password: "p",
          },
          { name: "use", url: "https://api.example.com/use", headers: [{ key: "X-One", value: "1" }], waitTimeMs: 100 },
        ],
        [
          {
            name: "token",
            url: "https://api.example.com/token",
            authType: "oauth2",
            tokenUrl: "https://id.example.com",
            clientId: "c",
            clientSecret: "s",
            clientAuthentication: "in-body",
          },
          {
            name: "check",
            url: "https://api.example.com/check",
            collectApiResponse: true,
            assertions: [{ name: "status-code", operator: "is", value: "200" }],
            variables: [{ name: "v", value: "$.v" }],
          },
        ],
      ),
      predefinedVariables: pair(
        [{ name: "a", value: "1" }],
        [
          { name: "a", value: "2" },
          { name: "b", value: "3" },
        ],
      ),
      protocol: pair("tcp", "tcp"),
      clientCertDomainsAllowList: pair("a.example.com", "b.example.com"),
    },
  },
  bgp: { minimal: { prefix: "192.0.2.0/24" }, replacements: { prefix: "198.51.100.0/24" } },
  "dns-server": {
    minimal: { ...dns, dnsServers: ["ns1.example.com", "ns2.example.com"] },
    properties: { dnsServers: pair(["ns3.example.com"], ["ns2.example.com", "ns1.example.com"]) },
  },
  "dns-trace": { minimal: dns },
  dnssec: { minimal: dns },
  "ftp-server": {
    minimal: {
      interval: 300,
      agents,
      url: "ftp.example.com",
      requestType: "download",
      username: "u",
      password: "secret-one",
    },
    properties: {
      url: pair("ftp://one.example.com", "ftps://two.example.com/dir"),
      requestType: pair("list", "download"),
      username: pair("probe", "other"),
      password: pair("secret-one", "secret-two"),
    },
    notImported: ["password"],
  },
  "http-server": {
    minimal: web,
    properties: {
      headers: pair(["X-One: 1", "X-Two: 2"], ["X-Three: 3"]),
      postBody: pair("a=b", "c=d"),
    },
  },
  "page-load": { minimal: web },
  "sip-server": {
    minimal: { interval: 300, agents, targetSipCredentials: { sipRegistrar: "sip.example.com", port: 5060 } },
    properties: {
      targetSipCredentials: pair(
        { sipRegistrar: "sip2.example.com", port: 5061, protocol: "tls", user: "u", authUser: "a", password: "p" },
        { sipRegistrar: "sip.example.com", port: 5060, user: "v" },
      ),
      optionsRegex: pair("SIP", "OK"),
    },
  },
  voice: {
    minimal: { interval: 300, agents, targetAgentId: MADRID },
    properties: {
      agents: pair([{ agentId: BERLIN }, { agentId: "281474976710723" }], [{ agentId: BERLIN }]),
      targetAgentId: pair("3", "281474976710723"),
    },
  },
  "web-transactions": {
    minimal: { ...web, transactionScript: "import { driver } from 'thousandeyes';" },
    properties: { transactionScript: pair("first();", "second();\n") },
  },
};

/** Ids that the sandbox gives anew at each start. */
async function references({ thousandEyes: request }: SampleContext): Promise<Record<string, PropertySample>> {
  const list = async (path: string, key: string) => (await request("GET", path))[key] as Values[];
  const tagOf = async (value: string) =>
    (await request("POST", "/tags", { key: "env", value, objectType: "test", accessType: "all" })).id as string;
  const credentialOf = async (name: string) =>
    (await request("POST", "/credentials", { name, value: "x" })).id as string;
  const [, other] = (await list("/account-groups", "accountGroups")) as { aid: string }[];
  const [one, two] = [await tagOf("one"), await tagOf("two")];
  const [first, second] = [await credentialOf("first"), await credentialOf("second")];
  return {
    tags: pair([one], [two, one]),
    credentials: pair([first], [second, first]),
    sharedWithAccounts: pair([other?.aid], []),
    monitors: pair(["281474976710740"], []),
    accountGroupId: pair(other?.aid, other?.aid),
  };
}

/** Of each type of test a default rule, and one of its own beside it. */
async function ruleIds({ thousandEyes: request }: SampleContext): Promise<(type: string) => PropertySample> {
  const known = (await request("GET", "/alerts/rules")).alertRules as Values[];
  const samples = new Map<string, PropertySample>();
  for (const type of Object.keys(types)) {
    const rule = known.find(({ alertType }) => alertTypesOf(type).includes(String(alertType)));
    const { ruleId, isDefault: _, ...copied } = rule ?? {};
    const own = await request("POST", "/alerts/rules", { ...copied, ruleName: `Own rule of ${type}` });
    samples.set(type, pair([ruleId], [own.ruleId, ruleId]));
  }
  return (type) => samples.get(type) as PropertySample;
}

export const thousandEyesTestSamples: ResourceSamples = {
  type: "ThousandEyesTest",
  vendor: "thousandEyes",
  settings: ({ connection: { thousandEyes } }) => ({
    TE_TOKEN: thousandEyes.token,
    TE_API_ENDPOINT: thousandEyes.endpoint,
  }),
  connect: connectThousandEyes,
  async samples(context) {
    const { accountGroupId, ...found } = await references(context);
    const rules = await ruleIds(context);
    return Object.entries(types).map(
      ([type, { minimal, properties, replacements, notImported }]): Sample => ({
        name: type,
        minimal: (unique) => ({ type, testName: unique, ...minimal }),
        properties: { ...shared, ...found, alertRules: rules(type), ...properties },
        // An Enterprise Agent belongs to one group, so a test that measures one cannot move.
        replacements: {
          ...(minimal.targetAgentId ? {} : { accountGroupId: accountGroupId?.values[0] }),
          ...replacements,
        },
        ...(notImported ? { notImported } : {}),
      }),
    );
  },
  stored: (sandbox, id) =>
    without(stateOf(sandbox, "thousandEyes").tests?.[id], /^(testId|testName|(created|modified)(By|Date))$/),
};

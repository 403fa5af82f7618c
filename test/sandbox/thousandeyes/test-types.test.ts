import { describe, expect, it } from "vitest";
import { testTypes } from "../../../src/sandbox/thousandeyes/types";
import { type Body, fresh, introduction, minimal, origin, testOf } from "./fresh";

const start = { alertsEnabled: true, enabled: true };
const bgp = { bgpMeasurements: true, usePublicBgp: true };
const network = {
  ...bgp,
  ...{ networkMeasurements: true, mtuMeasurements: true, numPathTraces: 3, pathTraceMode: "classic" },
  ...{ probeMode: "auto", protocol: "tcp" },
};
const bandwidth = { bandwidthMeasurements: false };
const ipv6 = { ipv6Policy: "use-agent-policy" };
const dscp = { dscp: "Best Effort (DSCP 0)", dscpId: "0" };
const random = { randomizedStartTime: false };
const proxy = { overrideAgentProxy: false, collectProxyNetworkData: false, vaultCredentials: [] };
const http = {
  ...{ authType: "none", contentRegex: "", distributedTracing: false, httpTargetTime: 1000, httpTimeLimit: 5 },
  ...{ httpVersion: 2, sslVersion: "Auto", sslVersionId: "0", useNtlm: false, verifyCertificate: true },
  ...{ allowUnsafeLegacyRenegotiation: true, followRedirects: true, overrideAgentProxy: false, vaultCredentials: [] },
};
const browser = {
  ...{ includeHeaders: true, emulatedDeviceId: "281474976710656", blockDomains: "", disableScreenshot: false },
  ...{ allowMicAndCamera: false, allowGeolocation: false, browserLanguage: "en-US", chromiumTrack: "stable" },
  ...{ pageLoadingStrategy: "normal", identifyAgentTrafficWithUserAgent: false },
};

/** What the server adds to the least that creates a test, and which result pages it links. */
const filled: Record<string, { settings: Body; results: string[] }> = {
  "agent-to-agent": {
    settings: {
      ...{ ...random, ...bgp, ...dscp, numPathTraces: 3, pathTraceMode: "classic", direction: "to-target" },
      ...{ protocol: "tcp", port: 49153, throughputMeasurements: false, throughputDuration: 10000 },
    },
    results: ["network", "path-vis", "bgp"],
  },
  "agent-to-server": {
    settings: {
      ...random,
      ...network,
      ...bandwidth,
      ...ipv6,
      ...dscp,
      continuousMode: false,
      server: "www.example.com:80",
    },
    results: ["network", "path-vis", "bgp"],
  },
  api: {
    settings: {
      ...{ ...random, ...network, ...proxy, distributedTracing: false, targetTime: 6, timeLimit: 10 },
      requests: [
        {
          ...{ name: "first", url: "https://api.example.com/a", method: "get", authType: "none" },
          ...{ collectApiResponse: false, verifyCertificate: false },
        },
      ],
    },
    results: ["api", "network", "path-vis", "bgp"],
  },
  bgp: { settings: { includeCoveredPrefixes: false, usePublicBgp: true }, results: ["bgp"] },
  "dns-server": {
    settings: {
      ...{ ...random, ...network, ...bandwidth, ...ipv6, numPathTraces: 1, domain: "example.com ANY" },
      ...{ dnsQueryClass: "in", dnsTransportProtocol: "udp", recursiveQueries: false },
      dnsServers: [{ serverId: "281474976711047", serverName: "192.0.2.53" }],
    },
    results: ["dns-server", "network", "path-vis", "bgp"],
  },
  "dns-trace": {
    settings: { ...random, domain: "example.com ANY", dnsQueryClass: "in", dnsTransportProtocol: "udp" },
    results: ["dns-trace"],
  },
  dnssec: { settings: { ...random, domain: "example.com ANY", dnsQueryClass: "in" }, results: ["dnssec"] },
  "ftp-server": {
    settings: {
      ...{ ...random, ...network, ...bandwidth, ...ipv6, url: "ftp://ftp.example.com/" },
      ...{ ftpTargetTime: 1000, ftpTimeLimit: 5, useActiveFtp: false, useExplicitFtps: false },
    },
    results: ["ftp-server", "network", "path-vis", "bgp"],
  },
  "http-server": {
    settings: {
      ...{ ...random, ...network, ...bandwidth, ...ipv6, ...http, collectProxyNetworkData: false },
      ...{ oAuth: {}, requestMethod: "get" },
    },
    results: ["http-server", "network", "path-vis", "bgp"],
  },
  "page-load": {
    settings: {
      ...{ ...random, ...network, ...bandwidth, ...http, ...browser, coreWebVitalsMode: "none" },
      ...{ httpInterval: 300, pageLoadTargetTime: 6, pageLoadTimeLimit: 10 },
    },
    results: ["http-server", "page-load", "network", "path-vis", "bgp"],
  },
  "sip-server": {
    settings: {
      ...{ ...random, ...network, ...ipv6, port: 5060, protocol: "tcp", sipRegistrar: "sip.example.com" },
      ...{ registerEnabled: false, sipTargetTime: 1000, sipTimeLimit: 5 },
    },
    results: ["sip-server", "network", "path-vis", "bgp"],
  },
  voice: {
    settings: {
      ...{ ...random, ...bgp, ...dscp, numPathTraces: 3, codec: "G.711 @ 64 Kbps", codecId: "0" },
      ...{ duration: 5, jitterBuffer: 40 },
    },
    results: ["rtp-server", "path-vis", "bgp"],
  },
  "web-transactions": {
    settings: {
      ...{ ...random, ...network, ...bandwidth, ...http, ...browser, verifyCertificate: false },
      ...{ targetTime: 10, timeLimit: 30, flagCollectConsoleLogs: false },
    },
    results: ["http-server", "web-transactions", "network", "path-vis", "bgp"],
  },
};

const types = testTypes.map(({ name }) => name);

/** What nobody gets to read: references need `expand`, secrets are never told. */
function readable(body: Body): Body {
  const { agents: _, password: __, targetSipCredentials: ___, ...rest } = body;
  return rest;
}

describe.each(types)("a %s test", (type) => {
  const path = `/tests/${type}`;

  it("is created from the least that it needs and comes back with the server's defaults", async () => {
    const sandbox = fresh();
    const answer = await sandbox.post(path, minimal[type]);
    expect(answer.status).toBe(201);
    const testId = Object.keys(sandbox.state.tests)[0];
    const self = `${origin}/v7${path}/${testId}`;
    expect(answer.headers.get("location")).toBe(self);
    const { settings, results } = filled[type] as (typeof filled)[string];
    expect(answer.body).toStrictEqual({
      ...{ ...start, ...readable(minimal[type] as Body), ...settings, testId, type },
      ...{ createdBy: "Sandbox User (sandbox@example.com)", createdDate: "2026-03-01T12:00:00Z" },
      ...{ savedEvent: false, liveShare: false },
      _links: {
        self: { href: self },
        testResults: results.map((page) => ({ href: `${origin}/v7/test-results/${testId}/${page}` })),
      },
    });
  });

  it("is read right after it was written", async () => {
    const sandbox = fresh();
    const made = await sandbox.make(path, minimal[type]);
    const read = await sandbox.get(`${path}/${made.testId}`);
    expect(read.status).toBe(200);
    expect(read.body).toStrictEqual(made);
  });

  it("is listed under its type and among all, without its unused extras", async () => {
    const sandbox = fresh();
    const { oAuth: _, vaultCredentials: __, ...listed } = await sandbox.make(path, minimal[type]);
    expect((await sandbox.get(path)).body).toStrictEqual({
      tests: [listed],
      _links: { self: { href: `${origin}/v7${path}` } },
    });
    expect((await sandbox.get("/tests")).body.tests).toStrictEqual([listed]);
  });

  it("is not found under another type", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(path, minimal[type]);
    for (const other of types.filter((name) => name !== type)) {
      expect((await sandbox.get(`/tests/${other}/${testId}`)).status).toBe(404);
    }
  });

  it("is gone after a delete, which succeeds once", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(path, minimal[type]);
    const answer = await sandbox.remove(`${path}/${testId}`);
    expect([answer.status, answer.body]).toStrictEqual([204, {}]);
    expect((await sandbox.get(`${path}/${testId}`)).status).toBe(404);
    expect((await sandbox.remove(`${path}/${testId}`)).status).toBe(404);
    expect(sandbox.state.tests).toStrictEqual({});
  });

  it("cannot be created disabled", async () => {
    const { status, body } = await fresh().post(path, testOf(type, { enabled: false }));
    expect(status).toBe(400);
    expect(body.title).toBe("400 Bad Request\nCannot add a test that is disabled");
  });

  it("is told first that it is disabled, whatever else is wrong", async () => {
    const { body } = await fresh().post(path, { enabled: false, alertsEnabled: "yes", fixedPacketRate: 1 });
    expect(body.title).toBe("400 Bad Request\nCannot add a test that is disabled");
  });

  it("needs a name", async () => {
    const { status, body } = await fresh().post(path, testOf(type, { testName: "" }));
    expect(status).toBe(400);
    expect(body.title).toBe(`${introduction} Error in field testName : Test name is empty.`);
  });

  it("cannot take the name of another test, of whatever type", async () => {
    const sandbox = fresh();
    await sandbox.make("/tests/bgp", testOf("bgp", { testName: "taken" }));
    const { status, body } = await sandbox.post(path, testOf(type, { testName: "taken" }));
    expect(status).toBe(400);
    expect(body.title).toBe(`${introduction} A test with this name already exists.`);
    expect(Object.keys(sandbox.state.tests)).toHaveLength(1);
  });

  it("ignores keys that the API does not know, and those it only reads", async () => {
    const sandbox = fresh();
    const extra = { nonsense: 1, "agents.agentId": "4", testId: "1", createdBy: "me", savedEvent: true, type: "other" };
    const made = await sandbox.make(path, testOf(type, extra));
    const plain = await fresh().make(path, minimal[type]);
    expect(made).toStrictEqual(plain);
  });

  it("is signed by who changed it, once it was changed", async () => {
    const sandbox = fresh();
    const made = await sandbox.make(path, minimal[type]);
    expect(Object.keys(made)).not.toContain("modifiedDate");
    sandbox.clock.now = new Date("2026-03-01T13:30:00.000Z");
    const body =
      type === "sip-server"
        ? { targetSipCredentials: { port: 5060, protocol: "tcp", sipRegistrar: "sip.example.com" } }
        : {};
    const changed = await sandbox.put(`${path}/${made.testId}`, { testName: "two", ...body });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      ...{ testName: "two", createdDate: "2026-03-01T12:00:00Z", modifiedDate: "2026-03-01T13:30:00Z" },
      modifiedBy: "Sandbox User (sandbox@example.com)",
    });
    expect((await sandbox.get(`${path}/${made.testId}`)).body).toStrictEqual(changed.body);
  });
});

describe("a create that lacks something", () => {
  const sentences: Record<string, string> = {
    agents: "Error in field agentSet : No agents selected.",
    interval: "Error in field interval : Interval is empty.",
    url: "Error in field url.url : URL is empty.",
    server: "Error in field server : Target is empty.",
    domain: "Error in field domainName : Domain name is empty.",
    dnsServers: "Error in field servers : Server is empty.",
    requestType: "Error in field command : Request type is empty.",
    username: "Error in field username : Username is empty.",
    password: "Password is empty.",
    requests: "Please configure the API Steps.",
    prefix: "Error in field prefix.prefix : Prefix is empty.",
    targetAgentId: "Error in field targetAgent : Target agent is empty.",
    targetSipCredentials: "Error in field targetSipCredentials : SIP credentials are empty.",
    transactionScript: "Error in field script : Empty script.",
    testName: "Error in field testName : Test name is empty.",
  };
  const lacking = types.flatMap((type) => Object.keys(minimal[type] as Body).map((name) => [type, name] as const));

  it.each(lacking)("of type %s is told about %s", async (type, name) => {
    const { [name]: _, ...rest } = minimal[type] as Body;
    const answer = await fresh().post(`/tests/${type}`, rest);
    expect(answer.status).toBe(400);
    expect(answer.body).toStrictEqual({
      type: "about:blank",
      title: `${introduction} ${sentences[name]}`,
      status: 400,
      instance: `/v7/tests/${type}`,
    });
  });

  it("is told about everything at once", async () => {
    const { body } = await fresh().post("/tests/http-server", {});
    expect(body.title).toBe(
      [introduction, sentences.testName, sentences.agents, sentences.interval, sentences.url].join(" "),
    );
  });
});

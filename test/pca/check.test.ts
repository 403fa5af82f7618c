import { describe, expect, it } from "vitest";
import {
  checkInputs,
  hasMark,
  metaOf,
  type ResourceDefinition,
  UNKNOWN,
  type Values,
  variantsOf,
} from "../../src/lifecycle";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { pcaAgentSecret } from "../../src/pca/agent-secret/agent-secret";
import { pcaSession } from "../../src/pca/session/session";
import { agentId, configInputs, IDENTITY, ownAgentId, ownSessionId, sessionInputs } from "./support";

const check = (definition: unknown, news: Values, olds: Values = {}) =>
  checkInputs(definition as ResourceDefinition, { name: "edge-1", identity: IDENTITY }, olds, news);

const reasons = (definition: unknown, news: Values, olds: Values = {}) =>
  Object.fromEntries(check(definition, news, olds).failures.map(({ property, reason }) => [property, reason]));

const common = { agentId, sessionName: "s", enable: true, period: "continuous" };

/** The least and the most of each session type. */
const sessions: Record<string, { block: string; least: Values; most: Values }> = {
  "twamp-stateful": {
    block: "twamp",
    least: { reflectorAddr: "198.51.100.7" },
    most: {
      ...{
        reflectorAddr: "reflector.example.net",
        reflectorPort: 862,
        reportInterval: 900,
        controlAddr: "2001:db8::1",
      },
      ...{ senderAddr: "192.0.2.1", senderPort: 65535, senderPayloadSize: 1472, senderRate: 1000, senderDscp: 63 },
      ...{ senderTtl: 255, senderVprio: 7, mosBpl: 25.1, mosImpairment: 35.8, controlPort: 862, controlDscp: 0 },
      ...{ controlVprio: 0, controlLegacy: true, controlSenderAddr: "203.0.113.1" },
      roundTripMode: { enable: true, reflectorLatencySubtraction: false },
    },
  },
  "twamp-stateless": {
    block: "twamp",
    least: { reflectorAddr: "2001:db8::7" },
    most: { reflectorAddr: "x", senderPayloadSize: 41, senderRate: 1, senderTtl: 0, reportInterval: 1 },
  },
  "echo-udp": {
    block: "echo",
    least: { reflectorAddr: "198.51.100.7" },
    most: { reflectorAddr: "x", reflectorPort: 7, senderPort: 1, senderPayloadSize: 20, senderVprio: 0, mosBpl: 4.3 },
  },
  "echo-icmp": { block: "echo", least: { reflectorAddr: "x" }, most: { reflectorAddr: "x", senderPayloadSize: 1472 } },
  "tcp-throughput": {
    block: "throughput",
    least: {},
    most: {
      ...{ testServerAddress: "192.0.2.9", testServerPort: 5201, testReverse: true, testDurationSecs: 86400 },
      ...{ testReportIntervalSecs: 1.5, testParallel: 128, testDscp: 46, testTracerouteDestPort: 33434 },
      ...{ networkMaxRateBitsPerSec: 100_000_000_000, networkMtuBytes: 9000, networkRttMs: 0.25 },
      networkBottleneckBandwidthBitsPerSec: 0,
    },
  },
  "path-trace": {
    block: "trace",
    least: { destination: "shop.example.com" },
    most: {
      ...{ destination: "x", destinationPort: 33457, senderPort: 33456, ipVersion: "IPv6", type: "tcp" },
      ...{ algorithm: "paris-traceroute", probingRate: 99, senderTtlMin: 1, senderTtlMax: 255, senderDscp: 32 },
      ...{ probesPerHop: 255, maxUndiscovered: 255, waitSec: 0.5, testDurationSec: 0 },
    },
  },
  transfer: {
    block: "transfer",
    least: { destinationUrl: "https://this.example:1234/path/to" },
    most: {
      ...{ destinationUrl: "ftp://192.0.2.5", username: "u", password: "p", useProxy: true, proxyPort: 8080 },
      ...{ proxyDestination: "10.0.0.1", proxyUsername: "u", proxyPass: "p", nameServer: "192.0.2.53" },
      ...{ forceIpVersion: "IPv4", maximumTestConnectSec: 0, maximumTestDurationSec: 0, testInterval: 1 },
    },
  },
};

describe("the check of an agent configuration", () => {
  it("fills in name and id, so that the least program is an empty one", () => {
    expect(check(pcaAgentConfig, {})).toEqual({
      inputs: { agentId: ownAgentId, identification: { agentName: "edge-1" } },
      failures: [],
    });
  });

  it("takes everything that the vendor documents", () => {
    const everything = {
      agentId,
      identification: { agentName: "edge" },
      dataGateway: {
        ...{ server: "collector.example.net", port: 1, dataBrokerUseSsl: true, dataBrokerSslAllowSelfsigned: false },
        ...{ dataBrokerSslAllowInsecureCerts: false, dataBrokerSslAllowExpiredCerts: false, brokerATO: 1 },
        ...{ dataBrokerSslSkipHostnameCheck: false, compressionEnable: false, pdgMetricsEnable: true },
        brokerATOMaxCount: 1,
      },
      reporting: { syncResults: true },
      reflector: {
        reflectors: [
          { reflectorType: "throughput", enable: false },
          {
            ...{ reflectorType: "twampIpv6", enable: true, reflectorName: "r", namespace: "blue", reflectorPort: 862 },
            reflectorId: "11111111-1111-4111-8111-111111111111",
          },
        ],
      },
      metadata: { SITE: "A" },
      deleteSessions: true,
    };
    expect(check(pcaAgentConfig, everything)).toEqual({ inputs: everything, failures: [] });
  });

  it("names every bad property at once, with its range", () => {
    const news = {
      dataGateway: { port: 0, compressionEnable: "yes", servr: "x" },
      reflector: { reflectors: [{ reflectorType: "twamp", enable: true }, { reflectorType: "throughput" }] },
      metadata: { SITE: 5 },
      agentType: "actuate",
    };
    expect(reasons(pcaAgentConfig, news)).toEqual({
      "dataGateway.port": "must be a whole number from 1 to 65535, not 0",
      "dataGateway.compressionEnable": 'must be true or false, not "yes"',
      "dataGateway.servr": 'is not a known property. Did you mean "server"?',
      "reflector.reflectors[0].reflectorType": expect.stringMatching(/^must be one of "twampIpv4", .*not "twamp"$/),
      "reflector.reflectors[1].enable": "is required: true or false",
      "metadata.SITE": expect.stringMatching(/^must be text.*not 5$/),
      agentType: expect.stringMatching(/^is not a known property/),
    });
  });

  it("lets a program drop everything that it set", () => {
    const olds = {
      ...configInputs,
      dataGateway: { server: "a", dataBrokerUseSsl: true },
      reporting: { syncResults: true },
      reflector: { reflectors: [] },
      metadata: { A: "1" },
      deleteSessions: true,
    };
    expect(reasons(pcaAgentConfig, {}, olds)).toEqual({});
    expect(reasons(pcaAgentConfig, { dataGateway: { server: "a" } }, olds)).toEqual({});
  });

  it("keeps the id of the last deployment", () => {
    expect(check(pcaAgentConfig, {}, configInputs).inputs.agentId).toBe(agentId);
  });

  it("passes what is not known yet", () => {
    const news = { dataGateway: { server: UNKNOWN, port: UNKNOWN }, metadata: UNKNOWN, adoptId: UNKNOWN };
    const { inputs, failures } = check(pcaAgentConfig, news);
    expect(failures).toEqual([]);
    expect(inputs.agentId).toBe(UNKNOWN);
  });
});

describe("the check of an agent's secret", () => {
  const secretReasons = (news: Values) => Object.keys(reasons(pcaAgentSecret, news));

  it("needs an agent and takes triggers of text", () => {
    expect(secretReasons({})).toEqual(["agentId"]);
    expect(secretReasons({ agentId, triggers: { rotated: "2026-08" } })).toEqual([]);
    expect(secretReasons({ agentId, triggers: "2026-08" })).toEqual(["triggers"]);
    expect(secretReasons({ agentId: UNKNOWN })).toEqual([]);
  });

  it("fills nothing in, because a token has no name", () => {
    expect(check(pcaAgentSecret, { agentId }).inputs).toEqual({ agentId });
  });
});

describe("the check of a session", () => {
  it.each(Object.entries(sessions))(
    "takes the least and the most of type %s",
    (sessionType, { block, least, most }) => {
      expect(reasons(pcaSession, { ...common, sessionType, [block]: least })).toEqual({});
      const optional = {
        ...{ interface: "eth0", namespace: "blue", metadata: { SITE: "A" }, startTriggers: { run: "1" } },
        scheduleReference: "11111111-1111-4111-8111-111111111111",
      };
      expect(reasons(pcaSession, { ...common, ...optional, sessionType, [block]: most })).toEqual({});
    },
  );

  it.each(Object.entries(sessions))("needs the option block of type %s and no other", (sessionType, { block }) => {
    const other = block === "trace" ? "transfer" : "trace";
    const found = reasons(pcaSession, { ...common, sessionType, [other]: {} });
    expect(Object.keys(found).sort()).toEqual([block, other].sort());
    expect(found[block]).toMatch(/^is required: an object with /);
    expect(found[other]).toMatch(new RegExp(`^is not a property of sessionType "${sessionType}"; it belongs to `));
  });

  it.each([
    ["twamp-stateful", "twamp", "reflectorAddr"],
    ["twamp-stateless", "twamp", "reflectorAddr"],
    ["echo-udp", "echo", "reflectorAddr"],
    ["echo-icmp", "echo", "reflectorAddr"],
    ["path-trace", "trace", "destination"],
    ["transfer", "transfer", "destinationUrl"],
  ])("of type %s needs %s.%s", (sessionType, block, required) => {
    expect(Object.keys(reasons(pcaSession, { ...common, sessionType, [block]: {} }))).toEqual([`${block}.${required}`]);
  });

  it.each([
    ["twamp-stateless", "twamp", "senderPayloadSize", 40, "a whole number of bytes from 41 to 1472"],
    ["twamp-stateless", "twamp", "senderRate", 1001, "a whole number of packets per second from 1 to 1000"],
    ["twamp-stateful", "twamp", "reportInterval", 0, "a whole number of seconds from 1 to 900"],
    ["twamp-stateful", "twamp", "controlVprio", 8, "a whole number from 0 to 7"],
    ["echo-udp", "echo", "senderPayloadSize", 19, "a whole number of bytes from 20 to 1472"],
    ["echo-udp", "echo", "senderDscp", 64, "a whole number from 0 to 63"],
    ["echo-icmp", "echo", "senderTtl", 256, "a whole number from 0 to 255"],
    ["tcp-throughput", "throughput", "testParallel", 129, "a whole number from 1 to 128"],
    ["tcp-throughput", "throughput", "testDurationSecs", 0, "a whole number of seconds from 1 to 86400"],
    ["tcp-throughput", "throughput", "testReportIntervalSecs", 61, "a number of seconds from 1 to 60"],
    ["tcp-throughput", "throughput", "networkMtuBytes", 9001, "a whole number of bytes from 0 to 9000"],
    ["tcp-throughput", "throughput", "networkRttMs", -1, "milliseconds.* at least 0"],
    ["path-trace", "trace", "probingRate", 100, "a whole number of probes per second from 1 to 99"],
    ["path-trace", "trace", "senderTtlMin", 0, "a whole number from 1 to 255"],
    ["path-trace", "trace", "type", "sctp", 'one of "udp", "icmp" or "tcp"'],
    ["transfer", "transfer", "testInterval", 0, "seconds from 1 to 2147483647"],
    ["transfer", "transfer", "forceIpVersion", "IPv5", 'one of "IPv4" or "IPv6"'],
  ])("of type %s names the range of %s.%s", (sessionType, block, field, value, range) => {
    const news = { ...common, sessionType, [block]: { ...sessions[sessionType]?.least, [field]: value } };
    expect(reasons(pcaSession, news)).toEqual({
      [`${block}.${field}`]: expect.stringMatching(new RegExp(`${range}, not ${JSON.stringify(value)}$`)),
    });
  });

  it("knows no ports of an ICMP echo", () => {
    const news = { ...common, sessionType: "echo-icmp", echo: { reflectorAddr: "x", reflectorPort: 7 } };
    expect(Object.keys(reasons(pcaSession, news))).toEqual(["echo.reflectorPort"]);
  });

  it("wants a path trace to start below its end", () => {
    const trace = { destination: "x", senderTtlMin: 31, senderTtlMax: 30 };
    expect(reasons(pcaSession, { ...common, sessionType: "path-trace", trace })).toEqual({
      "trace.senderTtlMin": "must not exceed senderTtlMax (30)",
    });
  });

  it("lists the types when the type is none", () => {
    const found = reasons(pcaSession, { ...common, sessionType: "dns" });
    expect(found.sessionType).toMatch(/"twamp-stateful".*"transfer".*not "dns"$/);
  });

  it("holds common fields to their rules", () => {
    const news = {
      ...sessionInputs,
      sessionName: "x".repeat(65),
      period: "hourly",
      sessionId: "-x",
      scheduleReference: "x",
    };
    const found = reasons(pcaSession, { ...news, enable: undefined });
    expect(found).toEqual({
      sessionName: expect.stringMatching(/^must be text of 1 to 64 characters/),
      period: 'must be one of "continuous", "once" or "repeat", not "hourly"',
      sessionId: expect.stringMatching(/1 to 128 letters, digits, dots, dashes or underscores/),
      scheduleReference: 'must be a UUID, not "x"',
      enable: "is required: true or false",
    });
  });

  it("shows no password in a message", () => {
    const transfer = { destinationUrl: "https://x.example", password: { text: "hunter2-hunter2" } };
    const found = reasons(pcaSession, { ...common, sessionType: "transfer", transfer });
    expect(Object.keys(found)).toEqual(["transfer.password"]);
    expect(JSON.stringify(found)).not.toMatch(/hunter2/);
  });

  it("fills in name and id", () => {
    const { sessionId: _, sessionName: __, ...news } = sessionInputs;
    expect(check(pcaSession, news).inputs).toEqual({ ...news, sessionName: "edge-1", sessionId: ownSessionId });
  });

  it("passes what is not known yet", () => {
    const news = { ...sessionInputs, agentId: UNKNOWN, sessionId: undefined, twamp: { reflectorAddr: UNKNOWN } };
    const { inputs, failures } = check(pcaSession, news);
    expect(failures).toEqual([]);
    expect(inputs.sessionId).toBe(UNKNOWN);
  });

  it("lets a program drop every optional property", () => {
    const [news, olds] = [sessionInputs, { ...sessionInputs, interface: "e", namespace: "n", metadata: { A: "1" } }];
    const schedule = { scheduleReference: "11111111-1111-4111-8111-111111111111", startTriggers: { a: "1" } };
    const twamp = { ...sessions["twamp-stateful"]?.most, reflectorAddr: "198.51.100.7" };
    expect(reasons(pcaSession, news, { ...olds, ...schedule, twamp })).toEqual({});
  });
});

describe("what is secret", () => {
  it("are the passwords of a transfer, which are compared input with input", () => {
    const marked = variantsOf(pcaSession.inputs).flatMap(({ name, object }) =>
      Object.entries(object.shape)
        .filter(([, field]) => hasMark(field as never, "secret"))
        .map(([property]) => `${name}.${property}`),
    );
    expect(marked).toEqual(["transfer.transfer"]);
    const transfer = variantsOf(pcaSession.inputs).find(({ name }) => name === "transfer")?.object.shape.transfer;
    const { password, proxyPass } = (transfer as unknown as { shape: Record<string, never> }).shape;
    expect([password, proxyPass].map((field) => metaOf(field as never))).toMatchObject([
      { secret: true, writeOnly: true },
      { secret: true, writeOnly: true },
    ]);
  });
});

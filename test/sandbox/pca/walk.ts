import { agentId, bulkBody, commandBody, configBody, otherAgentId, scheduleBody, sessionBody } from "./tenant";

const reflectorId = "77777777-7777-4777-8777-777777777777";
const scheduleId = "88888888-8888-4888-8888-888888888888";

/** One request: its method, the path as the document spells it, what its parameters are, and a body. */
export type Step = readonly [method: string, template: string, parameters: Record<string, string>, body?: unknown];

/** Every property that the vendor publishes for an agent configuration. */
const fullConfig = {
  agentId,
  identification: { agentName: "edge" },
  dataGateway: {
    server: "192.0.2.10",
    port: 55888,
    dataBrokerUseSsl: true,
    dataBrokerSslAllowSelfsigned: true,
    dataBrokerSslAllowInsecureCerts: true,
    dataBrokerSslAllowExpiredCerts: true,
    dataBrokerSslSkipHostnameCheck: true,
    compressionEnable: true,
    pdgMetricsEnable: false,
    brokerATO: 5,
    brokerATOMaxCount: 2,
  },
  reporting: { syncResults: true },
  reflector: {
    reflectors: [
      {
        reflectorId,
        reflectorName: "r",
        reflectorType: "twampIpv4",
        enable: true,
        namespace: "n",
        reflectorPort: 862,
      },
    ],
  },
  metadata: { SITE: "A" },
};

const twamp = {
  sessionId: "twamp",
  interface: "eth0",
  namespace: "blue",
  metadata: { FLOOR: "1" },
  scheduleReference: scheduleId,
  twamp: {
    senderAddr: "192.0.2.1",
    senderPort: 15000,
    senderPayloadSize: 41,
    senderRate: 1000,
    senderDscp: 63,
    senderTtl: 255,
    senderVprio: 7,
    reflectorAddr: "198.51.100.7",
    reflectorPort: 862,
    reportInterval: 900,
    controlAddr: "198.51.100.8",
    controlPort: 862,
    controlDscp: 0,
    controlVprio: 0,
    controlLegacy: false,
    controlSenderAddr: "203.0.113.1",
    roundTripMode: { enable: true, reflectorLatencySubtraction: false },
    mosBpl: 25.1,
    mosImpairment: 35.8,
  },
};

const otherSessions = [
  { sessionId: "echo", sessionType: "echo-udp", echo: { reflectorAddr: "a", senderPayloadSize: 20, reflectorPort: 7 } },
  {
    sessionId: "throughput",
    sessionType: "tcp-throughput",
    period: "once",
    throughput: {
      testServerAddress: "a",
      testServerPort: 5201,
      testReverse: true,
      testDurationSecs: 60,
      testReportIntervalSecs: 1.5,
      testParallel: 128,
      testDscp: 0,
      testTracerouteDestPort: 33434,
      networkMaxRateBitsPerSec: 10_000_000_000,
      networkMtuBytes: 9000,
      networkBottleneckBandwidthBitsPerSec: 10_000_000_000,
      networkRttMs: 0.44,
    },
  },
  {
    sessionId: "trace",
    sessionType: "path-trace",
    period: "once",
    trace: {
      destination: "a",
      destinationPort: 33457,
      senderPort: 33456,
      ipVersion: "IPv4",
      algorithm: "paris-traceroute",
      type: "tcp",
      probingRate: 99,
      senderTtlMin: 1,
      senderTtlMax: 255,
      senderDscp: 0,
      probesPerHop: 3,
      maxUndiscovered: 3,
      waitSec: 0.5,
      testDurationSec: 0,
    },
  },
  {
    sessionId: "transfer",
    sessionType: "transfer",
    period: "repeat",
    transfer: {
      destinationUrl: "https://example.com",
      username: "u",
      password: "p",
      useProxy: true,
      proxyDestination: "proxy",
      proxyPort: 3128,
      proxyUsername: "u",
      proxyPass: "p",
      nameServer: "192.0.2.53",
      forceIpVersion: "IPv6",
      maximumTestConnectSec: 0,
      maximumTestDurationSec: 0,
      testInterval: 1,
    },
  },
].map((one) => ({ sessionName: one.sessionId, enable: true, period: "continuous", ...one }));

const agent = { agentId };
export const configurations = "/agents/configuration";
export const configuration = "/agents/configuration/{agentId}";
const nightly = { scheduleId, scheduleName: "nightly", single: false, interval: "0 1 * * *" };
const once = { scheduleName: "once", single: true, dateTime: "2025-07-01T00:00:00Z" };

/** In this order everything is created, read, changed and removed once. */
export const steps: Step[] = [
  ["POST", configurations, {}, configBody(fullConfig)],
  ["POST", configurations, {}, configBody({ agentId: otherAgentId })],
  ["GET", configurations, {}],
  ["GET", configuration, agent],
  ["PUT", configuration, agent, configBody({ ...fullConfig, metadata: {} }, agentId)],
  ["POST", "/agents/{agentId}/secrets", agent],
  ["POST", "/agents/api-key", {}],
  ["GET", "/agents", {}],
  ["GET", "/agents/{agentId}", agent],
  ["GET", "/agents/reflectorstatus/{reflectorId}", { reflectorId }],
  ["POST", "/agents/schedule", {}, scheduleBody(nightly)],
  ["POST", "/agents/schedule", {}, scheduleBody(once)],
  ["PUT", "/agents/schedule", {}, scheduleBody({ ...nightly, interval: "0 2 * * *" }, { id: scheduleId })],
  ["GET", "/agents/schedules", {}],
  ["GET", "/agents/schedule/{scheduleId}", { scheduleId }],
  ["POST", "/agents/session", {}, sessionBody(twamp)],
  ["PUT", "/agents/session", {}, sessionBody({ ...twamp, enable: false }, agentId, { id: "twamp" })],
  ["GET", "/agents/session/{sessionId}", { sessionId: "twamp" }],
  ["POST", "/agents/sessions", {}, bulkBody(otherSessions)],
  ["GET", "/agents/sessions", {}],
  ["GET", "/agents/sessions/{agentId}", agent],
  ["GET", "/agents/sessions/{agentId}", { agentId: otherAgentId }],
  ["POST", "/agents/{agentId}/command", agent, commandBody({ command: "start", args: [{ sessionId: "trace" }] })],
  ["POST", "/agents/{agentId}/command", agent, commandBody({ command: "identification" })],
  ["GET", "/agents/sessionstatus/{sessionId}", { sessionId: "twamp" }],
  ["GET", "/agents/sessionstatus/{sessionId}", { sessionId: "trace" }],
  ["GET", "/agents/sessionstatuses", {}],
  ["DELETE", "/agents/session/{sessionId}", { sessionId: "twamp" }],
  ["DELETE", "/agents/sessions/{agentId}", agent],
  ["DELETE", "/agents/schedule/{scheduleId}", { scheduleId }],
  ["DELETE", "/agents/{agentId}", agent],
  ["DELETE", configuration, agent],
];

/** What cannot be done, each once for every error that the vendor publishes and the sandbox knows. */
export const refusals: [status: number, ...Step][] = [
  [404, "GET", "/agents", {}],
  [404, "GET", "/agents/{agentId}", agent],
  [404, "DELETE", "/agents/{agentId}", agent],
  [404, "GET", configurations, {}],
  [400, "POST", configurations, {}, configBody({ dataGateway: { port: 0 } })],
  [404, "GET", configuration, agent],
  [404, "PUT", configuration, agent, configBody({ _rev: "1-a" }, agentId)],
  [400, "PUT", configuration, agent, configBody({ metadata: { A: 1 } }, agentId)],
  [404, "DELETE", configuration, agent],
  [404, "POST", "/agents/{agentId}/secrets", agent],
  [400, "POST", "/agents/{agentId}/command", agent, commandBody({ command: "start" })],
  [404, "GET", "/agents/sessions", {}],
  [400, "POST", "/agents/sessions", {}, bulkBody(otherSessions)],
  [400, "POST", "/agents/session", {}, sessionBody()],
  [400, "PUT", "/agents/session", {}, sessionBody()],
  [404, "PUT", "/agents/session", {}, sessionBody({}, agentId, { id: "session-1" })],
  [404, "GET", "/agents/session/{sessionId}", { sessionId: "nobody" }],
  [404, "DELETE", "/agents/session/{sessionId}", { sessionId: "nobody" }],
  [404, "GET", "/agents/sessions/{agentId}", agent],
  [404, "DELETE", "/agents/sessions/{agentId}", agent],
  [404, "GET", "/agents/sessionstatuses", {}],
  [404, "GET", "/agents/sessionstatus/{sessionId}", { sessionId: "nobody" }],
  [404, "GET", "/agents/reflectorstatus/{reflectorId}", { reflectorId }],
  [400, "POST", "/agents/schedule", {}, scheduleBody({})],
  [400, "PUT", "/agents/schedule", {}, scheduleBody(nightly)],
  [404, "PUT", "/agents/schedule", {}, scheduleBody(nightly, { id: scheduleId })],
  [404, "GET", "/agents/schedule/{scheduleId}", { scheduleId }],
  [404, "DELETE", "/agents/schedule/{scheduleId}", { scheduleId }],
  [404, "GET", "/agents/schedules", {}],
];

import type { Values } from "../../src/lifecycle";

export const agentName = "edge-1";
export const scheduleReference = "88888888-8888-4888-8888-888888888888";

/** Every property of an agent configuration. */
export const wholeConfig: Values = {
  identification: { agentName },
  dataGateway: {
    server: "192.0.2.10",
    port: 55889,
    dataBrokerUseSsl: true,
    dataBrokerSslAllowSelfsigned: true,
    dataBrokerSslAllowInsecureCerts: false,
    dataBrokerSslAllowExpiredCerts: false,
    dataBrokerSslSkipHostnameCheck: true,
    compressionEnable: false,
    pdgMetricsEnable: true,
    brokerATO: 7.5,
    brokerATOMaxCount: 3,
  },
  reporting: { syncResults: true },
  reflector: {
    reflectors: [
      {
        reflectorType: "twampIpv4",
        enable: true,
        reflectorId: "77777777-7777-4777-8777-777777777777",
        reflectorName: "twamp in blue",
        namespace: "blue",
        reflectorPort: 863,
      },
      { reflectorType: "throughput", enable: false },
    ],
  },
  metadata: { SITE: "A" },
};

const probe = {
  senderAddr: "192.0.2.1",
  senderPort: 15000,
  senderPayloadSize: 100,
  senderRate: 50,
  senderDscp: 46,
  senderTtl: 64,
  senderVprio: 5,
  reflectorAddr: "198.51.100.7",
  reportInterval: 60,
  mosBpl: 20.5,
  mosImpairment: 30.5,
};

const twamp = {
  ...probe,
  reflectorPort: 863,
  controlAddr: "198.51.100.8",
  controlPort: 864,
  controlDscp: 10,
  controlVprio: 1,
  controlLegacy: true,
  controlSenderAddr: "203.0.113.1",
  roundTripMode: { enable: true, reflectorLatencySubtraction: false },
};

const { senderPort: _, ...icmp } = probe;

const throughput = {
  testServerAddress: "198.51.100.9",
  testServerPort: 5202,
  testReverse: true,
  testDurationSecs: 30,
  testReportIntervalSecs: 1.5,
  testParallel: 4,
  testDscp: 10,
  testTracerouteDestPort: 33435,
  networkMaxRateBitsPerSec: 10_000_000_000,
  networkMtuBytes: 9000,
  networkBottleneckBandwidthBitsPerSec: 10_000_000_000,
  networkRttMs: 0.44,
};

const trace = {
  destination: "shop.example.com",
  destinationPort: 33458,
  senderPort: 33459,
  ipVersion: "IPv6",
  algorithm: "paris-traceroute",
  type: "tcp",
  probingRate: 20,
  senderTtlMin: 2,
  senderTtlMax: 40,
  senderDscp: 10,
  probesPerHop: 5,
  maxUndiscovered: 4,
  waitSec: 2.5,
  testDurationSec: 90.5,
};

const transfer = {
  destinationUrl: "https://shop.example.com/file",
  username: "probe",
  password: "password-of-the-shop",
  useProxy: true,
  proxyDestination: "proxy.example.com",
  proxyPort: 3128,
  proxyUsername: "proxy-user",
  proxyPass: "password-of-the-proxy",
  nameServer: "192.0.2.53",
  forceIpVersion: "IPv4",
  maximumTestConnectSec: 5,
  maximumTestDurationSec: 60,
  testInterval: 120,
};

const common = {
  enable: true,
  interface: "eth1",
  namespace: "blue",
  metadata: { FLOOR: "1" },
  scheduleReference,
};

/** A session of each type with every property of its block. */
export const wholeSessions: Values[] = [
  { ...common, sessionType: "twamp-stateful", period: "continuous", twamp },
  { ...common, sessionType: "twamp-stateless", period: "continuous", twamp },
  { ...common, sessionType: "echo-udp", period: "continuous", echo: { ...probe, reflectorPort: 8 } },
  { ...common, sessionType: "echo-icmp", period: "continuous", echo: icmp },
  { ...common, sessionType: "tcp-throughput", period: "once", throughput, startTriggers: { run: "1" } },
  { ...common, sessionType: "path-trace", period: "once", trace, startTriggers: { run: "1" } },
  { ...common, sessionType: "transfer", period: "repeat", transfer },
];

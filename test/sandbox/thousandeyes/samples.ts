import { agents, type Body } from "./fresh";

/** A value that no server default equals, for every setting, and what else it needs. */
export interface Sample {
  value: unknown;
  /** Settings without which the value is refused or rewritten. */
  along?: Body;
  /** What an answer shows instead. */
  shown?: unknown;
}

const script = "import { driver } from 'thousandeyes';";
const own = { agents: [{ agentId: agents.berlin }] };
const proxy = { overrideAgentProxy: true, overrideProxyId: "281474976710730" };

export const samples: Record<string, Sample> = {
  agentInterfaces: { value: { ipAddress: "10.20.0.10", agentId: agents.berlin } },
  alertsEnabled: { value: false },
  allowGeolocation: { value: true },
  allowMicAndCamera: { value: true },
  allowUnsafeLegacyRenegotiation: { value: false },
  authType: { value: "kerberos" },
  bandwidthMeasurements: { value: true, along: own },
  bgpMeasurements: { value: false, along: { networkMeasurements: true } },
  blockDomains: { value: "ads.example.com" },
  browserLanguage: { value: "de-DE" },
  chromeOptions: { value: "--disable-gpu" },
  chromePolicies: { value: '{"a":1}' },
  chromiumTrack: { value: "latest" },
  clientCertDomainsAllowList: { value: "a.example.com" },
  clientCertificate: { value: "no certificate" },
  codecId: { value: "5" },
  collectProxyNetworkData: { value: true, along: proxy },
  contentRegex: { value: "welcome.*" },
  continuousMode: { value: true },
  customHeaders: { value: { all: { "X-A": "1" } } },
  description: { value: "What it is for" },
  desiredStatusCode: { value: "204" },
  direction: { value: "bidirectional" },
  disableScreenshot: { value: true },
  distributedTracing: { value: true },
  dnsOverride: { value: "192.0.2.1" },
  dnsQueryClass: { value: "ch" },
  dnsTransportProtocol: { value: "tcp" },
  domain: { value: "www.example.net AAAA" },
  downloadLimit: { value: 4096 },
  dscpId: { value: "46" },
  duration: { value: 10 },
  emulatedDeviceId: { value: "281474976710657" },
  fixedPacketRate: { value: 25 },
  flagCollectConsoleLogs: { value: true },
  followRedirects: { value: false },
  ftpTargetTime: { value: 2000 },
  ftpTimeLimit: { value: 30 },
  headers: { value: ["X-A: 1"] },
  httpInterval: { value: 60 },
  httpTargetTime: { value: 2000 },
  httpTimeLimit: { value: 9 },
  httpVersion: { value: 1 },
  identifyAgentTrafficWithUserAgent: { value: true },
  includeCoveredPrefixes: { value: true },
  includeHeaders: { value: false },
  interval: { value: 900 },
  ipv6Policy: { value: "force-ipv6" },
  jitterBuffer: { value: 60 },
  mss: { value: 1200 },
  mtuMeasurements: { value: false, along: { networkMeasurements: true } },
  networkMeasurements: { value: false },
  numPathTraces: { value: 8, along: { networkMeasurements: true } },
  oAuth: {
    value: { testUrl: "https://id.example.com", requestMethod: "post", postBody: "a", headers: "b", authType: "basic" },
  },
  optionsRegex: { value: "200 OK" },
  overrideAgentProxy: { value: true },
  overrideProxyId: { value: "281474976710730" },
  pageLoadTargetTime: { value: 4 },
  pageLoadTimeLimit: { value: 20 },
  pageLoadingStrategy: { value: "eager" },
  password: { value: "another secret" },
  pathTraceMode: { value: "in-session" },
  pingPayloadSize: { value: 64 },
  port: { value: 8443 },
  postBody: { value: "a=b" },
  predefinedVariables: { value: [{ name: "host", value: "example.com" }] },
  probeMode: { value: "sack" },
  protocol: { value: "icmp" },
  randomizedStartTime: { value: true },
  recursiveQueries: { value: true },
  registerEnabled: { value: true },
  requestMethod: { value: "post" },
  requestType: { value: "list" },
  server: { value: "other.example.com", shown: "other.example.com:80" },
  sipTargetTime: { value: 500 },
  sipTimeLimit: { value: 9 },
  sslVersionId: { value: "7" },
  subinterval: { value: 60 },
  targetAgentId: { value: agents.singapore },
  targetTime: { value: 5 },
  testName: { value: "another name" },
  throughputDuration: { value: 20000 },
  throughputMeasurements: { value: true },
  throughputRate: { value: 100, along: { protocol: "udp" } },
  timeLimit: { value: 60 },
  transactionScript: { value: script },
  url: { value: "https://other.example.com/" },
  useActiveFtp: { value: true },
  useExplicitFtps: { value: true },
  useNtlm: { value: true, along: { username: "u", password: "p" } },
  usePublicBgp: { value: false, along: { monitors: ["281474976710740"] } },
  userAgent: { value: "sandbox" },
  username: { value: "another user" },
  vaultCredentials: { value: [{ secretId: "f27e85b2-318b-4145-b5aa-c9dc8d8b0819", target: "username" }] },
  verifyCertificate: { value: true },
};

/** Where a type differs from the others. */
export const samplesOfType: Record<string, Record<string, Sample>> = {
  "agent-to-agent": { protocol: { value: "udp" } },
  api: { protocol: { value: "icmp", shown: "tcp" } },
  "ftp-server": { url: { value: "ftps://other.example.com/file" } },
  "http-server": { verifyCertificate: { value: false } },
  "page-load": { verifyCertificate: { value: false } },
};

/** Tried by tests of their own. */
export const skipped = ["enabled", "prefix", "requests", "dnsServers", "credentials", "targetSipCredentials"];

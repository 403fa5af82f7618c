import { type Fields, flag, list, object, oneOf, reference, secret, text, whole } from "./field";

/** Seconds. */
export const intervals = [60, 120, 300, 600, 900, 1800, 3600] as const;

export const common: Fields = {
  testName: text(),
  description: text(),
  enabled: flag(true),
  alertsEnabled: flag(true),
};

export const scheduled: Fields = {
  ...common,
  interval: oneOf(intervals),
  randomizedStartTime: flag(false),
};

export const bgpData: Fields = {
  bgpMeasurements: flag(true),
  usePublicBgp: flag(true),
};

/** The network layer below an application test. `udp` is in the vendor's schema, yet the API refuses it. */
export const network: Fields = {
  ...bgpData,
  networkMeasurements: flag(true),
  mtuMeasurements: flag(true),
  numPathTraces: whole([1, 10], 3),
  pathTraceMode: oneOf(["classic", "in-session"], "classic"),
  probeMode: oneOf(["auto", "sack", "syn"], "auto"),
  protocol: oneOf(["tcp", "icmp"], "tcp"),
};

export const packets: Fields = {
  fixedPacketRate: whole(),
};

export const bandwidth: Fields = {
  bandwidthMeasurements: flag(false),
};

export const ipv6: Fields = {
  ipv6Policy: oneOf(["force-ipv4", "prefer-ipv6", "force-ipv6", "use-agent-policy"], "use-agent-policy"),
};

export const dscp: Fields = {
  dscpId: oneOf(
    [
      ...["0", "8", "16", "24", "32", "40", "48", "56", "10", "12", "14"],
      ...["18", "20", "22", "26", "28", "30", "34", "36", "38", "46", "44"],
    ],
    "0",
  ),
};

export const dnsQuery: Fields = {
  domain: text(),
  dnsQueryClass: oneOf(["in", "ch"], "in"),
};

export const proxy: Fields = {
  overrideAgentProxy: flag(false),
  overrideProxyId: reference,
  collectProxyNetworkData: flag(false),
};

export const vault: Fields = {
  vaultCredentials: list({ secretId: text(), target: oneOf(["username", "password", "script"]) }, []),
};

const oAuth = object({
  testUrl: text(),
  requestMethod: oneOf(["get", "post"]),
  postBody: text(),
  headers: text(),
  authType: oneOf(["none", "basic", "ntlm"]),
  username: text(),
  password: secret,
});

/** Requesting a URL: http-server, page-load and web-transactions. */
export const http: Fields = {
  ...proxy,
  ...vault,
  oAuth,
  url: text(),
  authType: oneOf(["none", "basic", "ntlm", "kerberos", "oauth"], "none"),
  username: text(),
  password: secret,
  useNtlm: flag(false),
  clientCertificate: text(),
  contentRegex: text(""),
  customHeaders: object(),
  desiredStatusCode: text(),
  distributedTracing: flag(false),
  downloadLimit: whole(),
  dnsOverride: text(),
  httpTargetTime: whole([100, 5000], 1000),
  httpTimeLimit: whole([5, 60], 5),
  httpVersion: oneOf([1, 2], 2),
  includeHeaders: flag(true),
  sslVersionId: oneOf(["0", "3", "4", "5", "6", "7"], "0"),
  userAgent: text(),
  verifyCertificate: flag(true),
  allowUnsafeLegacyRenegotiation: flag(true),
  followRedirects: flag(true),
  // Accepted and never applied: the source interface is chosen with `agents[].sourceIpAddress`.
  agentInterfaces: object(undefined, { hidden: true }),
};

/** Running a browser: page-load and web-transactions. */
export const browser: Fields = {
  emulatedDeviceId: text("281474976710656", { ids: true }),
  blockDomains: text(""),
  disableScreenshot: flag(false),
  allowMicAndCamera: flag(false),
  allowGeolocation: flag(false),
  browserLanguage: text("en-US"),
  chromeOptions: text(),
  chromePolicies: text(),
  chromiumTrack: oneOf(["stable", "latest"], "stable"),
  pageLoadingStrategy: oneOf(["normal", "eager", "none"], "normal"),
  identifyAgentTrafficWithUserAgent: flag(false),
  subinterval: oneOf([60, 120, 300, 600, 900, 1200, 1800, 3600]),
};

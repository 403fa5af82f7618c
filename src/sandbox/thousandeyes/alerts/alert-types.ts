interface AlertType {
  /** How messages about `direction` call it. */
  title: string;
  /** How messages about rounds call it. */
  short: string;
  /** What its expressions may compare. */
  metrics: readonly string[];
  hasDirection?: true;
}

/** Recorded for http-server and for the default rules; the other names and metrics are the sandbox's own. */
export const alertTypes: Readonly<Record<string, AlertType>> = {
  "page-load": {
    title: "Page Load",
    short: "PageLoad",
    metrics: ["pageLoadHasError", "pageLoadTimedOut", "pageLoaded", "pageLoadTime", "domLoadTime", "totalSize"],
  },
  "http-server": {
    title: "HTTP Server",
    short: "Http",
    metrics: [
      ...["responseTime", "certificateValidity", "probDetail", "responseCode", "availability", "throughput"],
      ...["connectTime", "dnsTime", "sslTime", "waitTime", "receiveTime", "redirectTime"],
    ],
  },
  "end-to-end-server": {
    title: "End-to-End (Server)",
    short: "EndToEndServer",
    metrics: ["loss", "avgLatency", "minLatency", "maxLatency", "jitter", "bandwidth", "error"],
  },
  "end-to-end-agent": {
    title: "End-to-End (Agent)",
    short: "EndToEndAgent",
    metrics: ["loss", "avgLatency", "minLatency", "maxLatency", "jitter", "throughput", "error"],
    hasDirection: true,
  },
  "path-trace": { title: "Path Trace", short: "PathTrace", metrics: ["hops", "hopDelay", "pathLength", "ipAddress"] },
  voice: {
    title: "RTP Stream",
    short: "Voice",
    metrics: ["mos", "loss", "discards", "latency", "pdv"],
    hasDirection: true,
  },
  "dns-server": { title: "DNS Server", short: "DnsServer", metrics: ["probDetail", "resolutionTime", "availability"] },
  "dns-trace": { title: "DNS Trace", short: "DnsTrace", metrics: ["probDetail", "finalQueryTime", "availability"] },
  dnssec: { title: "DNSSEC", short: "Dnssec", metrics: ["probDetail", "validity"] },
  bgp: {
    title: "BGP",
    short: "Bgp",
    metrics: [
      "reachability",
      "pathChanges",
      "updates",
      "prefixLengthIPv4",
      "prefixLengthIPv6",
      "originAsn",
      "nextHopAsn",
    ],
  },
  ftp: { title: "FTP", short: "Ftp", metrics: ["ftpErrorType", "responseTime", "throughput", "availability"] },
  "sip-server": { title: "SIP Server", short: "Sip", metrics: ["sipErrorType", "responseTime", "availability"] },
  "web-transactions": {
    title: "Web Transactions",
    short: "WebTransaction",
    metrics: ["probDetail", "transactionTime", "transactionCompletion", "stepTime", "markerTime"],
  },
  api: { title: "API", short: "Api", metrics: ["apiCompletion", "transactionTime", "stepTime", "assertion"] },
};

/** Alert types of the schema that this account cannot make rules for. */
export const otherAlertTypes = [
  ...["transactions", "web-transaction", "agent", "network-outage", "application-outage", "device-device"],
  ...["device-interface", "endpoint-network-server", "endpoint-http-server", "endpoint-path-trace"],
  ...["endpoint-browser-sessions-agent", "endpoint-browser-sessions-application", "unknown"],
] as const;

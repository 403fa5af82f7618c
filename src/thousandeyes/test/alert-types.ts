/** Types of alert rules. Source: ThousandEyes API 7.0.99, `alertType`; "transactions" and "web-transaction" do not work. */
export const ALERT_TYPES = [
  "agent",
  "api",
  "bgp",
  "dns-server",
  "dns-trace",
  "dnssec",
  "end-to-end-agent",
  "end-to-end-server",
  "ftp",
  "http-server",
  "page-load",
  "path-trace",
  "sip-server",
  "voice",
  "web-transactions",
] as const;

/** What the layers below a test can raise alerts on. */
const NETWORK = ["end-to-end-server", "path-trace", "bgp"];

const OF_TEST_TYPE: Record<string, readonly string[]> = {
  "agent-to-agent": ["end-to-end-agent", "path-trace", "bgp"],
  "agent-to-server": NETWORK,
  api: ["api", ...NETWORK],
  bgp: ["bgp"],
  "dns-server": ["dns-server", ...NETWORK],
  "dns-trace": ["dns-trace"],
  dnssec: ["dnssec"],
  "ftp-server": ["ftp", ...NETWORK],
  "http-server": ["http-server", ...NETWORK],
  "page-load": ["page-load", "http-server", ...NETWORK],
  "sip-server": ["sip-server", ...NETWORK],
  voice: ["voice", "path-trace", "bgp"],
  "web-transactions": ["web-transactions", "page-load", "http-server", ...NETWORK],
};

/** The types of alert rules that a test can have: its own, and those of the layers below it. */
export function alertTypesOf(testType: string): readonly string[] {
  return OF_TEST_TYPE[testType] ?? ALERT_TYPES;
}

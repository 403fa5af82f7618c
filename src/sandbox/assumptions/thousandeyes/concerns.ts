/** The test types that have a common part, as `concerns` names them. */
const of = (...variants: string[]) => [{ type: "ThousandEyesTest", variants }] as const;

export const everyTest = [{ type: "ThousandEyesTest" }] as const;
export const browserTests = of("page-load", "web-transactions");
export const httpTests = of("http-server", "page-load", "web-transactions");
/** Those with the switch `networkMeasurements`. */
export const networkTests = of(
  ...["agent-to-server", "api", "dns-server", "ftp-server", "http-server", "page-load", "sip-server"],
  "web-transactions",
);
/** Those that BGP monitors can serve. */
export const monitoredTests = of(
  ...["agent-to-agent", "agent-to-server", "api", "bgp", "dns-server", "ftp-server", "http-server", "page-load"],
  ...["sip-server", "voice", "web-transactions"],
);
export const testsOf = of;

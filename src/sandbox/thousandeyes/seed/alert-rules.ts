import type { JsonObject } from "../json";
import { type ThousandEyesState, takeId } from "../state";

type Rule = readonly [ruleName: string, alertType: string, expression: string, minimumSources: number, other?: Other];

/** What differs from most; undefined stands for a setting that a rule does not have. */
type Other = { [name: string]: string | number | undefined };

const prefixes = "((prefixLengthIPv4 >= 16) && (prefixLengthIPv4 <= 32))";
const prefixes6 = "((prefixLengthIPv6 >= 32) && (prefixLengthIPv6 <= 128))";
const failed = '((probDetail != ""))';

/** The rules of a new account group, as listed by the vendor. */
const rules: readonly Rule[] = [
  [
    "Default Agent to Agent Network Alert Rule 2.0",
    "end-to-end-agent",
    "((loss >= 10%))",
    2,
    { direction: "to-target" },
  ],
  ["Default API Alert Rule 2.0", "api", "((apiCompletion <= 99%))", 1, { roundsViolatingMode: undefined }],
  [
    "Default BGP Alert Rule",
    "bgp",
    `[(${prefixes} || ${prefixes6})]((reachability < 100%))`,
    0,
    {
      ...{ minimumSources: undefined, minimumSourcesPct: 10, roundsViolatingMode: "any", severity: "info" },
      ...{ roundsViolatingOutOf: 1, roundsViolatingRequired: 1 },
    },
  ],
  ["Default Call Setup Alert Rule 2.0", "sip-server", '((sipErrorType != "None"))', 2],
  ["Default DNS Server Alert Rule 2.0", "dns-server", failed, 2],
  ["Default DNS Trace Alert Rule 2.0", "dns-trace", failed, 1],
  ["Default DNSSEC Alert Rule 2.0", "dnssec", failed, 2],
  ["Default FTP Alert Rule 2.0", "ftp", '((ftpErrorType != "None"))', 1],
  ["Default HTTP Alert Rule 2.0", "http-server", failed, 2],
  ["Default Network Alert Rule 2.0", "end-to-end-server", "((loss >= 10%))", 2],
  [
    "Default Page Load Alert Rule 2.0",
    "page-load",
    "((pageLoadHasError == true) || (pageLoadTimedOut == true) || (!pageLoaded))",
    1,
  ],
  [
    "Default SSL Certificate Expiry Rule 2.0",
    "http-server",
    "((certificateValidity <= 30 day))",
    1,
    { roundsViolatingMode: "any", severity: "info" },
  ],
  ["Default Voice Alert Rule 2.0", "voice", "((mos <= 3))", 2],
  ["Default Web Transaction (Classic) Alert Rule 2.0", "transactions", failed, 1, { roundsViolatingMode: "any" }],
  ["Default Web Transaction Alert Rule 2.0", "web-transactions", failed, 1],
];

/** Gives an account group the rules that tests get by default. */
export function defaultAlertRules(state: ThousandEyesState, aid: string): void {
  for (const [ruleName, alertType, expression, minimumSources, other] of rules) {
    const ruleId = takeId(state);
    const settings = {
      ...{ ruleName, alertType, alertGroupType: "cloud-enterprise", expression, minimumSources, severity: "minor" },
      ...{ roundsViolatingMode: "exact", roundsViolatingOutOf: 3, roundsViolatingRequired: 2 },
      ...{ notifyOnClear: false, isDefault: true, ...other },
    };
    const set = Object.entries(settings).filter(([, value]) => value !== undefined);
    state.alertRules[ruleId] = { ruleId, aid, settings: Object.fromEntries(set) as JsonObject };
  }
}

import { fieldError } from "../problems";

/** What the server says about a setting that is missing. */
export const required = {
  agents: fieldError("agentSet", "No agents selected."),
  interval: fieldError("interval", "Interval is empty."),
  url: fieldError("url.url", "URL is empty."),
  server: fieldError("server", "Target is empty."),
  dnsServers: fieldError("servers", "Server is empty."),
  domain: fieldError("domainName", "Domain name is empty."),
  requestType: fieldError("command", "Request type is empty."),
  username: fieldError("username", "Username is empty."),
  // observed: alone in naming no field.
  password: "Password is empty.",
  prefix: fieldError("prefix.prefix", "Prefix is empty."),
  transactionScript: fieldError("script", "Empty script."),
  // The words of these two are the sandbox's own.
  testName: fieldError("testName", "Test name is empty."),
  targetAgentId: fieldError("targetAgent", "Target agent is empty."),
} as const;

type Name = keyof typeof required;

/** The sentences for some settings and for `testName`, which every type needs. */
export function requiring(...names: Name[]): Record<string, string> {
  return Object.fromEntries(["testName" as const, ...names].map((name) => [name, required[name]]));
}

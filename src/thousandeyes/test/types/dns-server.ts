import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { agentFields, commonFields } from "../fields/common";
import { dnsQueryClass, dnsTransportProtocol, domain, withRecordType } from "../fields/dns";
import { flag, ipv6Policy, targetNetworkFields } from "../fields/network";
import { networkRules, noScheme } from "../rules";
import { defineTestType } from "../test-type";

/** Asks given DNS servers for one record. */
export const dnsServer = defineTestType({
  object: z.strictObject({
    type: z.literal("dns-server"),
    ...commonFields,
    ...agentFields,
    domain,
    dnsServers: describeField(z.array(z.string().min(1)).min(1), {
      description: "Names or addresses of the DNS servers, in any order.",
      listKey: "",
    }),
    dnsQueryClass,
    dnsTransportProtocol,
    recursiveQueries: flag("Asks the servers to resolve recursively.", false),
    ...targetNetworkFields,
    // observed: 1 on this type, 3 on all others.
    numPathTraces: describeField(targetNetworkFields.numPathTraces, { serverDefault: 1 }),
    ipv6Policy,
  }),
  rules: [...networkRules, noScheme("domain")],
  toWire: withRecordType,
  fromWire: ({ dnsServers, ...inputs }) => ({ ...inputs, ...serverNames(dnsServers) }),
});

/** Servers are written as names and come back as objects whose id depends on the protocol. */
function serverNames(servers: unknown): { dnsServers?: string[] } {
  if (!Array.isArray(servers)) return {};
  return { dnsServers: servers.map((server) => String(server?.serverName ?? server)) };
}

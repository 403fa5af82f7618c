import * as z from "zod";
import { agentFields, commonFields } from "../fields/common";
import { dnsQueryClass, dnsTransportProtocol, domain, withRecordType } from "../fields/dns";
import { noScheme } from "../rules";
import { defineTestType } from "../test-type";

/** Follows the delegation of a domain from the root servers. */
export const dnsTrace = defineTestType({
  object: z.strictObject({
    type: z.literal("dns-trace"),
    ...commonFields,
    ...agentFields,
    domain,
    dnsQueryClass,
    dnsTransportProtocol,
  }),
  rules: [noScheme("domain")],
  toWire: withRecordType,
});

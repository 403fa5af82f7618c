import * as z from "zod";
import { agentFields, commonFields } from "../fields/common";
import { dnsQueryClass, domain, withRecordType } from "../fields/dns";
import { noScheme } from "../rules";
import { defineTestType } from "../test-type";

/** Verifies the signatures of a domain. */
export const dnssec = defineTestType({
  object: z.strictObject({
    type: z.literal("dnssec"),
    ...commonFields,
    ...agentFields,
    domain,
    dnsQueryClass,
  }),
  rules: [noScheme("domain")],
  toWire: withRecordType,
});

import * as z from "zod";
import { describeField, isObject, type Values } from "../../../lifecycle";
import { agentFields, commonFields } from "../fields/common";
import { text } from "../fields/http";
import { fixedPacketRate, flag, ipv6Policy, networkLayerFields } from "../fields/network";
import { networkRules } from "../rules";
import { sameIgnoringCase } from "../spelling";
import { defineTestType } from "../test-type";

/** assumed: thousandeyes-sip-fields. What an answer does not show proves nothing. */
const targetSipCredentials = z.strictObject({
  sipRegistrar: describeField(z.string().min(1), { description: "Server under test.", mayBeAbsent: true }),
  port: describeField(z.int().min(1).max(65535), { description: "Port of the server.", mayBeAbsent: true }),
  protocol: describeField(z.enum(["tcp", "tls", "udp"]).optional(), {
    description: "Transport of SIP.",
    mayBeAbsent: true,
    serverDefault: "tcp",
    same: sameIgnoringCase,
  }),
  user: describeField(z.string().optional(), {
    description: "SIP user, unique in the account group.",
    mayBeAbsent: true,
    serverDefault: "",
  }),
  authUser: describeField(z.string().optional(), {
    description: "User for authentication.",
    mayBeAbsent: true,
    serverDefault: "",
  }),
  password: describeField(z.string().optional(), {
    description: "Password of the SIP user. Never returned.",
    secret: true,
    writeOnly: true,
    serverDefault: "",
  }),
});

/** Probes a SIP server. Never recorded: follows the vendor's schema and its Terraform provider. */
export const sipServer = defineTestType({
  object: z.strictObject({
    type: z.literal("sip-server"),
    ...commonFields,
    ...agentFields,
    targetSipCredentials: describeField(targetSipCredentials, {
      description: "The SIP server and the user on it.",
    }),
    optionsRegex: text("Regular expression that the answer to OPTIONS has to match."),
    registerEnabled: flag("Registers with SIP REGISTER.", false),
    sipTargetTime: describeField(z.int().min(100).max(5000).optional(), {
      description: "Response time that counts as full availability.",
      unit: "milliseconds",
      serverDefault: 1000,
    }),
    // The vendor's text says milliseconds; the range can only be seconds.
    sipTimeLimit: describeField(z.int().min(5).max(10).optional(), {
      description: "Longest time for the answer.",
      unit: "seconds",
      serverDefault: 5,
    }),
    ...networkLayerFields,
    fixedPacketRate,
    ipv6Policy,
  }),
  rules: networkRules,
  toWire: withWholeCredentials,
  fromWire: withNestedCredentials,
});

/** Every PUT needs the transport too. Source: the vendor's Terraform provider. */
function withWholeCredentials(body: Values): Values {
  const credentials = body.targetSipCredentials;
  return isObject(credentials) ? { ...body, targetSipCredentials: { protocol: "tcp", ...credentials } } : body;
}

/** The API takes one object and returns its members at the top level. */
function withNestedCredentials({
  authUser,
  port,
  protocol,
  sipRegistrar,
  user,
  password: _,
  ...inputs
}: Values): Values {
  const members = Object.entries({ authUser, port, protocol, sipRegistrar, user });
  return {
    ...inputs,
    targetSipCredentials: Object.fromEntries(members.filter(([, value]) => value !== undefined && value !== null)),
  };
}

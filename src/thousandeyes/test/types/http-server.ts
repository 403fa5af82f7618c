import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { agentFields, commonFields } from "../fields/common";
import { httpFields, includeHeaders, sslOutput, url } from "../fields/http";
import { ipv6Policy, targetNetworkFields } from "../fields/network";
import { httpRules, networkRules } from "../rules";
import { sameHeaders, sameIgnoringCase } from "../spelling";
import { defineTestType } from "../test-type";

const header = describeField(z.string().regex(/^[^\s:]+:/, 'text like "Name: value"'), {
  secret: true,
  secretPart: (text) => text.slice(text.indexOf(":") + 1).trim(),
});

/** Loads one URL and measures availability, response time and throughput. */
export const httpServer = defineTestType({
  object: z.strictObject({
    type: z.literal("http-server"),
    ...commonFields,
    ...agentFields,
    url,
    ...targetNetworkFields,
    ipv6Policy,
    ...httpFields,
    includeHeaders: includeHeaders(false),
    requestMethod: describeField(z.enum(["get", "post"]).optional(), {
      description: "HTTP method. ThousandEyes takes post by itself when postBody is set.",
      serverDefault: "get",
      same: sameIgnoringCase,
    }),
    postBody: describeField(z.string().optional(), { description: "Body of a POST.", secret: true, serverDefault: "" }),
    headers: describeField(z.array(header).optional(), {
      description: "Request headers, each as `Name: value`; customHeaders is the better way.",
      same: sameHeaders,
      serverDefault: [],
    }),
  }),
  outputs: sslOutput,
  rules: [...networkRules, ...httpRules],
  // The vendor mirrors one spelling of the headers into the other, and a program may only use one.
  fromWire: ({ headers, ...inputs }, set) =>
    headers === undefined || (set.headers === undefined && inputs.customHeaders !== undefined)
      ? inputs
      : { ...inputs, headers },
  // Clearing postBody alone leaves behind the method that it had switched to post.
  toWire: (body) =>
    body.postBody === "" && body.requestMethod === undefined ? { ...body, requestMethod: "get" } : body,
});

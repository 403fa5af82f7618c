import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { browserFields } from "../fields/browser";
import { agentFields, commonFields, INTERVALS } from "../fields/common";
import { httpFields, includeHeaders, sslOutput, url } from "../fields/http";
import { targetNetworkFields } from "../fields/network";
import { httpRules, networkRules, subintervalDividesInterval, withinLimit } from "../rules";
import { defineTestType, failure, type Rule } from "../test-type";

const httpNotSlower: Rule = ({ httpInterval, interval }) =>
  typeof httpInterval === "number" && typeof interval === "number" && httpInterval > interval
    ? failure("httpInterval", `must not exceed interval (${interval})`)
    : undefined;

const pageOutlastsHttp: Rule = ({ pageLoadTimeLimit, httpTimeLimit }) =>
  typeof pageLoadTimeLimit === "number" && typeof httpTimeLimit === "number" && pageLoadTimeLimit <= httpTimeLimit
    ? failure("pageLoadTimeLimit", `must exceed httpTimeLimit (${httpTimeLimit})`)
    : undefined;

/** Loads a page with all its objects in a browser. */
export const pageLoad = defineTestType({
  object: z.strictObject({
    type: z.literal("page-load"),
    ...commonFields,
    ...agentFields,
    url,
    ...targetNetworkFields,
    ...httpFields,
    includeHeaders: includeHeaders(true),
    ...browserFields,
    pageLoadTargetTime: describeField(z.int().min(1).max(60).optional(), {
      description: "Load time that counts as full availability, at most pageLoadTimeLimit.",
      unit: "seconds",
      serverDefault: 6,
    }),
    pageLoadTimeLimit: describeField(z.int().min(5).max(60).optional(), {
      description: "Longest time for the page; more than httpTimeLimit.",
      unit: "seconds",
      serverDefault: 10,
    }),
    httpInterval: describeField(z.literal(INTERVALS).optional(), {
      description: "Time between two rounds of the HTTP layer, at most interval; equal to it when not set.",
      unit: "seconds",
    }),
  }),
  outputs: sslOutput,
  rules: [
    ...networkRules,
    ...httpRules,
    withinLimit("pageLoadTargetTime", "pageLoadTimeLimit"),
    httpNotSlower,
    pageOutlastsHttp,
    subintervalDividesInterval,
  ],
});

import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { browserFields } from "../fields/browser";
import { agentFields, commonFields, idList } from "../fields/common";
import { httpFields, includeHeaders, sslOutput, url } from "../fields/http";
import { flag, targetNetworkFields } from "../fields/network";
import { httpRules, networkRules, subintervalDividesInterval, withinLimit } from "../rules";
import { defineTestType } from "../test-type";

/** assumed: line ends and blanks around a script may change on the way. */
const sameScript = (a: unknown, b: unknown) => scriptText(a) === scriptText(b);
const scriptText = (value: unknown) => String(value).replace(/\r\n/g, "\n").trim();

/** Runs a script in a browser. Never recorded: follows the vendor's schema. */
export const webTransactions = defineTestType({
  object: z.strictObject({
    type: z.literal("web-transactions"),
    ...commonFields,
    ...agentFields,
    url,
    transactionScript: describeField(z.string().min(1), {
      description: "JavaScript source of the transaction.",
      same: sameScript,
    }),
    targetTime: describeField(z.int().min(1).max(180).optional(), {
      description: "Duration that counts as full availability, at most timeLimit.",
      unit: "seconds",
      serverDefault: 10,
    }),
    timeLimit: describeField(z.int().min(5).max(180).optional(), {
      description: "Longest time for the transaction.",
      unit: "seconds",
      serverDefault: 30,
    }),
    credentials: idList("Ids of stored credentials that the script may use."),
    ...targetNetworkFields,
    ...httpFields,
    includeHeaders: includeHeaders(false),
    ...browserFields,
    flagCollectConsoleLogs: flag("Keeps the console log of the browser.", false),
  }),
  outputs: sslOutput,
  rules: [...networkRules, ...httpRules, withinLimit("targetTime", "timeLimit"), subintervalDividesInterval],
});

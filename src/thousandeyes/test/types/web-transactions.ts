import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { browserFields } from "../fields/browser";
import { agentFields, commonFields, idList } from "../fields/common";
import { httpFields, includeHeaders, sslOutput, url } from "../fields/http";
import { flag, targetNetworkFields } from "../fields/network";
import { httpRules, networkRules, subintervalDividesInterval, withinLimit } from "../rules";
import { defineTestType, failure, type Rule } from "../test-type";

/** Line ends and blanks around a script mean nothing. */
const sameScript = (a: unknown, b: unknown) => scriptText(a) === scriptText(b);
const scriptText = (value: unknown) => String(value).replace(/\r\n/g, "\n").trim();

/** A path is a valid script to the API, and one that never does anything. */
const scriptIsNoPath: Rule = ({ transactionScript }) =>
  typeof transactionScript === "string" && /^\S+\.(js|ts|mjs|cjs|txt)$/.test(transactionScript.trim())
    ? failure(
        "transactionScript",
        "must be the script itself, not the path of a file: read the file with fs.readFileSync",
      )
    : undefined;

/** Runs a script in a browser. Never recorded: follows the vendor's schema. */
export const webTransactions = defineTestType({
  object: z.strictObject({
    type: z.literal("web-transactions"),
    ...commonFields,
    ...agentFields,
    url,
    transactionScript: describeField(z.string().min(1), {
      description: "JavaScript source of the transaction, not the path of a file with it.",
      secret: true,
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
    verifyCertificate: flag("Checks the TLS certificate of the target.", false),
    includeHeaders: includeHeaders(false),
    ...browserFields,
    flagCollectConsoleLogs: flag("Keeps the console log of the browser.", false),
  }),
  outputs: sslOutput,
  rules: [
    ...networkRules,
    ...httpRules,
    scriptIsNoPath,
    withinLimit("targetTime", "timeLimit"),
    subintervalDividesInterval,
  ],
});

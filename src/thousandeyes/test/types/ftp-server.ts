import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { agentFields, commonFields } from "../fields/common";
import { flag, ipv6Policy, targetNetworkFields } from "../fields/network";
import { target } from "../fields/target";
import { networkRules, urlWithoutBlanks } from "../rules";
import { sameFtpUrl, sameIgnoringCase } from "../spelling";
import { defineTestType, failure, type Rule } from "../test-type";

/** An upload is refused without a file size (observed). assumed: thousandeyes-upload-size. */
const uploadNeedsSize: Rule = ({ requestType, downloadLimit }) =>
  requestType === "upload" && downloadLimit === undefined
    ? failure("downloadLimit", 'is required with requestType "upload": the size of the file in bytes')
    : undefined;

/** Downloads, uploads or lists by FTP. */
export const ftpServer = defineTestType({
  object: z.strictObject({
    type: z.literal("ftp-server"),
    ...commonFields,
    ...agentFields,
    url: describeField(target(), {
      description: "FTP target. ThousandEyes puts `ftp://` in front of a bare host and a slash behind it.",
      same: sameFtpUrl,
    }),
    requestType: describeField(z.enum(["download", "upload", "list"]), {
      description: "What the test does.",
      same: sameIgnoringCase,
    }),
    username: describeField(z.string().min(1), { description: "FTP user." }),
    password: describeField(z.string().min(1), {
      description: "Password of the FTP user. Never returned.",
      secret: true,
      writeOnly: true,
    }),
    downloadLimit: describeField(z.int().min(1).optional(), {
      description: "Most that is transferred.",
      unit: "bytes",
    }),
    ftpTargetTime: describeField(z.int().min(1000).max(6000).optional(), {
      description: "Time that counts as full availability.",
      unit: "milliseconds",
      serverDefault: 1000,
    }),
    // The vendor's schema says 10 to 60, yet 5 is its own live default (observed).
    ftpTimeLimit: describeField(z.int().min(5).max(60).optional(), {
      description: "Longest time for the transfer.",
      unit: "seconds",
      serverDefault: 5,
    }),
    useActiveFtp: flag("Uses active instead of passive FTP.", false),
    useExplicitFtps: flag("Uses explicit FTPS.", false),
    ...targetNetworkFields,
    ipv6Policy,
  }),
  rules: [...networkRules, urlWithoutBlanks, uploadNeedsSize],
});

import { checkUpload } from "../rules/ftp";
import { checkBandwidth, checkMonitors, coupleNetwork, hidePathTraces } from "../rules/network";
import { requiring } from "../rules/required";
import { checkFtpUrl, completeFtpUrl } from "../rules/url";
import { flag, oneOf, secret, text, whole } from "./field";
import { bandwidth, ipv6, network, packets, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const ftpServer: TestType = {
  name: "ftp-server",
  fields: {
    ...scheduled,
    ...network,
    ...bandwidth,
    ...packets,
    ...ipv6,
    url: text(),
    username: text(),
    password: secret,
    requestType: oneOf(["download", "upload", "list"]),
    downloadLimit: whole(),
    ftpTargetTime: whole([1000, 6000], 1000),
    // The schema says 10 to 60, while the server's own default is 5.
    ftpTimeLimit: whole([5, 60], 5),
    useActiveFtp: flag(false),
    useExplicitFtps: flag(false),
  },
  links: allLinks,
  required: requiring("agents", "interval", "url", "requestType", "username", "password"),
  results: ["ftp-server", "network", "path-vis", "bgp"],
  rules: [completeFtpUrl, coupleNetwork],
  checks: [checkFtpUrl, checkUpload, checkBandwidth, checkMonitors],
  show: [hidePathTraces],
  alertTypes: ["ftp"],
  disablesAlone: true,
};

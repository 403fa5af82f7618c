import { checkTargetAgent } from "../rules/agents";
import { checkMonitors, coupleBgp, showDscp } from "../rules/network";
import { requiring } from "../rules/required";
import { oneOf, reference, whole } from "./field";
import { bgpData, dscp, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

const codecs: Record<string, string> = {
  "0": "G.711 @ 64 Kbps",
  "1": "G.722.1 @ 24 Kbps (WB)",
  "2": "G.722.1 @ 32 Kbps (WB)",
  "3": "G.726 @ 32 Kbps",
  "4": "G.723.1 @ 6.4 Kbps",
  "5": "G.729a @ 8 Kbps",
  "6": "RTAudio @ 45 Kbps (WB)",
  "7": "RTAudio @ 27.8 Kbps",
  "8": "SILK @ 36 Kbps (WB)",
  "9": "G.722 @ 64 Kbps (WB)",
};

/** No traffic of this type was ever recorded; defaults are those of the schema. */
export const voice: TestType = {
  name: "voice",
  fields: {
    ...scheduled,
    ...bgpData,
    ...dscp,
    numPathTraces: whole([1, 10], 3),
    targetAgentId: reference,
    codecId: oneOf(Object.keys(codecs), "0"),
    duration: whole([5, 30], 5),
    jitterBuffer: whole([0, 150], 40),
    port: whole([1024, 65535]),
  },
  unrecorded: true,
  otherDefaults: { numPathTraces: 1 },
  links: allLinks,
  required: requiring("agents", "interval", "targetAgentId"),
  results: ["rtp-server", "path-vis", "bgp"],
  rules: [coupleBgp],
  checks: [checkTargetAgent, checkMonitors],
  show: [
    showDscp,
    (shown, { codecId }) => {
      shown.codec = codecs[String(codecId)] ?? "";
    },
  ],
  alertTypes: ["voice"],
};

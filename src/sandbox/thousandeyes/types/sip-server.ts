import { checkMonitors, coupleNetwork, hidePathTraces } from "../rules/network";
import { requiring } from "../rules/required";
import { checkCredentials, completeCredentials, showCredentials } from "../rules/sip";
import { type Fields, flag, object, oneOf, secret, text, whole } from "./field";
import { ipv6, network, packets, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

const { protocol: _, ...networkOfSip } = network;

const credentials: Fields = {
  authUser: text(),
  password: secret,
  port: whole([1, 65535]),
  protocol: oneOf(["tcp", "tls", "udp"]),
  sipRegistrar: text(),
  user: text(),
};

/** No traffic of this type was ever recorded; defaults are those of the schema. */
export const sipServer: TestType = {
  name: "sip-server",
  fields: {
    ...scheduled,
    ...networkOfSip,
    ...packets,
    ...ipv6,
    targetSipCredentials: object(credentials),
    optionsRegex: text(),
    registerEnabled: flag(false),
    sipTargetTime: whole([100, 5000], 1000),
    sipTimeLimit: whole([5, 10], 5),
  },
  unrecorded: true,
  otherDefaults: { numPathTraces: 1, sipTimeLimit: 10 },
  links: allLinks,
  required: requiring("agents", "interval"),
  results: ["sip-server", "network", "path-vis", "bgp"],
  rules: [coupleNetwork, completeCredentials],
  checks: [checkCredentials, checkMonitors],
  show: [hidePathTraces, showCredentials],
  alertTypes: ["sip-server"],
};

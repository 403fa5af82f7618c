import { checkPrefix } from "../rules/bgp";
import { checkMonitors } from "../rules/network";
import { requiring } from "../rules/required";
import { flag, text } from "./field";
import { common } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const bgp: TestType = {
  name: "bgp",
  fields: { ...common, prefix: text(), includeCoveredPrefixes: flag(false), usePublicBgp: flag(true) },
  unrecorded: true,
  links: allLinks.filter((link) => link !== "agents"),
  required: requiring("prefix"),
  results: ["bgp"],
  checks: [checkPrefix, checkMonitors],
  fixed: ["prefix"],
  alertTypes: ["bgp"],
};

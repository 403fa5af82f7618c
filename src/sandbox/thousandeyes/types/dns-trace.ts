import { checkDomain, completeDomain } from "../rules/dns";
import { requiring } from "../rules/required";
import { oneOf } from "./field";
import { dnsQuery, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const dnsTrace: TestType = {
  name: "dns-trace",
  fields: { ...scheduled, ...dnsQuery, dnsTransportProtocol: oneOf(["udp", "tcp"], "udp") },
  links: allLinks.filter((link) => link !== "monitors"),
  required: requiring("agents", "interval", "domain"),
  results: ["dns-trace"],
  rules: [completeDomain],
  checks: [checkDomain],
  alertTypes: ["dns-trace"],
};

import { checkDomain, completeDomain } from "../rules/dns";
import { requiring } from "../rules/required";
import { dnsQuery, scheduled } from "./groups";
import { allLinks, type TestType } from "./test-type";

export const dnssec: TestType = {
  name: "dnssec",
  fields: { ...scheduled, ...dnsQuery },
  links: allLinks.filter((link) => link !== "monitors"),
  required: requiring("agents", "interval", "domain"),
  results: ["dnssec"],
  rules: [completeDomain],
  checks: [checkDomain],
  alertTypes: ["dnssec"],
};

import * as pulumi from "@pulumi/pulumi";
import * as netassure from "netassure";

const config = new pulumi.Config();
const host = config.get("host") ?? "shop.example.com";

const { ids: agents, publicIpAddresses } = netassure.getThousandEyesAgentsOutput({
  names: ["Singapore", "Frankfurt, Germany"],
});

// The front page, with its TLS certificate and the text that proves it is the shop.
const site = new netassure.ThousandEyesTest("shop-frontend", {
  type: "http-server",
  url: `https://${host}`,
  interval: 120,
  agents,
  contentRegex: "Add to basket",
  description: "Managed by Pulumi",
});

// What a customer waits for: the page with everything on it.
new netassure.ThousandEyesTest("shop-page", {
  type: "page-load",
  url: `https://${host}`,
  interval: 600,
  httpInterval: 300,
  agents,
});

// The way there: loss, latency and every hop.
new netassure.ThousandEyesTest("shop-path", {
  type: "agent-to-server",
  server: host,
  port: 443,
  interval: 120,
  agents,
});

// The name: does every name server answer alike?
new netassure.ThousandEyesTest("shop-dns", {
  type: "dns-server",
  domain: `${host} A`,
  dnsServers: ["ns1.example.com", "ns2.example.com"],
  interval: 300,
  agents,
});

// The routes to the prefix that the service is in; no agents needed.
new netassure.ThousandEyesTest("shop-routes", {
  type: "bgp",
  prefix: "192.0.2.0/24",
});

export const testId = site.testId;
/** What a firewall in front of the service has to let in. */
export const allowList = publicIpAddresses;

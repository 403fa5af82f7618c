import * as pulumi from "@pulumi/pulumi";
import * as netassure from "netassure";

// Seconds between two rounds. To change it: pulumi config set interval 600
const interval = new pulumi.Config().getNumber("interval") ?? 300;

// Agents are looked up by the name that the ThousandEyes web page shows.
const { ids: agents } = netassure.getThousandEyesAgentsOutput({ names: ["Singapore"] });

// Does the shop answer, and how fast?
const site = new netassure.ThousandEyesTest("shop-frontend", {
  type: "http-server",
  url: "https://shop.example.com",
  interval,
  agents,
});

// What does the way to it look like: loss, latency, every hop?
new netassure.ThousandEyesTest("shop-edge", {
  type: "agent-to-server",
  server: "shop.example.com",
  port: 443,
  interval: 300,
  agents,
});

export const testId = site.id;

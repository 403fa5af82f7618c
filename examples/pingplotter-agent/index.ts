import * as netassure from "netassure";

// A record and an installer link; tracing starts when somebody runs the installer.
const laptop = new netassure.PingPlotterAgent("support-laptop", {
  targets: [
    { address: "192.168.0.1", alias: "Router" },
    { address: "shop.example.com", alias: "Shop", traceIntervalInMs: 5000 },
  ],
});

export const uniqueId = laptop.uniqueId;
/** Secret: whoever has it can install the agent. */
export const downloadUrl = laptop.downloadUrl;

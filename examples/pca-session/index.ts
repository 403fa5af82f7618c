import * as netassure from "netassure";

const dataGateway = { server: "collector.example.com", port: 55888 };

const berlin = new netassure.PcaAgentConfig("edge-berlin", { dataGateway });
const madrid = new netassure.PcaAgentConfig("edge-madrid", { dataGateway });

// Latency, jitter and loss, all the time, at ten packets per second.
const twamp = new netassure.PcaSession("berlin-to-madrid", {
  sessionType: "twamp-stateless",
  agentId: berlin.id,
  enable: true,
  period: "continuous",
  twamp: { reflectorAddr: "192.0.2.20", senderDscp: 46, reportInterval: 10 },
});

new netassure.PcaSession("madrid-echo", {
  sessionType: "echo-icmp",
  agentId: madrid.id,
  enable: true,
  period: "continuous",
  echo: { reflectorAddr: "192.0.2.1", senderRate: 1 },
});

// A download every minute, finite and repeated.
new netassure.PcaSession("madrid-portal", {
  sessionType: "transfer",
  agentId: madrid.id,
  enable: true,
  period: "repeat",
  transfer: { destinationUrl: "https://portal.example.com", testInterval: 60, maximumTestDurationSec: 4 },
});

export const sessionId = twamp.id;

import * as netassure from "netassure";

// The configuration comes first; the agent's container fetches it when it connects.
const edge = new netassure.PcaAgentConfig("edge-berlin", {
  dataGateway: { server: "collector.example.com", port: 55888, dataBrokerUseSsl: true },
  reporting: { syncResults: true },
  // Lets other agents measure against this one.
  reflector: {
    reflectors: [
      { reflectorType: "twampIpv4", enable: true, reflectorPort: 862 },
      { reflectorType: "echoUdpIpv4", enable: true },
    ],
  },
  metadata: { SITE: "Berlin", REGION: "EMEA" },
});

export const agentId = edge.id;
/** What the agent itself reports; empty until its container first connects. */
export const state = edge.state;

import * as z from "zod";
import { describeField } from "../../lifecycle";
import { flag, metadata, port, setting, text, uuid } from "../fields/common";

const identification = setting(
  z.strictObject({
    agentName: text("Display name of the agent. Defaults to the Pulumi resource name."),
  }),
  { description: "What the agent is called." },
);

const dataGateway = setting(
  z.strictObject({
    server: text("IP address or host name of the Sensor Collector that takes the agent's metrics."),
    port: port("TCP port of the Sensor Collector.", { serverDefault: 55888 }),
    dataBrokerUseSsl: flag("Whether the connection uses TLS."),
    dataBrokerSslAllowSelfsigned: flag("Accepts a self-signed certificate of the Sensor Collector."),
    dataBrokerSslAllowInsecureCerts: flag("Accepts an insecure certificate of the Sensor Collector."),
    dataBrokerSslAllowExpiredCerts: flag("Accepts an expired certificate of the Sensor Collector."),
    dataBrokerSslSkipHostnameCheck: flag("Does not compare the certificate with the host name."),
    compressionEnable: flag("Compresses each message. Since release 23.04.", true),
    pdgMetricsEnable: flag("For the vendor's engineers. Since release 23.04.", false),
    brokerATO: setting(z.number().min(1), {
      description: "Wait for an acknowledgement. For the vendor's engineers.",
      unit: "seconds",
      serverDefault: 5,
    }),
    brokerATOMaxCount: setting(z.number().min(1), {
      description: "Missing acknowledgements before the agent disconnects. For the vendor's engineers.",
      serverDefault: 2,
    }),
  }),
  { description: "Where the agent sends its metrics." },
);

const reporting = setting(
  z.strictObject({
    syncResults: flag("Aligns the reports of all sessions with the clock. Since release 22.04.", false),
  }),
  { description: "When the agent reports." },
);

const reflectorTypes = [
  "twampIpv4",
  "twampIpv6",
  "echoUdpIpv4",
  "echoUdpIpv6",
  "echoIcmpIpv4",
  "echoIcmpIpv6",
  "throughput",
] as const;

const reflectorFields = z.strictObject({
  reflectorType: describeField(z.enum(reflectorTypes), {
    description: "What the reflector answers. The echoIcmp types are deprecated since release 22.07.",
  }),
  enable: describeField(z.boolean(), { description: "Whether the reflector runs." }),
  reflectorId: setting(uuid, { description: "UUID of the reflector, for the vendor's reflector status." }),
  reflectorName: setting(z.string().min(1).max(64), { description: "Display name. The agent makes one up." }),
  namespace: text("Network namespace (VRF) that the reflector listens in."),
  reflectorPort: port("Port that the reflector listens on. By type: TWAMP 862, UDP echo 7, throughput 5201."),
});

const reflector = setting(
  z.strictObject({
    reflectors: setting(z.array(reflectorFields), {
      description: "All reflectors of the agent, in any order. A reflector that is not listed is taken away.",
      serverDefault: [],
    }),
  }),
  { description: "What other agents can measure against. Without it the agent reflects nothing." },
);

/** Source: Sensor Orchestrator 2024.05.01, `AgentConfig`. */
export const agentConfigFields = {
  agentId: describeField(z.string().min(1).optional(), {
    description:
      "UUID of the agent. By default one that follows from the resource's name, so that a repeated run meets the same agent. A change replaces the agent.",
    filledIn: true,
    replaceOnChanges: true,
  }),
  identification,
  dataGateway,
  reporting,
  reflector,
  metadata,
};

/** The parts of the vendor's document that a program can set. */
export const documentKeys = ["identification", "dataGateway", "reporting", "reflector", "metadata"] as const;

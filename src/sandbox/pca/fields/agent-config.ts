import { z } from "zod";
import { displayName, metadata, port } from "./common";

const reflectorTypes = [
  "twampIpv4",
  "twampIpv6",
  "echoUdpIpv4",
  "echoUdpIpv6",
  "echoIcmpIpv4",
  "echoIcmpIpv6",
  "throughput",
] as const;

const dataGateway = z.looseObject({
  server: z.string().optional(),
  port: z.number().min(1).max(65535).optional(),
  dataBrokerUseSsl: z.boolean().optional(),
  dataBrokerSslAllowSelfsigned: z.boolean().optional(),
  dataBrokerSslAllowInsecureCerts: z.boolean().optional(),
  dataBrokerSslAllowExpiredCerts: z.boolean().optional(),
  dataBrokerSslSkipHostnameCheck: z.boolean().optional(),
  compressionEnable: z.boolean().optional(),
  pdgMetricsEnable: z.boolean().optional(),
  brokerATO: z.number().min(1).optional(),
  brokerATOMaxCount: z.number().min(1).optional(),
});

const reflector = z.looseObject({
  reflectorType: z.enum(reflectorTypes),
  enable: z.boolean(),
  reflectorId: z.uuid().optional(),
  reflectorName: displayName.optional(),
  namespace: z.string().optional(),
  reflectorPort: port.optional(),
});

/** Attributes of an agent configuration. The vendor requires none of them. */
export const agentConfigFields = z.looseObject({
  agentId: z.string().min(1).optional(),
  identification: z.looseObject({ agentName: z.string().optional() }).optional(),
  dataGateway: dataGateway.optional(),
  reporting: z.looseObject({ syncResults: z.boolean().optional() }).optional(),
  reflector: z.looseObject({ reflectors: z.array(reflector).optional() }).optional(),
  metadata: metadata.optional(),
});

export type AgentConfig = z.infer<typeof agentConfigFields> & { agentId: string };

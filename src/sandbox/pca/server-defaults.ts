import type { AgentConfig } from "./fields/agent-config";
import type { AgentSession } from "./fields/session";
import type { Tenant } from "./tenant";

/** The vendor's defaults, which its documents name per block. */
const dataGateway = {
  ...{ port: 55888, compressionEnable: true, pdgMetricsEnable: false, brokerATO: 5, brokerATOMaxCount: 2 },
};
const reporting = { syncResults: false };
const reflectorPorts: Readonly<Record<string, number>> = {
  ...{ twampIpv4: 862, twampIpv6: 862, echoUdpIpv4: 7, echoUdpIpv6: 7, throughput: 5201 },
};

const probe = {
  ...{ senderPayloadSize: 82, senderRate: 10, senderDscp: 0, senderTtl: 255, senderVprio: 0, reportInterval: 30 },
  ...{ mosBpl: 25.1, mosImpairment: 35.8 },
};

const blocks = {
  twamp: {
    ...{ ...probe, reflectorPort: 862, controlPort: 862, controlDscp: 0, controlVprio: 0, controlLegacy: false },
    roundTripMode: { enable: false, reflectorLatencySubtraction: true },
  },
  echo: { ...probe, reflectorPort: 7 },
  throughput: {
    ...{ testServerPort: 5201, testReverse: false, testDurationSecs: 60, testReportIntervalSecs: 1, testParallel: 1 },
    ...{ testDscp: 0, testTracerouteDestPort: 33434, networkMaxRateBitsPerSec: 0 },
  },
  trace: {
    ...{ destinationPort: 33457, senderPort: 33456, type: "udp", probingRate: 10, senderTtlMin: 1, senderTtlMax: 30 },
    ...{ senderDscp: 0, probesPerHop: 3, maxUndiscovered: 3, waitSec: 5, testDurationSec: 180 },
  },
  transfer: { proxyPort: 33457, maximumTestConnectSec: 20, maximumTestDurationSec: 180, testInterval: 60 },
} as const;

/** assumed: pca-defaults-in-answers */
export function withAgentDefaults<A extends AgentConfig>({ reading }: Tenant, attributes: A): A {
  if (reading("pca-defaults-in-answers") === "absent") return attributes;
  const { reflector } = attributes;
  const reflectors = reflector?.reflectors?.map((one) => {
    const reflectorPort = one.reflectorPort ?? reflectorPorts[one.reflectorType];
    return { ...one, ...(reflectorPort !== undefined && { reflectorPort }) };
  });
  return {
    ...attributes,
    ...(attributes.dataGateway && { dataGateway: { ...dataGateway, ...attributes.dataGateway } }),
    ...(attributes.reporting && { reporting: { ...reporting, ...attributes.reporting } }),
    ...(reflectors && { reflector: { ...reflector, reflectors } }),
  };
}

export function withSessionDefaults({ reading }: Tenant, session: AgentSession["session"]): AgentSession["session"] {
  if (reading("pca-defaults-in-answers") === "absent") return session;
  // ICMP has no ports.
  const known = session.sessionType === "echo-icmp" ? { echo: probe } : blocks;
  const filled = Object.entries(known).flatMap(([name, defaults]) => {
    const block = session[name];
    return typeof block === "object" && block !== null ? [[name, { ...defaults, ...block }]] : [];
  });
  return { ...session, ...Object.fromEntries(filled) };
}

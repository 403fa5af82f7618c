import type { Values } from "../../../src/lifecycle";
import { connectPca } from "../../../src/pca/api/connect";
import { type PropertySample, type ResourceSamples, type Sample, type SampleContext, stateOf, without } from "./sample";

const pair = (first: unknown, second: unknown): PropertySample => ({ values: [first, second] });

const settings: ResourceSamples["settings"] = ({ connection: { pca } }) => ({
  PCA_ENDPOINT: pca.endpoint,
  PCA_USERNAME: pca.username,
  PCA_PASSWORD: pca.password,
});

const IDENTIFYING = /^(id|_rev|agentId|sessionId|sessionName|agentName)$/;

export const AGENT = "0f6a1c1e-2b3c-4d5e-8f90-0123456789ab";
const OTHER_AGENT = "1f6a1c1e-2b3c-4d5e-8f90-0123456789ab";

export const pcaAgentConfigSamples: ResourceSamples = {
  type: "PcaAgentConfig",
  vendor: "pca",
  settings,
  connect: connectPca,
  async samples() {
    return [
      {
        name: "PcaAgentConfig",
        minimal: (unique) => ({ identification: { agentName: unique }, dataGateway: { server: "192.0.2.10" } }),
        properties: {
          identification: pair({ agentName: "renamed once" }, { agentName: "renamed twice" }),
          dataGateway: pair(
            { server: "192.0.2.11", port: 55889, dataBrokerUseSsl: true, brokerATO: 7 },
            { server: "192.0.2.12", dataBrokerSslAllowSelfsigned: false, compressionEnable: false },
          ),
          reporting: pair({ syncResults: true }, { syncResults: false }),
          reflector: pair(
            { reflectors: [{ reflectorType: "twampIpv4", enable: true, reflectorPort: 862 }] },
            {
              reflectors: [
                { reflectorType: "throughput", enable: false },
                { reflectorType: "twampIpv4", enable: true, reflectorName: "two" },
              ],
            },
          ),
          metadata: pair({ SITE: "A", REGION: "EMEA" }, { SITE: "B" }),
        },
        replacements: { agentId: AGENT },
      },
    ];
  },
  stored: (sandbox, id) => without(stateOf(sandbox, "pca").configurations?.[id], IDENTIFYING),
};

export const pcaAgentSecretSamples: ResourceSamples = {
  type: "PcaAgentSecret",
  vendor: "pca",
  settings,
  connect: connectPca,
  async samples({ pca }) {
    await agentWith(pca, AGENT);
    await agentWith(pca, OTHER_AGENT);
    return [
      {
        name: "PcaAgentSecret",
        minimal: () => ({ agentId: AGENT }),
        properties: { triggers: pair({ rotated: "once" }, { rotated: "twice" }) },
        replacements: { agentId: OTHER_AGENT },
      },
    ];
  },
  // The vendor has no such object: a token is shown once and cannot be revoked.
  stored: () => undefined,
  without: ["import", "adoption", "deletion elsewhere"],
};

const twamp = { reflectorAddr: "192.0.2.20" };
const echo = { reflectorAddr: "192.0.2.21" };

/** The option block of each type: the least, and two others. */
const sessionTypes: Record<string, { block: string; minimal: Values; values: [Values, Values] }> = {
  "twamp-stateful": {
    block: "twamp",
    minimal: twamp,
    values: [
      { ...twamp, senderRate: 20, roundTripMode: { enable: true } },
      { ...twamp, controlAddr: "192.0.2.22", controlPort: 863, mosBpl: 20.5 },
    ],
  },
  "twamp-stateless": {
    block: "twamp",
    minimal: twamp,
    values: [
      { ...twamp, senderPayloadSize: 100 },
      { ...twamp, senderDscp: 46, reportInterval: 10 },
    ],
  },
  "echo-udp": {
    block: "echo",
    minimal: echo,
    values: [
      { ...echo, reflectorPort: 7007, senderPort: 4000 },
      { ...echo, senderTtl: 64 },
    ],
  },
  "echo-icmp": {
    block: "echo",
    minimal: echo,
    values: [
      { ...echo, senderRate: 1 },
      { ...echo, senderPayloadSize: 20 },
    ],
  },
  "tcp-throughput": {
    block: "throughput",
    minimal: { testServerAddress: "192.0.2.23" },
    values: [
      { testServerAddress: "192.0.2.24", testDurationSecs: 30, networkMaxRateBitsPerSec: 10_000_000_000 },
      { testServerAddress: "192.0.2.23", testReverse: true, networkRttMs: 1.5 },
    ],
  },
  "path-trace": {
    block: "trace",
    minimal: { destination: "192.0.2.25" },
    values: [
      { destination: "192.0.2.26", type: "tcp", waitSec: 2.5 },
      { destination: "192.0.2.25", probesPerHop: 5 },
    ],
  },
  transfer: {
    block: "transfer",
    minimal: { destinationUrl: "https://shop.example.com" },
    values: [
      { destinationUrl: "https://two.example.com", username: "u", password: "transfer-secret", testInterval: 120 },
      {
        destinationUrl: "https://shop.example.com",
        useProxy: true,
        proxyDestination: "192.0.2.27",
        proxyPort: 3128,
        proxyPass: "proxy-secret",
      },
    ],
  },
};

export const pcaSessionSamples: ResourceSamples = {
  type: "PcaSession",
  vendor: "pca",
  settings,
  connect: connectPca,
  async samples({ pca }) {
    await agentWith(pca, AGENT);
    await agentWith(pca, OTHER_AGENT);
    return Object.entries(sessionTypes).map(
      ([sessionType, { block, minimal, values }]): Sample => ({
        name: sessionType,
        minimal: (unique) => ({
          sessionType,
          sessionName: unique,
          agentId: AGENT,
          enable: true,
          period: block === "twamp" || block === "echo" ? "continuous" : "repeat",
          [block]: minimal,
        }),
        properties: {
          sessionName: pair("renamed once", "renamed twice"),
          interface: pair("eth0", "eth1"),
          namespace: pair("red", "blue"),
          metadata: pair({ SITE: "A" }, { SITE: "B", ROLE: "edge" }),
          scheduleReference: pair("3f6a1c1e-2b3c-4d5e-8f90-0123456789ab", "4f6a1c1e-2b3c-4d5e-8f90-0123456789ab"),
          [block]: { values },
        },
        replacements: { agentId: OTHER_AGENT },
      }),
    );
  },
  stored: (sandbox, id) => without(stateOf(sandbox, "pca").sessions?.[id], IDENTIFYING),
};

/** An agent that sessions and secrets can refer to; the same one however often it is asked for. */
async function agentWith(pca: SampleContext["pca"], agentId: string): Promise<void> {
  const data = { type: "agentConfigs", attributes: { agentId, identification: { agentName: agentId } } };
  const answer = await pca("POST", "/api/orchestrate/v3/agents/configuration", { data });
  if (answer.status !== 201 && answer.status !== 409) throw new Error(`agent ${agentId}: ${answer.status}`);
}

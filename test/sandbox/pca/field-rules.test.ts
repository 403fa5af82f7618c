import { describe, expect, it } from "vitest";
import { bulkBody, configBody, openTestTenant, refusalOf, sessionBody } from "./tenant";

type Bounds = readonly [field: string, lowest: number, highest: number];

const twamp: Bounds[] = [
  ["senderPort", 1, 65535],
  ["senderPayloadSize", 41, 1472],
  ["senderRate", 1, 1000],
  ["senderDscp", 0, 63],
  ["senderTtl", 0, 255],
  ["senderVprio", 0, 7],
  ["reflectorPort", 1, 65535],
  ["reportInterval", 1, 900],
  ["controlPort", 1, 65535],
  ["controlDscp", 0, 63],
  ["controlVprio", 0, 7],
];

const echo: Bounds[] = [
  ["senderPort", 1, 65535],
  ["senderPayloadSize", 20, 1472],
  ["senderRate", 1, 1000],
  ["senderDscp", 0, 63],
  ["senderTtl", 0, 255],
  ["senderVprio", 0, 7],
  ["reflectorPort", 1, 65535],
  ["reportInterval", 1, 900],
];

const throughput: Bounds[] = [
  ["testServerPort", 1, 65535],
  ["testDurationSecs", 1, 86400],
  ["testReportIntervalSecs", 1, 60],
  ["testParallel", 1, 128],
  ["testDscp", 0, 63],
  ["testTracerouteDestPort", 1, 65535],
  ["networkMtuBytes", 0, 9000],
];

const trace: Bounds[] = [
  ["destinationPort", 1, 65535],
  ["senderPort", 1, 65535],
  ["probingRate", 1, 99],
  ["senderTtlMin", 1, 255],
  ["senderTtlMax", 1, 255],
  ["senderDscp", 0, 63],
  ["probesPerHop", 1, 255],
  ["maxUndiscovered", 1, 255],
];

const blocks: Record<string, { required: object; bounds: Bounds[]; atLeast: Record<string, number> }> = {
  twamp: { required: { reflectorAddr: "a" }, bounds: twamp, atLeast: {} },
  echo: { required: { reflectorAddr: "a" }, bounds: echo, atLeast: {} },
  throughput: {
    required: {},
    bounds: throughput,
    atLeast: { networkMaxRateBitsPerSec: 0, networkBottleneckBandwidthBitsPerSec: 0, networkRttMs: 0 },
  },
  trace: { required: { destination: "a" }, bounds: trace, atLeast: { waitSec: 0, testDurationSec: 0 } },
  transfer: {
    required: { destinationUrl: "https://a" },
    bounds: [["proxyPort", 1, 65535]],
    atLeast: { maximumTestConnectSec: 0, maximumTestDurationSec: 0, testInterval: 1 },
  },
};

const bounded = Object.entries(blocks).flatMap(([block, { required, bounds }]) =>
  bounds.map(([field, lowest, highest]) => ({ block, required, field, lowest, highest })),
);
const lowerBounded = Object.entries(blocks).flatMap(([block, { required, atLeast }]) =>
  Object.entries(atLeast).map(([field, lowest]) => ({ block, required, field, lowest })),
);

/** 201, or the text of the refusal. */
async function outcome(session: object): Promise<string> {
  const tenant = openTestTenant();
  await tenant.configure();
  const answer = await tenant.api("POST", "/agents/session", sessionBody({ twamp: undefined, ...session }));
  if (answer.status === 201) return "201";
  const { status, text } = await refusalOf(answer);
  return `${status} ${text}`;
}

function refused(path: string) {
  return expect.stringMatching(
    new RegExp(`^400 invalid payload: data\\.attributes\\.session\\.${path.replace(".", "\\.")}: `),
  );
}

describe("an option block of a session", () => {
  it.each(bounded)(
    "takes $block.$field from $lowest to $highest",
    async ({ block, required, field, lowest, highest }) => {
      const withValue = (value: unknown) => outcome({ [block]: { ...required, [field]: value } });
      expect(await withValue(lowest)).toBe("201");
      expect(await withValue(highest)).toBe("201");
      expect(await withValue(lowest - 1)).toEqual(refused(`${block}.${field}`));
      expect(await withValue(highest + 1)).toEqual(refused(`${block}.${field}`));
      expect(await withValue(String(lowest))).toEqual(refused(`${block}.${field}`));
      expect(await withValue(null)).toEqual(refused(`${block}.${field}`));
    },
  );

  it.each(lowerBounded)("takes $block.$field from $lowest up", async ({ block, required, field, lowest }) => {
    const withValue = (value: unknown) => outcome({ [block]: { ...required, [field]: value } });
    expect(await withValue(lowest)).toBe("201");
    expect(await withValue(lowest - 1)).toEqual(refused(`${block}.${field}`));
    expect(await withValue(1_000_000_000)).toBe("201");
  });

  it("takes bit rates beyond 32 bits", async () => {
    const rates = { networkMaxRateBitsPerSec: 10_000_000_000, networkBottleneckBandwidthBitsPerSec: 10_000_000_000 };
    expect(await outcome({ throughput: rates })).toBe("201");
  });

  it.each([
    ["twamp.senderRate", { twamp: { reflectorAddr: "a", senderRate: 1.5 } }],
    ["throughput.testParallel", { throughput: { testParallel: 1.5 } }],
    ["throughput.networkMaxRateBitsPerSec", { throughput: { networkMaxRateBitsPerSec: 0.5 } }],
    ["transfer.testInterval", { transfer: { destinationUrl: "a", testInterval: 1.5 } }],
  ])("takes only whole numbers for %s", async (path, session) => {
    expect(await outcome(session)).toEqual(refused(path));
  });

  it.each([
    ["throughput.testReportIntervalSecs", { throughput: { testReportIntervalSecs: 1.5 } }],
    ["throughput.networkRttMs", { throughput: { networkRttMs: 0.44 } }],
    ["trace.waitSec", { trace: { destination: "a", waitSec: 0.5 } }],
    ["twamp.mosBpl", { twamp: { reflectorAddr: "a", mosBpl: 25.1, mosImpairment: 35.8 } }],
  ])("takes fractions for %s", async (_, session) => {
    expect(await outcome(session)).toBe("201");
  });

  it.each([
    ["twamp.reflectorAddr", { twamp: {} }],
    ["echo.reflectorAddr", { echo: {} }],
    ["trace.destination", { trace: {} }],
    ["transfer.destinationUrl", { transfer: {} }],
  ])("must have %s", async (path, session) => {
    expect(await outcome(session)).toEqual(refused(path));
  });

  it("of type throughput needs nothing", async () => {
    expect(await outcome({ throughput: {} })).toBe("201");
  });

  it.each([
    ["trace.type", { trace: { destination: "a", type: "sctp" } }],
    ["trace.algorithm", { trace: { destination: "a", algorithm: "mtr" } }],
    ["trace.ipVersion", { trace: { destination: "a", ipVersion: "ipv4" } }],
    ["transfer.forceIpVersion", { transfer: { destinationUrl: "a", forceIpVersion: "4" } }],
    ["transfer.useProxy", { transfer: { destinationUrl: "a", useProxy: "yes" } }],
    ["twamp.controlLegacy", { twamp: { reflectorAddr: "a", controlLegacy: 0 } }],
  ])("refuses %s outside the vendor's words", async (path, session) => {
    expect(await outcome(session)).toEqual(refused(path));
  });

  it("need not belong to the type of the session", async () => {
    expect(await outcome({ sessionType: "path-trace", echo: { reflectorAddr: "a" } })).toBe("201");
    expect(await outcome({ sessionType: "transfer" })).toBe("201");
  });
});

describe("a session", () => {
  it.each(["twamp-stateful", "twamp-stateless", "echo-udp", "echo-icmp", "tcp-throughput", "path-trace", "transfer"])(
    "can be of type %s",
    async (sessionType) => {
      expect(await outcome({ sessionType })).toBe("201");
    },
  );

  it.each(["continuous", "once", "repeat"])("can have the period %s", async (period) => {
    expect(await outcome({ period })).toBe("201");
  });

  it.each([
    ["sessionName", { sessionName: undefined }],
    ["sessionName", { sessionName: "" }],
    ["sessionName", { sessionName: "n".repeat(65) }],
    ["sessionType", { sessionType: undefined }],
    ["sessionType", { sessionType: "http" }],
    ["enable", { enable: undefined }],
    ["enable", { enable: "true" }],
    ["period", { period: undefined }],
    ["period", { period: "*/5 * * * *" }],
    ["sessionId", { sessionId: "" }],
    ["sessionId", { sessionId: "-starts-with-a-dash" }],
    ["sessionId", { sessionId: "a/b" }],
    ["sessionId", { sessionId: "a".repeat(129) }],
    ["scheduleReference", { scheduleReference: "nightly" }],
    ["metadata.FLOOR", { metadata: { FLOOR: 3 } }],
    ["twamp", { twamp: "198.51.100.7" }],
    ["interface", { interface: 0 }],
  ])("is refused for its %s: %o", async (path, session) => {
    expect(await outcome(session)).toEqual(refused(path));
  });

  it.each([
    ["a name of 64 characters", { sessionName: "n".repeat(64) }],
    ["a name with an emoji", { sessionName: "hub 😀" }],
    ["an id of 128 characters", { sessionId: "a".repeat(128) }],
    ["an id with dots, dashes and underscores", { sessionId: "A.b-c_9" }],
    ["the internal object", { SessionConfiguration: { any: "thing" } }],
  ])("may have %s", async (_, session) => {
    expect(await outcome(session)).toBe("201");
  });

  it("names every field at fault at once", async () => {
    const text = await outcome({ period: "daily", twamp: { senderRate: 0 } });
    for (const field of ["session.period: ", "session.twamp.senderRate: ", "session.twamp.reflectorAddr: "]) {
      expect(text).toContain(field);
    }
  });

  it("is held to the same rules in a bulk request", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    const body = bulkBody([{ sessionName: "a", sessionType: "twamp-stateless", enable: true, period: "daily" }]);
    const { status, text } = await refusalOf(await tenant.api("POST", "/agents/sessions", body));
    expect(status).toBe(400);
    expect(text).toContain("data.attributes.sessionlist.sessions.0.period: ");
  });
});

describe("an agent configuration", () => {
  const reflector = { reflectorType: "twampIpv4", enable: true };
  const reflectors = (overrides: object) => ({ reflector: { reflectors: [{ ...reflector, ...overrides }] } });

  it.each([
    ["dataGateway.port", { dataGateway: { port: 0 } }],
    ["dataGateway.port", { dataGateway: { port: 65536 } }],
    ["dataGateway.port", { dataGateway: { port: "55888" } }],
    ["dataGateway.server", { dataGateway: { server: 1 } }],
    ["dataGateway.dataBrokerUseSsl", { dataGateway: { dataBrokerUseSsl: "true" } }],
    ["dataGateway.brokerATO", { dataGateway: { brokerATO: 0 } }],
    ["dataGateway.brokerATOMaxCount", { dataGateway: { brokerATOMaxCount: 0 } }],
    ["identification.agentName", { identification: { agentName: null } }],
    ["reporting.syncResults", { reporting: { syncResults: 1 } }],
    ["metadata.SITE", { metadata: { SITE: 1 } }],
    ["agentId", { agentId: "" }],
    ["reflector.reflectors", { reflector: { reflectors: {} } }],
    ["reflector.reflectors.0.reflectorType", reflectors({ reflectorType: "twamp" })],
    ["reflector.reflectors.0.reflectorType", reflectors({ reflectorType: undefined })],
    ["reflector.reflectors.0.enable", reflectors({ enable: undefined })],
    ["reflector.reflectors.0.reflectorId", reflectors({ reflectorId: "one" })],
    ["reflector.reflectors.0.reflectorName", reflectors({ reflectorName: "" })],
    ["reflector.reflectors.0.reflectorName", reflectors({ reflectorName: "n".repeat(65) })],
    ["reflector.reflectors.0.reflectorPort", reflectors({ reflectorPort: 0 })],
  ])("is refused for its %s: %o", async (path, attributes) => {
    const answer = await openTestTenant().api("POST", "/agents/configuration", configBody(attributes));
    const { status, text } = await refusalOf(answer);
    expect(status).toBe(400);
    expect(text.startsWith(`invalid payload: data.attributes.${path}: `)).toBe(true);
  });

  it.each(["twampIpv4", "twampIpv6", "echoUdpIpv4", "echoUdpIpv6", "echoIcmpIpv4", "echoIcmpIpv6", "throughput"])(
    "can have a reflector of type %s",
    async (reflectorType) => {
      const body = configBody(reflectors({ reflectorType, reflectorPort: 65535 }));
      expect((await openTestTenant().api("POST", "/agents/configuration", body)).status).toBe(201);
    },
  );
});

import { defaultReading } from "../../assumptions/readings";
import type { JsonObject } from "../json";
import type { Service } from "../service";
import type { StoredTest, ThousandEyesState } from "../state";
import { createTest } from "../tests/write";
import { testType } from "../types";

const start = Date.parse("2026-01-05T09:00:00Z");
const websites = 300;
const servers = 60;

/** An account with a history: many tests, a snapshot, and tests that belong to somebody else. */
export function addTests(state: ThousandEyesState, otherAid: string): void {
  const create = creator(state);
  const agents = [{ agentId: "3" }, { agentId: "37" }];
  for (let number = 1; number <= websites; number++) {
    const url = `https://shop-${number}.example.com`;
    create("http-server", { testName: `Shop ${number}`, url, interval: 300, agents });
  }
  for (let number = 1; number <= servers; number++) {
    create("agent-to-server", {
      testName: `Host ${number}`,
      server: `host-${number}.example.com`,
      interval: 60,
      agents,
    });
  }
  create("dns-server", {
    testName: "Resolver",
    domain: "example.com A",
    dnsServers: ["192.0.2.53"],
    interval: 300,
    agents,
  });
  create("bgp", { testName: "Own prefix", prefix: "198.51.100.0/24" });
  create("http-server", { testName: "Shop 1", url: "https://shop-1.example.com", interval: 300, agents }, (test) => {
    test.savedEvent = true;
  });
  create(
    "http-server",
    { testName: "Shared in", url: "https://partner.example.net", interval: 300, agents },
    (test) => {
      test.liveShare = true;
    },
  );
  const shared = { testName: "Partner site", url: "https://partner.example.com", interval: 300, agents };
  create("http-server", { ...shared, sharedWithAccounts: [state.user.loginAid] }, undefined, otherAid);
}

function creator(state: ThousandEyesState) {
  const now = () => new Date(start);
  const options: Service["options"] = { token: "", origin: () => "", now, rateLimit: 0, reading: defaultReading };
  return (type: string, body: JsonObject, adapt?: (test: StoredTest) => void, aid = state.user.loginAid) => {
    // A snapshot has the name of its test, which no new test could take.
    const { testName, ...rest } = body;
    const author = { user: state.user, aid };
    const test = createTest({ state, options }, testType(type), author, { ...rest, testName: `seed ${state.nextId}` });
    test.settings.testName = testName ?? "";
    adapt?.(test);
  };
}

import { describe, expect, it } from "vitest";
import { seedThousandEyes } from "../../../src/sandbox/thousandeyes";
import { type Body, fresh, groups, testOf } from "./fresh";

describe.each(["small", "large"] as const)("the %s seed", (size) => {
  it("is plain JSON, so that it survives being saved", () => {
    const state = seedThousandEyes(size);
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
  });

  it("is the same every time, and never shared", () => {
    const state = seedThousandEyes(size);
    state.agents.pop();
    state.monitors.pop();
    state.emulatedDevices.pop();
    expect(seedThousandEyes(size)).toStrictEqual(seedThousandEyes(size));
    expect(seedThousandEyes(size).agents).toHaveLength(state.agents.length + 1);
    expect(seedThousandEyes(size).monitors).toHaveLength(state.monitors.length + 1);
    expect(seedThousandEyes(size).emulatedDevices).toHaveLength(state.emulatedDevices.length + 1);
  });

  it("gives nothing an id that is still to come", () => {
    const { nextId, tests, alertRules, credentials } = seedThousandEyes(size);
    for (const id of [tests, alertRules, credentials].flatMap((all) => Object.keys(all))) {
      expect(Number(id)).toBeLessThan(nextId);
    }
  });

  it("has a default rule for every account group and kind of test", () => {
    const rules = Object.values(seedThousandEyes(size).alertRules).filter(
      ({ settings }) => settings.isDefault === true,
    );
    for (const aid of Object.values(groups)) expect(rules.filter((rule) => rule.aid === aid)).toHaveLength(15);
  });
});

describe("the small seed", () => {
  it("has no test, and a tag, a rule and a credential to refer to", () => {
    const { tests, tags, alertRules, credentials } = seedThousandEyes("small");
    expect(tests).toStrictEqual({});
    expect(Object.values(tags).filter(({ aid }) => aid !== undefined)).toHaveLength(1);
    expect(Object.values(alertRules).filter(({ settings }) => settings.isDefault === false)).toHaveLength(1);
    expect(Object.values(credentials)).toHaveLength(1);
  });
});

describe("the large seed", () => {
  it("has hundreds of tests of several types", async () => {
    const { body } = await fresh({ size: "large" }).get("/tests");
    const types = (body.tests as Body[]).map(({ type }) => String(type));
    const counts = Object.fromEntries(
      [...new Set(types)].map((type) => [type, types.filter((one) => one === type).length]),
    );
    expect(counts).toStrictEqual({ "http-server": 303, "agent-to-server": 60, "dns-server": 1, bgp: 1 });
  });

  it("shows in lists what is no test of one's own: a snapshot with the name of its test, and shared ones", async () => {
    const sandbox = fresh({ size: "large" });
    const tests = (await sandbox.get("/tests/http-server")).body.tests as Body[];
    expect(tests.filter(({ testName }) => testName === "Shop 1").map(({ savedEvent }) => savedEvent)).toStrictEqual([
      false,
      true,
    ]);
    const shared = tests.find(({ liveShare }) => liveShare === true) as Body;
    expect((await sandbox.put(`/tests/http-server/${shared.testId}`, { testName: "mine" })).status).toBe(403);
    const partner = tests.find(({ testName }) => testName === "Partner site") as Body;
    expect((await sandbox.remove(`/tests/http-server/${partner.testId}`)).status).toBe(403);
    expect((await sandbox.get(`/tests/http-server?aid=${groups.partner}`)).body.tests).toHaveLength(1);
  });

  it("refuses a name that one of its tests has", async () => {
    const answer = await fresh({ size: "large" }).post(
      "/tests/http-server",
      testOf("http-server", { testName: "Shop 7" }),
    );
    expect(answer.status).toBe(400);
  });
});

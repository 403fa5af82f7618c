import { describe, expect, it } from "vitest";
import { type Body, fresh, groups, introduction, minimal, origin, testOf } from "./fresh";

const path = "/alerts/rules";
const rule = {
  ...{ ruleName: "slow", alertType: "http-server", expression: "((responseTime >= 1000 ms))" },
  ...{ minimumSources: 1, roundsViolatingOutOf: 2, roundsViolatingRequired: 1 },
};
const invalid = " : Invalid Alert Rule request.";
const sources = "Exactly 1 field must be defined between minimumSources and minimumSourcesPct";

async function titleFor(settings: Body) {
  const { status, body } = await fresh().post(path, { ...rule, ...settings });
  expect(status).toBe(400);
  return body.title;
}

describe("an alert rule", () => {
  it("is created with the server's defaults; the answer repeats what was sent", async () => {
    const sandbox = fresh();
    const answer = await sandbox.post(path, rule);
    expect(answer.status).toBe(201);
    const self = `${origin}/v7${path}/${answer.body.ruleId}`;
    expect(answer.body).toStrictEqual({
      ...{ ...rule, ruleId: answer.body.ruleId, alertGroupType: "cloud-enterprise", severity: "info" },
      ...{ roundsViolatingMode: "any", _links: { self: { href: self } } },
    });
    expect(answer.headers.get("location")).toBe(self);
    expect(answer.headers.get("content-type")).toBe("application/json;charset=UTF-8");
  });

  it("reads otherwise than it was written", async () => {
    const sandbox = fresh();
    const sent = {
      ...rule,
      description: "d",
      endpointAgentIds: ["a"],
      visitedSitesFilter: ["s"],
      includeCoveredPrefixes: true,
    };
    const made = await sandbox.make(path, sent);
    expect(made).toMatchObject({ description: "d", visitedSitesFilter: ["s"], includeCoveredPrefixes: true });
    expect(Object.keys(made)).not.toContain("endpointAgentIds");
    expect((await sandbox.get(`${path}/${made.ruleId}`)).body).toStrictEqual({
      ...{ ...rule, ruleId: made.ruleId, alertGroupType: "cloud-enterprise", severity: "info" },
      ...{ roundsViolatingMode: "any", isDefault: false, notifyOnClear: true },
      notifications: { email: { message: "" } },
      _links: made._links,
    });
  });

  it("keeps the notifications that it is given", async () => {
    const sandbox = fresh();
    const notifications = {
      email: { recipients: ["a@example.com"], message: "m" },
      thirdParty: [{ integrationId: "sl-101", integrationType: "slack" }],
    };
    const { ruleId } = await sandbox.make(path, { ...rule, notifications });
    expect((await sandbox.get(`${path}/${ruleId}`)).body.notifications).toStrictEqual(notifications);
  });

  it("is replaced by an update, except for its severity", async () => {
    const sandbox = fresh();
    const all = { ...rule, severity: "major", isDefault: true, notifyOnClear: false, description: "d" };
    const { ruleId, isDefault } = await sandbox.make(path, all);
    expect(isDefault).toBe(true);
    const { status, body } = await sandbox.put(`${path}/${ruleId}`, { ...rule, ruleName: "slower" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ruleId, ruleName: "slower", severity: "major" });
    expect(Object.keys(body)).not.toContain("description");
    expect(Object.keys(body)).not.toContain("isDefault");
    expect((await sandbox.get(`${path}/${ruleId}`)).body).toMatchObject({ isDefault: false, notifyOnClear: true });
  });

  it("is refused by an update as by a create", async () => {
    const sandbox = fresh();
    const { ruleId } = await sandbox.make(path, rule);
    const answer = await sandbox.put(`${path}/${ruleId}`, { ruleName: "other" });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      title: `${introduction} Error in field expression : Expression must not be null.`,
      instance: `/v7${path}/${ruleId}`,
    });
    expect(answer.headers.get("content-type")).toBe("application/problem+json;charset=UTF-8");
  });

  it("is gone after a delete, also from the tests that used it", async () => {
    const sandbox = fresh();
    const { ruleId } = await sandbox.make(path, rule);
    const { testId } = await sandbox.make("/tests/http-server", testOf("http-server", { alertRules: [ruleId] }));
    expect((await sandbox.remove(`${path}/${ruleId}`)).status).toBe(204);
    expect(sandbox.state.tests[String(testId)]?.links.alertRules).toStrictEqual([]);
    const answer = await sandbox.get(`${path}/${ruleId}`);
    expect([answer.status, answer.body.title]).toStrictEqual([404, "404 Not Found"]);
  });

  it.each([
    ["http-server", "bgp", "cloud-enterprise"],
    ["http-server", "endpoint", "endpoint"],
    ["http-server", "browser-session", "browser-session"],
    ["bgp", "bgp", "bgp"],
    ["bgp", undefined, "cloud-enterprise"],
  ])("of type %s asked into group %s goes into %s", async (alertType, alertGroupType, group) => {
    const expression = alertType === "bgp" ? "((reachability < 100%))" : rule.expression;
    const made = await fresh().make(path, { ...rule, alertType, expression, alertGroupType });
    expect(made.alertGroupType).toBe(group);
  });

  it("lists by name, among the default ones of its account group", async () => {
    const sandbox = fresh();
    const { body } = await sandbox.get(`${path}?x=1`);
    const names = (body.alertRules as Body[]).map(({ ruleName }) => String(ruleName));
    expect(names).toHaveLength(16);
    expect(names).toStrictEqual([...names].sort((one, other) => one.localeCompare(other, "en")));
    expect(body._links).toStrictEqual({ self: { href: `${origin}/v7${path}?x=1` } });
    expect((await sandbox.get(`${path}?aid=${groups.staging}`)).body.alertRules).toHaveLength(15);
    const slow = (body.alertRules as Body[]).find(({ ruleName }) => ruleName === "Slow website") as Body;
    expect(Object.keys(slow)).not.toContain("notifications");
    expect(slow).toMatchObject({ isDefault: false, notifyOnClear: true });
  });
});

describe("tests and an alert rule", () => {
  it("can be linked from the rule's side, which then tells about them", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make("/tests/http-server", testOf("http-server", { alertRules: [] }));
    const made = await sandbox.make(path, { ...rule, testIds: [testId] });
    expect(made.testIds).toStrictEqual([testId]);
    expect(sandbox.state.tests[String(testId)]?.links.alertRules).toStrictEqual([made.ruleId]);
    const { body } = await sandbox.get(`${path}/${made.ruleId}`);
    expect(body.testIds).toStrictEqual([testId]);
    expect(body.tests).toMatchObject([{ testId, testName: "one", type: "http-server" }]);
  });

  it("are parted by an update of the rule that leaves the tests out", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make("/tests/http-server", minimal["http-server"]);
    const { ruleId } = await sandbox.make(path, { ...rule, testIds: [testId] });
    await sandbox.put(`${path}/${ruleId}`, { ...rule, testIds: [testId] });
    expect(sandbox.state.tests[String(testId)]?.links.alertRules).toContain(ruleId);
    await sandbox.put(`${path}/${ruleId}`, rule);
    expect(sandbox.state.tests[String(testId)]?.links.alertRules).not.toContain(ruleId);
  });

  it("are both there or the link is refused", async () => {
    expect(await titleFor({ testIds: ["7"] })).toBe(`${introduction} Error in field testIds : 7 does not exist.`);
  });
});

describe("a rule that is refused", () => {
  it.each([
    [{ severity: "loud" }],
    [{ alertGroupType: "BGP" }],
    [{ alertType: "nothing" }],
    [{ minimumSources: "1" }],
    [{ notifications: { email: { recipients: "a@example.com" } } }],
  ])("cannot be read: %j", async (settings) => {
    const { status, body } = await fresh().post(path, { ...rule, ...settings });
    expect([status, body.title, body.detail]).toStrictEqual([400, "Bad Request", "Failed to read request"]);
  });

  it("is out of bounds, which is said before anything else", async () => {
    const settings = {
      roundsViolatingRequired: 11,
      roundsViolatingOutOf: 0,
      minimumSourcesPct: 101,
      alertType: undefined,
    };
    expect(await titleFor(settings)).toBe(
      [
        introduction,
        "Error in field roundsViolatingRequired : must be less than or equal to 10.",
        "Error in field minimumSourcesPct : must be less than or equal to 100.",
        "Error in field roundsViolatingOutOf : must be greater than or equal to 1.",
      ].join(" "),
    );
  });

  it("lacks a name or an expression", async () => {
    expect(await titleFor({ expression: undefined, ruleName: undefined })).toBe(
      `${introduction} Error in field expression : Expression must not be null. Error in field ruleName : Rule name must not be null.`,
    );
  });

  it("has a severity that only the schema knows", async () => {
    expect(await titleFor({ severity: "unknown" })).toBe(
      "Invalid Severity UNKNOWN given. Valid values are [INFO, MINOR, MAJOR, CRITICAL].",
    );
  });

  it.each([[{ minimumSources: undefined }], [{ minimumSourcesPct: 10 }]])(
    "counts its sources in no way or in two: %j",
    async (settings) => {
      expect(await titleFor(settings)).toBe(`minimumSourcesPct: ${sources}\nminimumSources: ${sources}`);
    },
  );

  it("has a direction although its type has none", async () => {
    expect(await titleFor({ direction: "to-target" })).toBe(
      "direction: Rule cannot have a direction set for alert type HTTP Server",
    );
    const agents = { ...rule, alertType: "end-to-end-agent", expression: "((loss >= 10%))", direction: "to-target" };
    expect((await fresh().make(path, agents)).direction).toBe("to-target");
  });

  it.each([
    ["page-load", "((responseTime >= 1000 ms))"],
    ["http-server", "((loss >= 10%))"],
    ["http-server", "((responseTime >= 1 ms) && (!pageLoaded))"],
  ])("compares what its type does not measure: %s %s", async (alertType, expression) => {
    expect(await titleFor({ alertType, expression })).toBe(
      "expression: expression and alertType fields are not compatible",
    );
  });

  it("cannot be parsed", async () => {
    expect(await titleFor({ expression: "  nonsense-here " })).toBe(
      `${introduction} Could not parse alert rule expression analyzing sensitivity levels. Couldn't repair and continue parse in Symbol: #27\r\nCurrent Symbol: #27 - nonsense.`,
    );
  });

  it.each([
    ["roundsViolatingOutOf", "Rounds Violating Out Of"],
    ["roundsViolatingRequired", "Rounds Violating Required"],
  ])("lacks %s", async (name, title) => {
    expect(await titleFor({ [name]: undefined })).toBe(
      `${introduction} Error in field ${name} : ${title} is required for alert rules of type Http with roundsViolatingMode ANY. ${invalid}`,
    );
  });

  it("leaves the rounds to the server without saying how sensitive it is", async () => {
    const auto = { roundsViolatingMode: "auto", roundsViolatingOutOf: undefined, roundsViolatingRequired: undefined };
    expect(await titleFor(auto)).toBe(
      `${introduction} Error in field sensitivityLevel : Sensitivity Level is required for alert rules of type Http with roundsViolatingMode AUTO. ${invalid}`,
    );
    const made = await fresh().make(path, { ...rule, ...auto, sensitivityLevel: "high" });
    expect(made).toMatchObject({ roundsViolatingMode: "auto", sensitivityLevel: "high" });
  });

  it.each([undefined, "unknown"])("has no usable type: %s", async (alertType) => {
    expect(await titleFor({ alertType })).toBe(
      `${introduction} Error in field alertType : Alert Type must not be null or invalid. Error in field roundsViolatingMode : Rounds violating mode is not applicable for null. ${invalid}`,
    );
  });

  it("is of the type that the service stumbles over", async () => {
    const answer = await fresh().post(path, { ...rule, alertType: "transactions" });
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ status: 500, title: "500 Internal Server Error" });
  });
});

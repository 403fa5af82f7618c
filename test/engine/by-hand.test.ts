import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/* What people change at ThousandEyes by hand: what stays, what a preview says of the rest, and what up puts back. */

let sandbox: EngineSandbox;
let project: Project;
let path: string;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  project = await sandbox.project();
  project.program(`
    new netassure.ThousandEyesTest("shop", {
      type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
    }, { ignoreChanges: ["interval"] });
  `);
  await project.up();
  path = `/tests/http-server/${(await project.resource("shop"))?.id}`;
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

const live = () => sandbox.byHand("GET", `${path}?expand=alert-rule`);
const byHand = (change: object) => sandbox.byHand("PUT", path, change);

/** The properties that the next up changes, as the preview names them. */
async function planned(): Promise<string[]> {
  const { shop, ...others } = await project.plan();
  expect(others).toEqual({});
  return Object.keys(shop?.detailedDiff ?? {}).sort();
}

describe("an interval that was changed by hand", () => {
  it("stays with ignoreChanges, also after a refresh", async () => {
    await byHand({ interval: 3600 });
    // Pulumi leaves what is to be ignored out of its count.
    expect(await project.refresh()).toEqual({});
    expect((await project.resource("shop"))?.outputs?.interval).toBe(3600);
    expect(await project.up()).toEqual({});
    expect(await live()).toMatchObject({ interval: 3600 });
  });

  it("is named by the preview of its repair without ignoreChanges", async () => {
    project.edit(', { ignoreChanges: ["interval"] }', "");
    const { text } = await project.must(["preview", "--diff"]);
    expect(text).toMatch(/^ *~ interval: 3600 => 300$/m);
  });

  it("is put back, with the alert rules that somebody attached meanwhile", async () => {
    const { alertRules } = (await sandbox.byHand("GET", "/alerts/rules")) as {
      alertRules: { ruleId: string; alertType: string; ruleName: string; isDefault?: boolean }[];
    };
    const [rule] = alertRules.filter(({ alertType, isDefault }) => alertType === "http-server" && !isDefault);
    await byHand({ alertRules: [rule?.ruleId] });
    const { requests, result } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ update: 1 });
    expect(requests).toEqual({
      "GET /account-groups": 1,
      "GET /tests/http-server/{id}": 1,
      "PUT /tests/http-server/{id}": 1,
    });
    expect(await live()).toMatchObject({ interval: 300, alertRules: [{ ruleId: rule?.ruleId }] });
  });
});

describe("a test that was switched off by hand", () => {
  it("is found by a refresh, named by the preview and switched on by up", async () => {
    await byHand({ enabled: false });
    await byHand({ alertsEnabled: false });
    expect(await live()).toMatchObject({ enabled: false, alertsEnabled: false });
    expect(await project.refresh()).toEqual({ update: 1 });
    expect((await project.resource("shop"))?.outputs).toMatchObject({ enabled: false, alertsEnabled: false });
    expect(await planned()).toEqual(["alertsEnabled", "enabled"]);
    expect(await project.up()).toEqual({ update: 1 });
    expect(await live()).toMatchObject({ enabled: true, alertsEnabled: true, interval: 300 });
    expect(await project.preview()).toEqual({});
  });
});

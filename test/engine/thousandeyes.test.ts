import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import type { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

let sandbox: EngineSandbox;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
});

afterAll(() => sandbox.close());

const tests = async () => (await sandbox.byHand("GET", "/tests")).tests as Record<string, unknown>[];
const testNamed = async (name: string) => (await tests()).find(({ testName }) => testName === name) ?? {};

describe("two tests from the first up to the last destroy", () => {
  let project: Project;

  beforeAll(async () => {
    project = (await sandbox.project()).program(`
      const shop = new netassure.ThousandEyesTest("shop", {
        type: "http-server", url: "shop.example.com", interval: 300, agents: [{ agentId: "3" }],
        description: "front door", authType: "basic", username: "probe", password: "hunter2-of-the-shop",
        customHeaders: { all: { "X-Probe-Key": "header-secret-77" } },
      });
      const edge = new netassure.ThousandEyesTest("edge", {
        type: "agent-to-server", server: "shop.example.com", port: 443, interval: 300, agents: [{ agentId: "3" }],
      });
      exports.shopId = shop.id;
      exports.created = shop.createdDate;
      exports.interval = edge.interval;
      exports.password = shop.password;
    `);
  });

  afterAll(() => project.remove());

  it("creates each with one POST, after one look at the account and its agents, and reads nothing back", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ create: 3 });
    expect(requests).toEqual({
      "GET /account-groups": 1,
      "GET /agents": 1,
      "POST /tests/http-server": 1,
      "POST /tests/agent-to-server": 1,
    });
  });

  it("hands out the outputs", async () => {
    expect(await project.output("shopId")).toBe((await testNamed("shop")).testId);
    expect(await project.output("created")).toMatch(/^\d{4}-\d{2}-\d{2}T/);
    expect(await project.output("interval")).toBe(300);
  });

  it("marks secret outputs as secret", async () => {
    const shown = await project.must(["stack", "output", "--json"]);
    expect(JSON.parse(shown.stdout).password).toBe("[secret]");
    expect(await project.output("password")).toBe("hunter2-of-the-shop");
  });

  it("keeps every secret encrypted in the exported state", async () => {
    const { text } = await project.state();
    for (const secret of ["hunter2-of-the-shop", "header-secret-77", sandbox.token]) expect(text).not.toContain(secret);
  });

  it("stores the provider as one fixed line", async () => {
    const { resources } = await project.state();
    const providers = resources.flatMap(({ inputs }) => (inputs?.__provider ? [String(inputs.__provider)] : []));
    expect(providers).toHaveLength(2);
    for (const text of providers) expect(text.length).toBeLessThanOrEqual(150);
  });

  it("asks nothing at all for an unchanged preview and an unchanged up", async () => {
    const preview = await sandbox.requestsOf(() => project.preview());
    expect(preview).toEqual({ result: {}, requests: {} });
    expect(await sandbox.requestsOf(() => project.up())).toEqual({ result: {}, requests: {} });
  });

  it("finds nothing to refresh, with the secrets still encrypted afterwards", async () => {
    expect(await project.refresh()).toEqual({});
    const { text } = await project.state();
    expect(text).not.toContain("hunter2-of-the-shop");
    expect(await project.preview()).toEqual({});
  });

  it("updates with one PUT, after one look at the account and at the alert rules that somebody may have attached", async () => {
    project.edit("port: 443", "port: 8443");
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ update: 1 });
    expect(requests).toEqual({
      "GET /account-groups": 1,
      "GET /tests/agent-to-server/{id}": 1,
      "PUT /tests/agent-to-server/{id}": 1,
    });
    expect((await testNamed("edge")).server).toBe("shop.example.com:8443");
    expect(await project.preview()).toEqual({});
  });

  it("accepts another spelling of the same value without a change", async () => {
    project.edit('url: "shop.example.com"', 'url: "https://shop.example.com"');
    expect(await project.preview()).toEqual({});
  });

  it("restores the vendor's default when a property is removed", async () => {
    project.edit('description: "front door", ', "");
    expect(await project.up()).toEqual({ update: 1 });
    expect((await testNamed("shop")).description ?? "").toBe("");
    expect(await project.preview()).toEqual({});
  });

  it("disables after changing, although the vendor drops changes sent together", async () => {
    project.edit("interval: 300", "interval: 600").edit('authType: "basic"', 'enabled: false, authType: "basic"');
    expect(await project.up()).toEqual({ update: 2 });
    expect(await testNamed("shop")).toMatchObject({ enabled: false, interval: 600 });
    expect(await project.preview()).toEqual({});
    project.edit('enabled: false, authType: "basic"', 'authType: "basic"');
    expect(await project.up()).toEqual({ update: 1 });
    expect((await testNamed("shop")).enabled).toBe(true);
  });

  it("lets refresh find what was changed by hand, and up put it back", async () => {
    const { testId } = await testNamed("edge");
    await sandbox.byHand("PUT", `/tests/agent-to-server/${testId}`, { interval: 3600, numPathTraces: 9 });
    expect(await project.refresh()).toEqual({ update: 1 });
    expect(await project.preview()).toEqual({ update: 1 });
    expect(await project.up()).toEqual({ update: 1 });
    expect(await testNamed("edge")).toMatchObject({ interval: 600, numPathTraces: 9 });
    expect(await project.preview()).toEqual({});
  });

  it("creates again what was deleted by hand", async () => {
    const { testId } = await testNamed("edge");
    await sandbox.byHand("DELETE", `/tests/agent-to-server/${testId}`);
    expect(await project.refresh()).toEqual({ delete: 1 });
    expect(await project.up()).toEqual({ create: 1 });
    expect((await testNamed("edge")).testId).not.toBe(testId);
  });

  it("replaces on a change of the account group", async () => {
    const [, other] = await sandbox.accountGroups();
    const before = (await testNamed("edge")).testId;
    project.edit('type: "agent-to-server",', `type: "agent-to-server", accountGroupId: "${other}",`);
    expect(await project.preview()).toEqual({ replace: 1 });
    expect(await project.up()).toMatchObject({ replace: 1 });
    expect(await testNamed("edge")).toEqual({});
    const moved = (await sandbox.byHand("GET", `/tests?aid=${other}`)).tests as Record<string, unknown>[];
    expect(moved.map(({ testName }) => testName)).toContain("edge");
    expect(moved.map(({ testId }) => testId)).not.toContain(before);
    expect(await project.preview()).toEqual({});
  });

  it("refreshes without running the program", async () => {
    project.write("index.js", 'throw new Error("the program is not run by refresh and destroy");');
    expect(await project.refresh()).toEqual({});
  });

  it("destroys, also what is gone already, and again", async () => {
    const { testId } = await testNamed("shop");
    await sandbox.byHand("DELETE", `/tests/http-server/${testId}`);
    expect(await project.destroy()).toEqual({ delete: 3 });
    expect((await tests()).filter(({ testName }) => testName === "shop" || testName === "edge")).toEqual([]);
    expect(await project.destroy()).toEqual({});
  });
});

describe("adoptId", () => {
  let project: Project;
  let testId: string;

  beforeAll(async () => {
    const body = { testName: "by hand", url: "https://hand.example.com", interval: 300, agents: [{ agentId: "3" }] };
    testId = String((await sandbox.byHand("POST", "/tests/http-server", body)).testId);
    project = (await sandbox.project()).program(`
      new netassure.ThousandEyesTest("adopted", {
        type: "http-server", testName: "by hand", url: "https://hand.example.com", interval: 60,
        agents: [{ agentId: "3" }], adoptId: "${testId}",
      });
    `);
  });

  afterAll(() => project.remove());

  it("says in a preview what would change, and writes nothing", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.must(["preview"]));
    expect(diagnosticsOf(result.text, "adopted")).toEqual([
      `${testId} exists, and up changes interval from 300 to 60.`,
    ]);
    expect(requests).toEqual({ "GET /account-groups": 1, "GET /tests/http-server/{id}": 1 });
    expect((await testNamed("by hand")).interval).toBe(300);
  });

  it("takes over the test and changes it to match", async () => {
    const { requests } = await sandbox.requestsOf(() => project.up());
    expect(requests).toEqual({
      "GET /account-groups": 1,
      "GET /tests/http-server/{id}": 3,
      "PUT /tests/http-server/{id}": 1,
    });
    expect(await testNamed("by hand")).toMatchObject({ testId, interval: 60 });
    expect(await project.preview()).toEqual({});
  });

  it("needs no adoptId any more afterwards", async () => {
    project.edit(`, adoptId: "${testId}"`, "");
    expect(await project.preview()).toEqual({});
    await project.destroy();
    expect(await testNamed("by hand")).toEqual({});
  });

  it("creates nothing when the id is unknown, which the preview says", async () => {
    project.edit("interval: 60", 'adoptId: "999", interval: 60');
    const run = await project.pulumi(["preview"]);
    expect(run.code).not.toBe(0);
    const [login] = await sandbox.accountGroups();
    expect(diagnosticsOf(run.text, "adopted")).toEqual([
      `error: pulumi-nodejs:dynamic/netassure:ThousandEyesTest resource 'adopted' has a problem: adoptId cannot be used: adoptId "999" names no existing object in account group ${login} at ${new URL(sandbox.endpoint).host}. Correct the id, or remove adoptId to create one.`,
    ]);
    expect(await testNamed("by hand")).toEqual({});
  });
});

describe("faults of the network", () => {
  let project: Project;

  beforeAll(async () => {
    project = (await sandbox.project()).program(`
      new netassure.ThousandEyesTest("lost", {
        type: "http-server", url: "https://lost.example.com", interval: 300, agents: [{ agentId: "3" }],
      });
    `);
  });

  afterAll(async () => {
    await sandbox.clearFaults();
    project.remove();
  });

  it("adopts the test whose answer was lost, so that there is one and not two", async () => {
    await sandbox.fault({ method: "POST", path: "/tests/http-server", kind: "reset-after" });
    expect(await project.up()).toEqual({ create: 2 });
    expect((await tests()).filter(({ testName }) => testName === "lost")).toHaveLength(1);
    expect(await project.preview()).toEqual({});
  });

  it("keeps a test in state whatever refresh is answered but a proven 404", async () => {
    for (const fault of [{ kind: "html" }, { kind: "status", status: 401 }, { kind: "status", status: 403 }]) {
      await sandbox.fault({ method: "GET", path: "/tests/http-server", ...fault });
      expect((await project.pulumi(["refresh", "--yes", "--skip-preview"])).code).not.toBe(0);
      await sandbox.clearFaults();
    }
    expect(await project.refresh()).toEqual({});
    expect(await project.preview()).toEqual({});
  });

  it("waits out a rate limit", async () => {
    await sandbox.fault({ method: "PUT", path: "/tests/http-server", kind: "rate-limit" });
    project.edit("interval: 300", "interval: 60");
    expect(await project.up()).toEqual({ update: 1 });
    expect((await testNamed("lost")).interval).toBe(60);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { Outside } from "./support/outside";
import { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/*
 * Faults of the network as Pulumi's engine lives through them, with one resource of every vendor. Whatever happened,
 * one more run converges, and the vendors hold one object for each resource: no duplicate, no orphan.
 */

let sandbox: EngineSandbox;
let outside: Outside;
let project: Project;
let before: Record<string, string[]>;

const PATHS = { thousandEyes: "/tests/http-server", pca: "/agents/configuration", pingPlotter: "/agents" };
const NAMES = ["shop", "edge", "laptop"];

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  outside = new Outside(sandbox);
  project = await new Project(sandbox.environment()).init();
  project.program(`
    new netassure.ThousandEyesTest("shop", {
      type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
    });
    new netassure.PcaAgentConfig("edge", { dataGateway: { server: "collector.example.com" } });
    new netassure.PingPlotterAgent("laptop", { name: "laptop" });
  `);
  before = await sandbox.objects();
});

afterEach(() => sandbox.clearFaults());

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

/** Arms the same fault at every vendor. */
async function everywhere(method: string, fault: object): Promise<void> {
  for (const [vendor, path] of Object.entries(PATHS)) await sandbox.fault({ vendor, method, path, ...fault });
}

/** How many objects the vendors hold that were not there at first, by kind. */
async function made(): Promise<Record<string, number>> {
  const counts = Object.entries(await sandbox.objects()).map(([kind, ids]) => {
    return [kind, ids.filter((id) => !before[kind]?.includes(id)).length] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

const ONE_OF_EACH = { "thousandEyes.tests": 1, "pca.configurations": 1, "pingPlotter.agents": 1 };

/** Runs a command that has to fail for every resource, in one line each. */
async function failsEverywhere(command: string): Promise<void> {
  const { code, text } = await project.pulumi([command, "--yes", "--skip-preview", "--continue-on-error"]);
  expect(code).not.toBe(0);
  expect((await sandbox.hits()).filter((hits) => hits > 0)).toHaveLength(NAMES.length);
  for (const name of NAMES) {
    expect(diagnosticsOf(text, name)).toEqual([expect.stringMatching(/^error: \S.* failed to carry out /)]);
  }
}

describe.each([
  ["a connection that breaks after the write", { kind: "reset-after" }],
  ["an error 500 although the write took effect", { kind: "status", status: 500, after: true }],
  ["an answer that is cut off", { kind: "truncate" }],
])("%s", (_, fault) => {
  it("ends a create with one object of each, and nothing left to do", async () => {
    await everywhere("POST", fault);
    expect(await project.up()).toEqual({ create: 4 });
    expect(await sandbox.hits()).toEqual([1, 1, 1]);
    expect(await made()).toEqual(ONE_OF_EACH);
    expect(await project.preview()).toEqual({});
  });

  it("ends a destroy with nothing", async () => {
    await everywhere("DELETE", fault);
    expect(await project.destroy()).toEqual({ delete: 4 });
    expect(await sandbox.hits()).toEqual([1, 1, 1]);
    expect(await made()).toEqual({});
  });
});

describe("vendors that fail for longer than anybody waits", () => {
  it("make nothing in a create, and the next up makes one of each", async () => {
    await everywhere("POST", { kind: "status", status: 503, times: 0 });
    await failsEverywhere("up");
    expect(await made()).toEqual({});
    await sandbox.clearFaults();
    expect(await project.up()).toEqual({ create: 3 });
    expect(await made()).toEqual(ONE_OF_EACH);
  });

  it("keep what they have in an update, and the next up changes it", async () => {
    project.edit("interval: 300", "interval: 600").edit('name: "laptop"', 'name: "notebook"');
    project.edit("{ dataGateway:", '{ metadata: { SITE: "Berlin" }, dataGateway:');
    await everywhere("PUT", { kind: "status", status: 503, times: 0 });
    await failsEverywhere("up");
    await sandbox.clearFaults();
    expect(await project.up()).toEqual({ update: 3 });
    expect(await made()).toEqual(ONE_OF_EACH);
    expect((await outside.pcaConfigurations())[0]?.attributes.metadata).toEqual({ SITE: "Berlin" });
    expect((await outside.pingPlotterAgents()).filter(({ deleted }) => !deleted).map(({ name }) => name)).toEqual([
      "notebook",
    ]);
    const tests = (await sandbox.byHand("GET", "/tests")).tests as Record<string, unknown>[];
    expect(tests.find(({ testName }) => testName === "shop")?.interval).toBe(600);
    expect(await project.preview()).toEqual({});
  });

  it("keep what they have in a destroy, and the next one deletes it", async () => {
    await everywhere("DELETE", { kind: "status", status: 500, times: 0 });
    await failsEverywhere("destroy");
    expect(await made()).toEqual(ONE_OF_EACH);
    await sandbox.clearFaults();
    expect(await project.destroy()).toEqual({ delete: 4 });
    expect(await made()).toEqual({});
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { Outside, type PingPlotterRecord } from "./support/outside";
import { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

let sandbox: EngineSandbox;
let outside: Outside;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  outside = new Outside(sandbox);
});

afterAll(() => sandbox.close());

/** The agents of a name that are not deleted. */
async function live(name: string): Promise<PingPlotterRecord[]> {
  const agents = await outside.pingPlotterAgents();
  return agents.filter((agent) => agent.name === name && agent.deleted === undefined);
}

async function idOf(name: string): Promise<string> {
  const [agent, ...others] = await live(name);
  expect(others).toEqual([]);
  return agent?.id ?? "";
}

const record = async (id: string) => (await outside.pingPlotterAgents()).find((agent) => agent.id === id);

/** The words for the traces of an agent: all "Active", all "Paused", or both. */
async function tracing(id: string): Promise<unknown[]> {
  const sessions = await outside.pingPlotter("GET", `/sessions?agentUniqueId=${encodeURIComponent(id)}`);
  return [...new Set((sessions as unknown as { Status: string }[]).map(({ Status }) => Status))];
}

describe("two agents from the first up to the last destroy", () => {
  let project: Project;
  let desk: string;
  let spare: string;

  beforeAll(async () => {
    project = await new Project(sandbox.environment()).init();
    project.program(`
      const desk = new netassure.PingPlotterAgent("desk", {
        targets: [{ address: "192.0.2.1", alias: "Router" }, { address: "shop.example.com" }],
      });
      const spare = new netassure.PingPlotterAgent("spare", { targets: [{ address: "192.0.2.7" }] });
      exports.downloadUrl = desk.downloadUrl;
      exports.configured = desk.configured;
    `);
  });

  afterAll(() => project.remove());

  it("creates each with one POST, after one list of names, and asks nothing for an unchanged preview", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ create: 3 });
    expect(requests).toEqual({ "GET /agents": 1, "POST /agents": 2 });
    expect(await sandbox.requestsOf(() => project.preview())).toEqual({ result: {}, requests: {} });
    [desk, spare] = [await idOf("desk"), await idOf("spare")];
    expect((await record(desk))?.targets.map(({ Target }) => Target)).toEqual(["192.0.2.1 Router", "shop.example.com"]);
  });

  it("hands out the installer's link as a secret that the state does not show", async () => {
    const hidden = JSON.parse((await project.must(["stack", "output", "--json"])).stdout);
    expect(hidden).toEqual({ downloadUrl: "[secret]", configured: false });
    const downloadUrl = String(await project.output("downloadUrl"));
    expect(downloadUrl).toMatch(/^http:.*\/installers\/[\w-]{20,}$/);
    expect((await project.state()).text).not.toContain(downloadUrl.split("/").pop());
  });

  it("renames in place, and looks whether that took effect", async () => {
    project.edit('"desk", {', '"desk", { name: "front desk",');
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ update: 1 });
    expect(requests).toEqual({ "PUT /agents/{id}": 1, "GET /agents/{id}": 1 });
    expect(await idOf("front desk")).toBe(desk);
  });

  it("shows in a refresh that an agent was installed, and has nothing to change then", async () => {
    await outside.happens(`/pingPlotter/agents/${encodeURIComponent(desk)}/connect`);
    await project.refresh();
    expect(await sandbox.requestsOf(() => project.preview())).toEqual({ result: {}, requests: {} });
  });

  it("pauses in place what an installed agent traces, and looks whether it did", async () => {
    project.edit('name: "front desk"', 'name: "front desk", paused: true');
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ update: 1 });
    expect(requests).toEqual({ "GET /sessions": 2, "PUT /agents/{id}/sessions": 1 });
    expect(await tracing(desk)).toEqual(["Paused"]);
    expect(await project.output("configured")).toBe(true);
  });

  it("finds what was resumed by hand, and pauses it again", async () => {
    await outside.pingPlotter("PUT", `/agents/${encodeURIComponent(desk)}/sessions?action=1`);
    expect(await project.refresh()).toEqual({ update: 1 });
    expect(await project.up()).toEqual({ update: 1 });
    expect(await tracing(desk)).toEqual(["Paused"]);
    project.edit(", paused: true", ", paused: false");
    expect(await project.up()).toEqual({ update: 1 });
    expect(await tracing(desk)).toEqual(["Active"]);
    expect(await project.preview()).toEqual({});
  });

  it("replaces an agent that is installed nowhere when its targets change", async () => {
    project.edit("192.0.2.7", "192.0.2.8");
    expect(await project.up()).toMatchObject({ replace: 1 });
    const before = spare;
    spare = await idOf("spare");
    expect(spare).not.toBe(before);
    expect(await record(before)).toHaveProperty("deleted");
    expect((await record(spare))?.targets.map(({ Target }) => Target)).toEqual(["192.0.2.8"]);
  });

  /** One line for the agent that says what to do, and nothing written. */
  async function expectRefusedPreview(name: string): Promise<void> {
    const { result: run, requests } = await sandbox.requestsOf(() => project.pulumi(["preview"]));
    expect(run.code).not.toBe(0);
    const [line, ...others] = diagnosticsOf(run.text, name);
    expect(line).toMatch(/is installed on device "DESKTOP-\w+" and would be replaced because of a change to targets/);
    expect(line).toContain("To allow that, set replaceInstalled: true and install the new agent afterwards.");
    expect(others).toEqual([]);
    expect(run.text).not.toMatch(/^\s+at /m);
    expect(Object.keys(requests).filter((request) => !request.startsWith("GET "))).toEqual([]);
  }

  it("refuses in the preview to replace an agent that is installed", async () => {
    project.edit("shop.example.com", "shop.example.org");
    await expectRefusedPreview("desk");
    project.edit("shop.example.org", "shop.example.com");
  });

  it("refuses it as well when the agent was installed after the last refresh", async () => {
    await outside.happens(`/pingPlotter/agents/${encodeURIComponent(spare)}/connect`);
    project.edit("192.0.2.8", "192.0.2.9");
    await expectRefusedPreview("spare");
  });

  it("replaces installed agents when the program allows it", async () => {
    project.edit('"spare", {', '"spare", { replaceInstalled: true,');
    expect(await project.preview()).toEqual({ replace: 1 });
    expect(await project.up()).toMatchObject({ replace: 1 });
    const before = spare;
    spare = await idOf("spare");
    expect(spare).not.toBe(before);
    expect(await record(before)).toHaveProperty("deleted");
    expect(await idOf("front desk")).toBe(desk);
  });

  it("takes an agent that was deleted by hand for gone, although its record stays, and makes another one", async () => {
    await outside.pingPlotter("DELETE", "/agents", { UniqueId: spare });
    expect(await project.refresh()).toEqual({ delete: 1 });
    expect(await project.up()).toEqual({ create: 1 });
    expect(await idOf("spare")).not.toBe(spare);
    expect(await project.preview()).toEqual({});
  });

  it("does not delete an agent that it shall uninstall while its device is offline, and says so in one line", async () => {
    project.edit("paused: false", "paused: false, uninstallOnDelete: true");
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ update: 1 });
    expect(requests).toEqual({});
    await outside.happens(`/pingPlotter/agents/${encodeURIComponent(desk)}/disconnect`);
    const run = await project.pulumi(["destroy", "--yes", "--skip-preview"]);
    expect(run.code).not.toBe(0);
    expect(diagnosticsOf(run.text, "desk")).toEqual([
      expect.stringMatching(
        /agent "front desk" .* is offline, so it cannot be uninstalled.*set uninstallOnDelete: false/,
      ),
    ]);
    expect(await record(desk)).not.toHaveProperty("deleted");
  });

  it("uninstalls and deletes it once the device is online", async () => {
    await outside.happens(`/pingPlotter/agents/${encodeURIComponent(desk)}/connect`);
    expect(await project.destroy()).toEqual({ delete: 2 });
    expect(await record(desk)).toHaveProperty("deleted");
    expect(await record(desk)).not.toHaveProperty("device");
    expect([...(await live("front desk")), ...(await live("spare"))]).toEqual([]);
  });
});

describe("adoptId", () => {
  let project: Project;
  let id: string;

  beforeAll(async () => {
    const body = { Name: "made by hand", IsTemplate: false, Targets: [{ Target: "192.0.2.1" }] };
    id = String((await outside.pingPlotter("POST", "/agents", body)).UniqueId);
    project = await new Project(sandbox.environment()).init();
    project.program(`new netassure.PingPlotterAgent("lobby", { adoptId: "${id}" });`);
  });

  afterAll(() => project.remove());

  it("takes over the agent and renames it to match", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ create: 2 });
    expect(requests).toEqual({ "GET /agents/{id}": 3, "PUT /agents/{id}": 1 });
    expect(await idOf("lobby")).toBe(id);
    expect(await project.preview()).toEqual({});
  });

  it("needs no adoptId any more afterwards, and keeps the link a secret", async () => {
    project.edit(`adoptId: "${id}"`, "");
    expect(await project.preview()).toEqual({});
    expect((await project.state()).text).not.toContain("/installers/");
    await project.destroy();
    expect(await record(id)).toHaveProperty("deleted");
  });
});

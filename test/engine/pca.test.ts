import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { Outside } from "./support/outside";
import { Project, type StateResource } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

let sandbox: EngineSandbox;
let outside: Outside;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  outside = new Outside(sandbox);
});

afterAll(() => sandbox.close());

const LOGIN = "POST /api/v1/auth/login";
const AGENTS = "/api/orchestrate/v3/agents";

async function resources(project: Project, type: string): Promise<StateResource[]> {
  return (await project.state()).resources.filter(({ urn }) => urn.includes(`netassure:${type}::`));
}

/** The ids of all resources of a type, by what is in front of it in their URNs: `site:index:Shop`, or nothing. */
async function idsByParent(project: Project, type: string): Promise<Record<string, string>> {
  const found = await resources(project, type);
  return Object.fromEntries(
    found.map(({ urn, id }) => [/::([^:$]*:[^:$]*:[^:$]*)\$/.exec(urn)?.[1] ?? "", String(id)]),
  );
}

async function outputsOf(project: Project, type: string, name: string): Promise<Record<string, unknown>> {
  const found = await resources(project, type);
  return found.find(({ urn }) => urn.endsWith(`::${name}`) && !urn.includes("$"))?.outputs ?? {};
}

describe("an agent with its token and two sessions, and two sites with an agent each", () => {
  let project: Project;
  let agents: Record<string, string>;
  let token: string;

  beforeAll(async () => {
    project = await new Project(sandbox.environment()).init();
    project.program(`
      class Site extends pulumi.ComponentResource {
        constructor(type, name) {
          super("site:index:" + type, name);
          new netassure.PcaAgentConfig("edge", { dataGateway: { server: "192.0.2.1" } }, { parent: this });
        }
      }
      new Site("Shop", "berlin");
      new Site("Depot", "berlin");
      const edge = new netassure.PcaAgentConfig("edge", {
        dataGateway: { server: "collector.example.com", port: 55888 },
        reporting: { syncResults: true },
        metadata: { SITE: "Berlin" },
      });
      const secret = new netassure.PcaAgentSecret("edge", { agentId: edge.id, triggers: { rotated: "never" } });
      const madrid = new netassure.PcaSession("to-madrid", {
        sessionType: "twamp-stateless", agentId: edge.id, enable: true, period: "continuous",
        twamp: { reflectorAddr: "192.0.2.20", senderDscp: 46 },
      });
      new netassure.PcaSession("speed", {
        sessionType: "tcp-throughput", agentId: edge.id, enable: true, period: "once",
        throughput: { testServerAddress: "192.0.2.9" },
      });
      exports.agentId = edge.agentId;
      exports.sessionId = madrid.sessionId;
      exports.token = secret.token;
      exports.file = secret.file;
    `);
  });

  afterAll(() => project.remove());

  const configuration = async () => (await outside.pcaConfigurations()).find(({ id }) => id === agents[""])?.attributes;
  const session = async (name: string) =>
    (await outside.pcaSessions()).find(
      ({ attributes }) => (attributes.session as { sessionName: string }).sessionName === name,
    );

  it("creates each object with one POST, after one login and one look at the sessions that there are", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ create: 9 });
    expect(requests).toEqual({
      [LOGIN]: 1,
      [`POST ${AGENTS}/configuration`]: 3,
      [`POST ${AGENTS}/{id}/secrets`]: 1,
      [`GET ${AGENTS}/sessions`]: 1,
      [`POST ${AGENTS}/session`]: 2,
    });
  });

  it("asks nothing at all for an unchanged preview", async () => {
    expect(await sandbox.requestsOf(() => project.preview())).toEqual({ result: {}, requests: {} });
  });

  it("gives agents of one name below components of different types different ids", async () => {
    agents = await idsByParent(project, "PcaAgentConfig");
    expect(Object.keys(agents).sort()).toEqual(["", "site:index:Depot", "site:index:Shop"]);
    expect((await outside.pcaConfigurations()).map(({ id }) => id).sort()).toEqual(Object.values(agents).sort());
    expect(new Set(Object.values(agents)).size).toBe(3);
  });

  it("hands out ids, and token and file as secrets that the state does not show", async () => {
    const hidden = JSON.parse((await project.must(["stack", "output", "--json"])).stdout);
    const shown = JSON.parse((await project.must(["stack", "output", "--json", "--show-secrets"])).stdout);
    token = shown.token;
    expect(hidden).toEqual({ ...shown, token: "[secret]", file: "[secret]" });
    expect(shown).toMatchObject({ agentId: agents[""], sessionId: (await session("to-madrid"))?.id });
    expect(token).toMatch(/^eyJ/);
    expect(shown.file).toContain(`authenticationToken: ${token}`);
    expect((await project.state()).text).not.toContain(token);
  });

  it("shows in a refresh what the agent reports, and has nothing to change then", async () => {
    await outside.happens(`/pca/agents/${agents[""]}/connect`);
    const { requests } = await sandbox.requestsOf(() => project.refresh());
    expect(requests).toEqual({
      [LOGIN]: 1,
      [`GET ${AGENTS}/configuration`]: 1,
      [`GET ${AGENTS}/configuration/{id}`]: 3,
      [`GET ${AGENTS}/{id}`]: 3,
      [`GET ${AGENTS}/session/{id}`]: 2,
      [`GET ${AGENTS}/sessionstatus/{id}`]: 2,
    });
    expect(await outputsOf(project, "PcaAgentConfig", "edge")).toMatchObject({
      status: "connected",
      agentType: "actuate",
    });
    expect(await outputsOf(project, "PcaSession", "to-madrid")).toMatchObject({ status: "running" });
    expect(await outputsOf(project, "PcaSession", "speed")).toMatchObject({ status: "waiting" });
    expect(await project.preview()).toEqual({});
  });

  it("finds metadata that was changed by hand, and none that somebody else added", async () => {
    const attributes = { ...(await configuration()), metadata: { SITE: "Bonn", OWNER: "noc" } };
    await outside.pca("PUT", `/agents/configuration/${agents[""]}`, {
      type: "agentConfigs",
      id: agents[""],
      attributes,
    });
    expect(await project.refresh()).toEqual({ update: 1 });
    expect((await outputsOf(project, "PcaAgentConfig", "edge")).metadata).toEqual({ SITE: "Bonn" });
    expect(await project.preview()).toEqual({ update: 1 });
  });

  it("changes objects in place, takes options back, mints a token and starts a session, each when asked", async () => {
    const before = (await session("to-madrid"))?.id;
    project
      .edit(", senderDscp: 46", "")
      .edit("reporting: { syncResults: true },", "")
      .edit('period: "continuous"', 'period: "continuous", metadata: { LINK: "mpls" }')
      .edit('rotated: "never"', 'rotated: "2026-08"')
      .edit('period: "once"', 'period: "once", startTriggers: { run: "1" }');
    expect(await sandbox.requestsOf(() => project.preview())).toEqual({ result: { update: 4 }, requests: {} });
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ update: 4 });
    expect(requests).toEqual({
      [LOGIN]: 1,
      [`GET ${AGENTS}/configuration/{id}`]: 1,
      [`PUT ${AGENTS}/configuration/{id}`]: 1,
      [`POST ${AGENTS}/{id}/secrets`]: 1,
      [`GET ${AGENTS}/session/{id}`]: 1,
      [`PUT ${AGENTS}/session`]: 1,
      [`POST ${AGENTS}/{id}/command`]: 1,
    });
    expect(await configuration()).not.toHaveProperty("reporting");
    expect((await configuration())?.metadata).toEqual({ SITE: "Berlin", OWNER: "noc" });
    const madrid = await session("to-madrid");
    expect(madrid?.id).toBe(before);
    expect(madrid?.attributes.session).toMatchObject({
      twamp: { reflectorAddr: "192.0.2.20", senderDscp: 0 },
      metadata: { LINK: "mpls" },
    });
  });

  it("shows the new token, and neither mints nor starts anything again", async () => {
    const minted = await project.output("token");
    expect(minted).not.toBe(token);
    token = String(minted);
    expect(await sandbox.requestsOf(() => project.preview())).toEqual({ result: {}, requests: {} });
    const { requests } = await sandbox.requestsOf(() => project.refresh());
    expect(Object.keys(requests).filter((request) => !request.startsWith("GET "))).toEqual([LOGIN]);
    expect(await outputsOf(project, "PcaSession", "speed")).toMatchObject({ status: "running" });
    expect(await project.output("token")).toBe(token);
    expect((await project.state()).text).not.toContain(token);
  });

  it("replaces a session whose type changes: another id, and the old one is gone", async () => {
    const before = (await session("to-madrid"))?.id;
    project.edit('"twamp-stateless"', '"echo-udp"').edit("twamp: {", "echo: {");
    expect(await project.up()).toMatchObject({ replace: 1 });
    const after = await session("to-madrid");
    expect(after?.id).not.toBe(before);
    expect(after?.attributes.session).toMatchObject({ sessionType: "echo-udp", echo: { reflectorAddr: "192.0.2.20" } });
    expect((await outside.pcaSessions()).map(({ id }) => id)).not.toContain(before);
    expect(await project.preview()).toEqual({});
  });

  it("does not leave a session made by hand without its agent: destroy names it in one line", async () => {
    const attributes = {
      agentId: agents[""],
      session: {
        sessionName: "by hand",
        sessionType: "echo-icmp",
        enable: true,
        period: "continuous",
        echo: { reflectorAddr: "192.0.2.3" },
      },
    };
    const { id } = await outside.pca("POST", "/agents/session", { type: "agentSessions", attributes });
    const run = await project.pulumi(["destroy", "--yes", "--skip-preview"]);
    expect(run.code).not.toBe(0);
    const [line, ...others] = diagnosticsOf(run.text, "edge");
    expect(line).toContain(`Agent ${agents[""]} still has a session (${id}), which Cisco PCA would leave behind`);
    expect(line).toContain("set deleteSessions: true on the configuration and run pulumi up");
    expect(others).toEqual([]);
    expect((await outside.pcaConfigurations()).map((found) => found.id)).toEqual([agents[""]]);
    expect((await outside.pcaSessions()).map((found) => found.id)).toEqual([id]);
  });

  it("gives what was destroyed the same ids when it comes up again", async () => {
    project
      .edit('metadata: { SITE: "Berlin" }', 'metadata: { SITE: "Berlin" }, deleteSessions: true')
      .edit(', startTriggers: { run: "1" }', "");
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ create: 7, update: 1 });
    expect(requests).not.toHaveProperty([`PUT ${AGENTS}/configuration/{id}`]);
    expect(await idsByParent(project, "PcaAgentConfig")).toEqual(agents);
  });

  it("destroys everything then, the session made by hand too", async () => {
    expect(Object.keys(await project.destroy())).toEqual(["delete"]);
    expect(await outside.pcaConfigurations()).toEqual([]);
    expect(await outside.pcaSessions()).toEqual([]);
  });
});

describe("an agent whose answer is lost, and a login that ends meanwhile", () => {
  let project: Project;
  let first: Record<string, string>;

  beforeAll(async () => {
    project = await new Project(sandbox.environment()).init();
    project.program(`
      const hub = new netassure.PcaAgentConfig("hub", { dataGateway: { server: "collector.example.com" } });
      const expired = async (id) => {
        if (!pulumi.runtime.isDryRun()) await fetch("${sandbox.sandbox.url}/_sandbox/pca/expire-logins", { method: "POST" });
        return id;
      };
      new netassure.PcaSession("echo", {
        sessionType: "echo-icmp", agentId: hub.id.apply(expired), enable: true, period: "continuous",
        echo: { reflectorAddr: "192.0.2.1" },
      });
    `);
  });

  afterAll(() => project.remove());

  it("adopts the agent and logs in again: one of each", async () => {
    await sandbox.fault({ vendor: "pca", method: "POST", path: "/agents/configuration", kind: "reset-after" });
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ create: 3 });
    expect(requests).toEqual({
      [LOGIN]: 2,
      [`POST ${AGENTS}/configuration`]: 1,
      [`GET ${AGENTS}/configuration/{id}`]: 1,
      [`GET ${AGENTS}/sessions`]: 2,
      [`POST ${AGENTS}/session`]: 1,
    });
    first = await idsByParent(project, "PcaAgentConfig");
    expect((await outside.pcaConfigurations()).map(({ id }) => id)).toEqual(Object.values(first));
    expect(await outside.pcaSessions()).toHaveLength(1);
    expect(await project.preview()).toEqual({});
  });

  it("takes the agent over only when asked, after a crash that lost the whole state", async () => {
    const rerun = new Project(sandbox.environment()).program(
      'new netassure.PcaAgentConfig("hub", { dataGateway: { server: "collector.example.com" } });',
    );
    await rerun.init();
    const before = await outside.pcaConfigurations();
    const run = await rerun.pulumi(["up", "--yes", "--skip-preview"]);
    const [id = ""] = Object.values(first);
    expect(diagnosticsOf(run.text, "hub")).toEqual([
      `error: The agent configuration ${id} exists already and was not made by this run. Its agentId follows from the names of organization, project, stack and resource, so a stack of the same names in another backend made it, or a run of this one whose state is lost. If nobody else manages it, set adoptId: "${id}" to take it over; otherwise give this resource another agentId.`,
    ]);
    expect(await outside.pcaConfigurations()).toEqual(before);
    rerun.edit("{ dataGateway:", `{ adoptId: "${id}", dataGateway:`);
    expect(await rerun.up()).toEqual({ create: 1 });
    expect(await idsByParent(rerun, "PcaAgentConfig")).toEqual(first);
    expect(await outside.pcaConfigurations()).toEqual(before);
    rerun.remove();
  });

  it("makes other objects in another stack", async () => {
    await project.must(["stack", "init", "other"]);
    expect(await project.up()).toEqual({ create: 3 });
    const other = await idsByParent(project, "PcaAgentConfig");
    expect(Object.values(other)).not.toEqual(Object.values(first));
    expect(await outside.pcaConfigurations()).toHaveLength(2);
    expect(await outside.pcaSessions()).toHaveLength(2);
  });
});

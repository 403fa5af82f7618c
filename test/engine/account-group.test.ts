import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

let sandbox: EngineSandbox;
let project: Project;
let login: string;
let staging: string;
let ids: string[];

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  [login = "", staging = ""] = await sandbox.accountGroups();
  project = await new Project(sandbox.environment()).init();
  project.program(`
    const common = { type: "http-server", url: "https://shop.example.com", interval: 300 };
    new netassure.ThousandEyesTest("front", { ...common, agents: [{ agentId: "3" }] });
    new netassure.ThousandEyesTest("madrid", { ...common, agents: [{ agentName: "edge-madrid-1" }] });
  `);
  await project.up();
  ids = [await idOf("front"), await idOf("madrid")];
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

const testsIn = async (aid: string) =>
  (await sandbox.byHand("GET", `/tests?aid=${aid}`)).tests as { testId: string; testName: string }[];

async function agentIdOf(name: string): Promise<string | undefined> {
  const { agents } = (await sandbox.byHand("GET", "/agents")) as { agents: { agentId: string; agentName: string }[] };
  return agents.find(({ agentName }) => agentName === name)?.agentId;
}

/** The id of the only test of a name in a group. */
async function idOf(name: string, aid = login): Promise<string> {
  const named = (await testsIn(aid)).filter(({ testName }) => testName === name);
  expect(named).toHaveLength(1);
  return named[0]?.testId ?? "";
}

/** What a preview says of the stack as a whole; it must leave every test as it is. */
async function warningsOfUnchangedPreview(): Promise<string[]> {
  const { text } = await project.must(["preview"]);
  expect(text).toMatch(/^Resources:\n {4}\d unchanged$/m);
  return diagnosticsOf(text, "engine-test-test");
}

describe("TE_AID", () => {
  it("changes nothing when it names the group that the tests are in already", async () => {
    project.env.TE_AID = login;
    expect(await warningsOfUnchangedPreview()).toEqual([]);
  });

  it("moves no test to another group that it names, and warns once", async () => {
    project.env.TE_AID = staging;
    expect(await warningsOfUnchangedPreview()).toEqual([
      `warning: netassure:thousandEyesAccountGroupId (TE_AID) is ${staging}, but existing tests of this stack live in account group ${login} and stay there: it is the default of new tests only. To move a test, set accountGroupId: "${staging}" on it; a moved test is a new one, without what the old one measured.`,
    ]);
  });

  it("is where new tests go", async () => {
    project.append('new netassure.ThousandEyesTest("new", { ...common, agents: [{ agentId: "3" }] });');
    expect(await project.up()).toEqual({ create: 1 });
    expect([await idOf("front"), await idOf("madrid")]).toEqual(ids);
    await idOf("new", staging);
    expect((await project.resource("new"))?.outputs?.account).toMatchObject({ aid: staging });
  });

  it("moves no test when it is unset again", async () => {
    delete project.env.TE_AID;
    expect(await warningsOfUnchangedPreview()).toEqual([]);
  });
});

describe("a test that is moved to another group", () => {
  const move = () => project.pulumi(["up", "--yes", "--skip-preview"]);

  it("stays where it is when the new group does not have its agent, which the preview would say", async () => {
    project.edit('"madrid", { ...common', `"madrid", { ...common, accountGroupId: "${staging}"`);
    const agentId = await agentIdOf("edge-madrid-1");
    project.edit('agentName: "edge-madrid-1"', `agentId: "${agentId}"`);
    const { code, text } = await move();
    expect(code).not.toBe(0);
    expect(diagnosticsOf(text, "madrid")).toEqual([
      `error: agents[0].agentId must be the id of an agent that account group ${staging} can use; ${agentId} is none`,
    ]);
    expect([await idOf("front"), await idOf("madrid")]).toEqual(ids);
  });

  it("stays where it is when ThousandEyes refuses the new one", async () => {
    project.edit(`agentId: "${await agentIdOf("edge-madrid-1")}"`, 'agentId: "3"');
    await sandbox.fault({ method: "POST", path: "/tests/http-server", kind: "status", status: 403 });
    const { code, text } = await move();
    expect(code).not.toBe(0);
    expect(await sandbox.hits()).toEqual([1]);
    expect(diagnosticsOf(text, "madrid")).toEqual([
      "error: ThousandEyes does not permit POST /tests/http-server with these credentials: 403 Forbidden (403). Check that the role of the token's user may edit tests, and that the user is in the account group.",
    ]);
    expect([await idOf("front"), await idOf("madrid")]).toEqual(ids);
  });

  it("is made there before the old one is deleted", async () => {
    expect(await project.up()).toEqual({ replace: 1 });
    await idOf("madrid", staging);
    expect((await testsIn(login)).map(({ testName }) => testName)).not.toContain("madrid");
    expect(await project.preview()).toEqual({});
  });
});

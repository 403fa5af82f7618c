import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { type MadeByHand, oneOfEverything } from "./support/by-hand";
import { diagnosticsOf } from "./support/diagnostics";
import { nativeProject, writeNative } from "./support/native-project";
import type { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/* Objects that exist already, one of every variant, and the program that Pulumi writes for them. */

const SHOP = { testName: "Shop", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }] };
const FLAGS = ["--out", "program.yaml", "--protect=false", "--yes"];

let sandbox: EngineSandbox;
let project: Project;
let objects: MadeByHand[];
/** The resources of the program that Pulumi writes, which comes in parts. */
const program: Record<string, { properties: object }> = {};
/** The account group that the token logs in to, and another one, with a test in each. */
let login: { aid: string; testId: string };
let staging: { aid: string; testId: string };

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  objects = await oneOfEverything(sandbox);
  const aids = await sandbox.accountGroups();
  [login = never(), staging = never()] = await Promise.all(
    aids.map(async (aid) => {
      const { testId } = await sandbox.byHand("POST", `/tests/http-server?aid=${aid}`, SHOP);
      return { aid, testId: String(testId) };
    }),
  );
  project = await nativeProject("yaml", sandbox.environment());
  writeNative(project, "yaml", "");
  await project.init();
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

function never(): never {
  throw new Error("The sandbox has two account groups.");
}

function writeFile(resources: { type: string; name: string; id: string }[]): void {
  project.write(
    "objects.json",
    JSON.stringify({ resources: resources.map(({ type, name, id }) => ({ type, name, id })) }),
  );
}

function addWritten(): void {
  Object.assign(program, parse(readFileSync(join(project.folder, "program.yaml"), "utf8")).resources);
}

const idOf = (name: string) => objects.find((one) => one.name === name)?.id ?? "";

describe("pulumi import", () => {
  it("is refused in one line for what is not there, and takes nothing", async () => {
    const HTTP = "netassure:thousandeyes:HttpServerTest";
    const host = new URL(sandbox.endpoint).host;
    writeFile([
      { type: "netassure:thousandeyes:PageLoadTest", name: "other-type", id: login.testId },
      { type: HTTP, name: "unknown", id: "999" },
      { type: HTTP, name: "other-account", id: staging.testId },
      { type: HTTP, name: "no-account", id: `77/${login.testId}` },
      { type: "netassure:pca:Session", name: "no-session", id: idOf("PcaAgentConfig") },
      { type: "netassure:pca:AgentSecret", name: "secret", id: idOf("PcaAgentConfig") },
      { type: "netassure:pingplotter:Agent", name: "nobody", id: "a1:nobody" },
    ]);
    const { code, text } = await project.pulumi(["import", "--file", "objects.json", ...FLAGS]);
    expect(code).not.toBe(0);
    const lines = {
      "other-type": `${login.testId} is of type "http-server", not a netassure:thousandeyes:PageLoadTest. Import it as ${HTTP}.`,
      unknown: `"999" names no existing object in account group ${login.aid} at ${host}. Correct the id; a test of another account group is aid/testId.`,
      "other-account": `"${staging.testId}" names no existing object in account group ${login.aid} at ${host}. Correct the id; a test of another account group is aid/testId.`,
      "no-account":
        "ThousandEyes does not permit GET /tests with these credentials: No access to account group 77 (403). Check that the role of the token's user may edit tests, and that the user is in the account group.",
      "no-session": `"${idOf("PcaAgentConfig")}" names no existing object in tenant sandbox at ${host}. Correct the id.`,
      secret:
        "An agent secret cannot be imported, because the vendor shows a token only once. Declare it without an import: creating it mints a new token.",
      nobody: `"a1:nobody" names no existing object in ${host}. Correct the id.`,
    };
    for (const [name, line] of Object.entries(lines)) {
      expect(diagnosticsOf(text, name)).toEqual([`error: Preview failed: ${line}`]);
    }
    expect((await project.state()).resources).toEqual([]);
  });

  it.each([
    ["of the account that new tests go to", "shop", () => login.testId],
    ["of the account group that its id names", "staged", () => `${staging.aid}/${staging.testId}`],
  ])("takes a test %s", async (_, name, id) => {
    await project.must(["import", "netassure:thousandeyes:HttpServerTest", name, id(), ...FLAGS]);
    addWritten();
  });

  it("takes one object of every variant from a file, and writes the program for them", async () => {
    writeFile(objects);
    const { text } = await project.must(["import", "--file", "objects.json", ...FLAGS]);
    for (const { type, name } of objects) expect(text).toContain(`${type} ${name} imported`);
    addWritten();
    writeNative(project, "yaml", stringify({ resources: program }));
  });
});

describe("the program that it wrote", () => {
  it("has nothing to do but to send what no vendor shows", async () => {
    const held = await sandbox.everything();
    const { code, text } = await project.pulumi(["preview"]);
    expect(code).not.toBe(0);
    expect(diagnosticsOf(text, "ftp-server")).toEqual([
      expect.stringContaining("password must be text that is not empty"),
    ]);

    Object.assign(program["ftp-server"]?.properties ?? {}, { password: "password-4713" });
    writeNative(project, "yaml", stringify({ resources: program }));
    const plan = Object.entries(await project.plan());
    expect(plan.map(([name, { op, detailedDiff }]) => [name, op, Object.keys(detailedDiff ?? {})])).toEqual([
      ["ftp-server", "update", ["password"]],
    ]);
    expect(await sandbox.everything()).toEqual(held);
  });
});

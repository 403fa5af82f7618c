import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { version } from "../../package.json";
import { archiveName } from "../../scripts/package/archive";
import { packScript } from "../../scripts/package/releases";
import { environmentOf } from "./support/languages";
import { Project, root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

const PROGRAM = `
name: engine-test
runtime: yaml
resources:
  shop:
    type: netassure:thousandeyes:HttpServerTest
    properties:
      url: https://shop.example.com
      interval: 300
      agents: [{ agentId: "3" }]
`;

let sandbox: EngineSandbox;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
});
afterAll(() => sandbox.close());

async function projectWithoutPlugin(): Promise<Project> {
  const credentials = { TE_TOKEN: sandbox.token, TE_API_ENDPOINT: sandbox.endpoint };
  const project = new Project({ ...(await environmentOf("yaml")), ...credentials });
  onTestFinished(() => project.remove());
  project.write("Pulumi.yaml", PROGRAM);
  return project.init();
}

/** What a person does first who has not read how to install: Pulumi may leave something of its attempt to download. */
async function failsToRun(project: Project): Promise<void> {
  expect((await project.pulumi(["preview"])).text).toContain('error loading package "netassure"');
}

async function expectWholeLife(project: Project): Promise<void> {
  expect(await project.up()).toEqual({ create: 2 });
  expect(await project.preview()).toEqual({});
  expect(await project.destroy()).toEqual({ delete: 2 });
}

describe("a program finds a plugin", () => {
  it("that the command line of the npm package has installed", async () => {
    const project = await projectWithoutPlugin();
    await failsToRun(project);
    execFileSync(process.execPath, [join(root, "dist/cli.js"), "plugin", "install"], { env: project.env });
    await expectWholeLife(project);
  });

  it("that Pulumi has installed from a release archive", async () => {
    const project = await projectWithoutPlugin();
    const release = join(project.folder, "release");
    await packScript(join(root, "dist/plugin.js"), release);
    const archive = join(release, archiveName({ os: "linux", arch: "amd64" }));
    await project.must(["plugin", "install", "resource", "netassure", version, "--file", archive]);
    await expectWholeLife(project);
  });
});

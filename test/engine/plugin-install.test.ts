import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { version } from "../../package.json";
import { archiveName } from "../../scripts/package/archive";
import { packScript } from "../../scripts/package/releases";
import { diagnosticsOf } from "./support/diagnostics";
import { environmentOf } from "./support/languages";
import { installPlugin } from "./support/native-project";
import { Project, root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/** A program takes the plugin that is there, unless it asks for a version, as an SDK does. */
const program = (options = "") => `
name: engine-test
runtime: yaml
resources:
  shop:
    type: netassure:thousandeyes:HttpServerTest
    properties:
      url: https://shop.example.com
      interval: 300
      agents: [{ agentId: "3" }]
    options: { ${options} }
`;

let sandbox: EngineSandbox;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
});
afterAll(() => sandbox.close());

async function projectWithoutPlugin(text = program()): Promise<Project> {
  const credentials = { TE_TOKEN: sandbox.token, TE_API_ENDPOINT: sandbox.endpoint };
  const project = new Project({ ...(await environmentOf("yaml")), ...credentials });
  onTestFinished(() => project.remove());
  project.write("Pulumi.yaml", text);
  return project.init();
}

/** What a person does first who has not read how to install: Pulumi may leave something of its attempt to download. */
async function failsToRun(project: Project): Promise<void> {
  expect((await project.pulumi(["preview"])).text).toContain('error loading package "netassure"');
}

/** Lets Pulumi download what is missing, which no other test does, and from nowhere else than a folder. */
async function downloadsFrom(folder: string, project: Project): Promise<void> {
  const server = createServer(({ url = "" }, answer) => {
    const file = join(folder, url);
    const content = existsSync(file) ? readFileSync(file) : "";
    // Pulumi takes no archive whose length it is not told.
    answer.writeHead(content === "" ? 404 : 200, { "content-length": content.length }).end(content);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  project.env.PULUMI_PLUGIN_DOWNLOAD_URL_OVERRIDES = `pulumi-netassure=http://127.0.0.1:${port}`;
  delete project.env.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION;
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
    installPlugin(project);
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

  it("that Pulumi downloads by itself from a server of the person's own", async () => {
    const project = await projectWithoutPlugin(program(`version: ${version}`));
    const release = join(project.folder, "release");
    await packScript(join(root, "dist/plugin.js"), release);
    await downloadsFrom(release, project);
    await expectWholeLife(project);
  });
});

describe("a plugin of another version than the program asks for", () => {
  const another = program("version: 99.0.0");
  const warning =
    `This stack uses version 99.0.0 of the netassure plugin, and Pulumi runs ${version}, which it finds on PATH or in ` +
    "the section plugins of Pulumi.yaml. Remove it there, and run: npx netassure@99.0.0 plugin install";

  it("is not taken when it is installed", async () => {
    const project = await projectWithoutPlugin(another);
    installPlugin(project);
    const plugin = "resource plugin 'pulumi-resource-netassure'";
    expect((await project.pulumi(["preview"])).text).toContain(
      `no ${plugin} found in the workspace at version v99.0.0`,
    );
    await downloadsFrom(project.folder, project);
    expect((await project.pulumi(["preview"])).text).toContain(
      `Could not automatically download and install ${plugin} at version v99.0.0`,
    );
  });

  it("runs when Pulumi.yaml names it, and says with every command how to get the other one", async () => {
    const project = await projectWithoutPlugin(another);
    installPlugin(project);
    const path = join(project.env.PULUMI_HOME ?? "", "plugins", `resource-netassure-v${version}`);
    project.write("Pulumi.yaml", `${another}\nplugins: { providers: [{ name: netassure, path: ${path} }] }\n`);
    for (const command of ["up", "refresh", "destroy"]) {
      const { text } = await project.must([command, "--yes", "--skip-preview"]);
      expect(diagnosticsOf(text, "engine-test-test").filter((line) => line.includes("netassure@"))).toEqual([
        `warning: ${warning}`,
      ]);
    }
  });
});

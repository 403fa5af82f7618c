import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Project, root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/** A later version of the package: the same, but it leaves a note of what it was asked. */
const LATER_PROVIDER = `
const { appendFileSync } = require("node:fs");
const { provider } = require(${JSON.stringify(join(root, "dist/provider.js"))});
const noted = (name, work) => (...args) => {
  appendFileSync(require("node:path").join(process.cwd(), "asked"), name + "\\n");
  return work(...args);
};
exports.provider = (type) => {
  const current = provider(type);
  return { ...current, read: noted("read", current.read), delete: noted("delete", current.delete) };
};
`;

describe("an upgrade of the package", () => {
  let sandbox: EngineSandbox;
  let project: Project;

  beforeAll(async () => {
    sandbox = await EngineSandbox.start();
    project = (await sandbox.project()).program(`
      new netassure.ThousandEyesTest("old", {
        type: "http-server", url: "https://old.example.com", interval: 300, agents: [{ agentId: "3" }],
      });
    `);
    await project.up();
    rmSync(join(project.folder, "node_modules/netassure"));
    const exports = { ".": "./index.js", "./provider": "./provider.js" };
    project.write(
      "node_modules/netassure/package.json",
      JSON.stringify({ name: "netassure", version: "9.9.9", exports }),
    );
    project.write("node_modules/netassure/provider.js", LATER_PROVIDER);
  });

  afterAll(async () => {
    project.remove();
    await sandbox.close();
  });

  const asked = () => {
    const file = join(project.folder, "asked");
    return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  };

  it("serves the refresh of a state that the version before it made, without running the program", async () => {
    project.write("index.js", 'throw new Error("the program is not run by refresh");');
    expect(await project.refresh()).toEqual({});
    expect(asked()).toEqual(["read"]);
  });

  it("serves its destroy", async () => {
    expect(await project.destroy()).toEqual({ delete: 2 });
    expect(asked()).toEqual(["read", "delete"]);
  });
});

describe("a state of the release that did not record where an object lives", () => {
  let sandbox: EngineSandbox;
  let project: Project;
  let held: unknown;
  let accounts: Record<string, unknown>;

  beforeAll(async () => {
    sandbox = await EngineSandbox.start();
    project = await new Project(sandbox.environment()).init();
    project.program(`
      new netassure.ThousandEyesTest("shop", {
        type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
      });
      new netassure.PcaAgentConfig("edge", { dataGateway: { server: "collector.example.com" } });
      new netassure.PingPlotterAgent("laptop", {});
    `);
    await project.up();
    [held, accounts] = [await sandbox.everything(), await recorded()];
  });

  afterAll(async () => {
    project.remove();
    await sandbox.close();
  });

  /** Where the state says that each object lives. */
  async function recorded(): Promise<Record<string, unknown>> {
    const { shop, edge, laptop } = await project.resources();
    return Object.fromEntries(
      Object.entries({ shop, edge, laptop }).map(([name, one]) => [name, one?.outputs?.account]),
    );
  }

  async function forgetAccounts(): Promise<void> {
    await project.changeState(({ inputs, outputs }) => {
      delete inputs?.__account;
      delete outputs?.account;
    });
    expect(await recorded()).toEqual({ shop: undefined, edge: undefined, laptop: undefined });
  }

  async function expectCompleted(): Promise<void> {
    expect(await recorded()).toEqual(accounts);
    expect(await sandbox.everything()).toEqual(held);
    expect(await project.preview()).toEqual({});
  }

  it("is completed by the next up, which replaces nothing and changes nothing at the vendors", async () => {
    await forgetAccounts();
    expect(await project.up()).toEqual({ update: 3 });
    await expectCompleted();
  });

  it("is completed by the next refresh as well", async () => {
    await forgetAccounts();
    // Pulumi counts what a program could have said, and the account is an output.
    expect(await project.refresh()).toEqual({});
    await expectCompleted();
  });
});

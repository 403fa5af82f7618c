import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Project, root } from "./support/project";
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

import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Project, root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/** Every example that is a project of its own; the quickstart is run by the demo. */
const examples = readdirSync(join(root, "examples")).filter((name) =>
  existsSync(join(root, "examples", name, "Pulumi.yaml")),
);

let sandbox: EngineSandbox;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
});

afterAll(() => sandbox.close());

it("has an example for every resource", () => {
  expect(examples.sort()).toEqual([
    "pca-agent-config",
    "pca-agent-secret",
    "pca-session",
    "pingplotter-agent",
    "site-rollout",
    "thousandeyes-test",
  ]);
});

describe.each(examples)("examples/%s", (name) => {
  let project: Project;

  beforeAll(async () => {
    project = new Project(sandbox.environment());
    rmSync(join(project.folder, "index.js"), { force: true });
    for (const file of readdirSync(join(root, "examples", name))) {
      cpSync(join(root, "examples", name, file), join(project.folder, file));
    }
    await project.init();
  });

  afterAll(() => project.remove());

  it("explains itself", () => {
    expect(existsSync(join(root, "examples", name, "README.md"))).toBe(true);
  });

  it("comes up, changes nothing in a second preview or a refresh, and goes away without a trace", async () => {
    const before = await sandbox.objects();
    expect(Object.keys(await project.up())).toEqual(["create"]);
    expect(await project.preview()).toEqual({});
    expect(await project.refresh()).toEqual({});
    expect(Object.keys(await project.destroy())).toEqual(["delete"]);
    expect(await sandbox.objects()).toEqual(before);
  });
});

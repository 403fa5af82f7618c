import { existsSync, mkdirSync, realpathSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { npmInstall, pnpmInstall } from "./support/install";
import { LocalRegistry } from "./support/local-registry";
import { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

const PROGRAM = `
  const { ThousandEyesTest } = require("netassure");
  new ThousandEyesTest("shop", {
    type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
  });
  exports.loaded = require.resolve("netassure");
`;
const PULUMI_YAML = "name: layout\nruntime: nodejs\n";

let sandbox: EngineSandbox;
let registry: LocalRegistry;
const projects: Project[] = [];

beforeAll(async () => {
  [sandbox, registry] = await Promise.all([EngineSandbox.start(), LocalRegistry.start()]);
});

afterAll(async () => {
  for (const project of projects) project.remove();
  await Promise.all([sandbox.close(), registry.close()]);
});

/** A project of the given files, in which nothing is installed yet. */
function projectOf(files: Record<string, string>): Project {
  const project = Project.empty({ TE_TOKEN: sandbox.token, TE_API_ENDPOINT: sandbox.endpoint });
  projects.push(project);
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  return project;
}

const packageJson = () =>
  JSON.stringify({ name: "program", private: true, main: "index.js", dependencies: registry.dependencies });

const shops = async () => {
  const tests = (await sandbox.byHand("GET", "/tests")).tests as Record<string, unknown>[];
  return tests.filter(({ testName }) => testName === "shop").length;
};

/** Each step has a provider process of its own; refresh and destroy do not run the program. */
async function expectWholeLife(project: Project, cwd = "."): Promise<void> {
  await project.must(["up", "--yes", "--skip-preview"], cwd);
  expect(await shops()).toBe(1);
  const { stdout } = await project.must(["stack", "output", "loaded"], cwd);
  expect(stdout).toContain(realpathSync(project.folder));
  const refresh = await sandbox.requestsOf(() => project.must(["refresh", "--yes", "--skip-preview"], cwd));
  expect(refresh.requests).toEqual({ "GET /account-groups": 1, "GET /tests/http-server/{id}": 1 });
  await project.must(["destroy", "--yes", "--skip-preview"], cwd);
  expect(await shops()).toBe(0);
}

describe("a program whose package is installed by npm", () => {
  let project: Project;
  const move = (from: string, to: string) => renameSync(join(project.folder, from), join(project.folder, to));

  beforeAll(async () => {
    project = projectOf({ "Pulumi.yaml": PULUMI_YAML, "package.json": packageJson(), "index.js": PROGRAM });
    await npmInstall(registry, project.folder);
    await project.must(["stack", "init", "test"]);
  });

  it("runs from the root of its project", () => expectWholeLife(project));

  it("runs from a subfolder below the installed packages", async () => {
    mkdirSync(join(project.folder, "infra"));
    move("index.js", "infra/index.js");
    project.write("Pulumi.yaml", `${PULUMI_YAML}main: infra/\n`);
    await expectWholeLife(project);
  });

  it("runs from a subfolder that has its own installed packages", async () => {
    for (const name of ["package.json", "node_modules"]) move(name, `infra/${name}`);
    await expectWholeLife(project);
  });

  it("runs from a file in a subfolder", async () => {
    move("infra/index.js", "infra/stack.js");
    project.write("Pulumi.yaml", `${PULUMI_YAML}main: infra/stack.js\n`);
    await expectWholeLife(project);
  });
});

describe("a program in an npm workspace", () => {
  it("finds the package in the root of the workspace", async () => {
    const project = projectOf({
      "package.json": JSON.stringify({ name: "workspace", private: true, workspaces: ["packages/*"] }),
      "packages/infra/package.json": packageJson(),
      "packages/infra/Pulumi.yaml": PULUMI_YAML,
      "packages/infra/index.js": PROGRAM,
    });
    await npmInstall(registry, project.folder);
    expect(existsSync(join(project.folder, "node_modules/netassure"))).toBe(true);
    expect(existsSync(join(project.folder, "packages/infra/node_modules"))).toBe(false);
    await project.must(["stack", "init", "test"], "packages/infra");
    await expectWholeLife(project, "packages/infra");
  });
});

describe("a program whose package is installed by pnpm", () => {
  it("finds it although nothing else is hoisted", async () => {
    const project = projectOf({ "Pulumi.yaml": PULUMI_YAML, "package.json": packageJson(), "index.js": PROGRAM });
    await pnpmInstall(registry, project.folder);
    expect(existsSync(join(project.folder, "node_modules/zod"))).toBe(false);
    await project.must(["stack", "init", "test"]);
    await expectWholeLife(project);
  });
});

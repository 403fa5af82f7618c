import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { version } from "../../package.json";
import { findGo } from "../../scripts/toolchain/go-build.mjs";
import { pythonRequirements } from "../../scripts/toolchain/pins.mjs";
import { findPython } from "../../scripts/toolchain/python.mjs";
import { languagesHere } from "../../scripts/toolchain.mjs";
import { npmInstall, npxNetassure } from "./support/install";
import { environmentOf } from "./support/languages";
import { LocalRegistry } from "./support/local-registry";
import { Project, root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";
import { goModule, goProxyOfSdk, packNodeSdk, packPythonSdk } from "./support/sdk-packages";

/* The packages as a person gets them: an example in an otherwise empty folder, and the commands of docs/native.md. */

const here = languagesHere();
const run = promisify(execFile);

let folder: string;
let sandbox: EngineSandbox;
let registry: LocalRegistry;
let typescript: Project;
const projects: Project[] = [];

/** One machine, so one home of Pulumi: a plugin that npm has brought is there for every language. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "netassure-packages-"));
  [sandbox, registry] = await Promise.all([EngineSandbox.start(), LocalRegistry.start()]);
  typescript = projectOf("typescript");
  await npmInstall(registry, typescript.folder, ["netassure", await packNodeSdk(folder)]);
  await npxNetassure(registry, typescript.folder, ["plugin", "install"], typescript.env);
});

afterAll(async () => {
  for (const project of projects) project.remove();
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([sandbox.close(), registry.close()]);
});

function projectOf(language: string, env: Record<string, string> = {}): Project {
  const project = Project.empty({ ...sandbox.environment(), PULUMI_HOME: join(folder, "home"), ...env });
  projects.push(project);
  cpSync(join(root, "examples/native", language, "quickstart"), project.folder, { recursive: true });
  return project;
}

async function expectWholeLife(project: Project): Promise<void> {
  const before = await sandbox.objects();
  await project.must(["stack", "init", "test"]);
  expect(await project.up()).toEqual({ create: 4 });
  expect(await project.preview()).toEqual({});
  expect(await project.destroy()).toEqual({ delete: 4 });
  expect(await sandbox.objects()).toEqual(before);
}

describe("a program in a folder of its own lives its whole life on", () => {
  it("the tarball of npm", () => expectWholeLife(typescript));

  it.skipIf(!here.includes("python"))("the wheel of Python", async () => {
    const environment = await environmentOf("python");
    const project = projectOf("python", environment);
    const python = findPython() ?? "";
    const bin = join(project.folder, ".venv", process.platform === "win32" ? "Scripts" : "bin");
    await run(python, ["-m", "venv", join(project.folder, ".venv")]);
    const wanted = ["--requirement", "requirements.txt", await packPythonSdk(python, folder)];
    await run(join(bin, "python3"), ["-m", "pip", "install", "--constraint", pythonRequirements, ...wanted], {
      cwd: project.folder,
    });
    project.env.PATH = [bin, environment.PATH].join(delimiter);
    await expectWholeLife(project);
  });

  it.skipIf(!here.includes("go"))("the module of Go", async () => {
    const go = findGo() ?? "";
    const machine = JSON.parse((await run(go, ["env", "-json", "GOPROXY", "GOMODCACHE"])).stdout);
    const downloaded = pathToFileURL(join(machine.GOMODCACHE, "cache/download")).href;
    const environment = await environmentOf("go");
    const project = projectOf("go", {
      ...environment,
      GOPROXY: [await goProxyOfSdk(join(folder, "proxy")), downloaded, machine.GOPROXY].join(),
      // Its own, because the machine's would keep this build of the SDK as the version that it has.
      GOMODCACHE: join(folder, "modules"),
      GOFLAGS: `${environment.GOFLAGS} -modcacherw`,
      // No public record has the checksum of a module that nobody can download.
      GONOSUMDB: "*",
    });
    const options = { cwd: project.folder, env: { ...process.env, ...project.env } };
    await run(go, ["mod", "edit", "-dropreplace", goModule, "-require", `${goModule}@v${version}`], options);
    await run(go, ["get", "."], options);
    await expectWholeLife(project);
  });
});

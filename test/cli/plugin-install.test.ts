import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { pluginCommand } from "../../src/cli/plugin";
import { pluginFiles } from "../../src/cli/plugin-files";
import { run } from "../../src/cli/run";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const SCRIPT =
  '#!/usr/bin/env node\nconsole.log(require("node:path").basename(__filename), ...process.argv.slice(2));\n';

let home: string;
let script: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "netassure-home-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  script = join(home, "plugin.js");
  writeFileSync(script, SCRIPT);
  vi.stubEnv("PULUMI_HOME", home);
  onTestFinished(() => void vi.unstubAllEnvs());
});

const folder = () => join(home, "plugins", `resource-netassure-v${version}`);
const executable = () => join(folder(), "pulumi-resource-netassure");

/** Runs the command with the built plugin that the test gives it; what it prints. */
async function install(): Promise<string> {
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  const terminal = { out: write, error: write, stopped: async () => {} };
  await pluginCommand(terminal, script).parseAsync(["install"], { from: "user" });
  return text;
}

describe("netassure plugin install", () => {
  it("puts a plugin that can be started where Pulumi looks, and says where and which version", async () => {
    expect(await install()).toBe(
      `Installed the netassure plugin ${version} in ${folder()}.\n` +
        `Programs that use version ${version} of a netassure SDK find it there, whatever their language.\n`,
    );
    expect(execFileSync(executable(), ["127.0.0.1:4711"], { encoding: "utf8" })).toBe(
      "pulumi-resource-netassure 127.0.0.1:4711\n",
    );
    expect(readdirSync(join(home, "plugins"))).toEqual([`resource-netassure-v${version}`]);
    expect(readdirSync(folder()).sort()).toEqual(["package.json", "pulumi-resource-netassure"]);
  });

  it("is started as CommonJS although the folder is below a package of ES modules", async () => {
    writeFileSync(join(home, "package.json"), JSON.stringify({ type: "module" }));
    await install();
    expect(execFileSync(executable(), { encoding: "utf8" })).toBe("pulumi-resource-netassure\n");
  });

  it("leaves an installed one alone and says so", async () => {
    await install();
    utimesSync(executable(), 1_000_000, 1_000_000);
    expect(await install()).toBe(`The netassure plugin ${version} is already installed in ${folder()}.\n`);
    expect(statSync(executable()).mtimeMs).toBe(1_000_000_000);
  });

  it("replaces another build of the same version", async () => {
    await install();
    writeFileSync(script, SCRIPT.replace("console.log(", 'console.log("new", '));
    expect(await install()).toMatch(/^Installed /);
    expect(execFileSync(executable(), { encoding: "utf8" })).toBe("new pulumi-resource-netassure\n");
  });

  it("clears the mark of a download that failed, with which Pulumi would not see the plugin", async () => {
    await install();
    writeFileSync(`${folder()}.partial`, "");
    expect(await install()).toMatch(/^Installed /);
    expect(readdirSync(join(home, "plugins"))).toEqual([`resource-netassure-v${version}`]);
  });

  it("keeps other versions, which other programs may need", async () => {
    const other = join(home, "plugins", "resource-netassure-v0.0.1");
    mkdirSync(other, { recursive: true });
    await install();
    expect(readdirSync(join(home, "plugins"))).toEqual([basename(other), basename(folder())]);
  });
});

describe("netassure plugin install in a project", () => {
  let project: string;
  beforeEach(() => {
    project = join(home, "project");
    mkdirSync(project);
    vi.spyOn(process, "cwd").mockReturnValue(project);
    vi.stubEnv("VIRTUAL_ENV", undefined);
    onTestFinished(() => void vi.restoreAllMocks());
  });

  function write(file: string, text = ""): void {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }

  const asks = (name: string, wanted: string) =>
    `${name} ${wanted} in this project asks for another version: npx netassure@${wanted} plugin install`;

  it.each([
    ["@netassure/native", "node_modules/@netassure/native/package.json", '{ "version": "7.0.1" }'],
    ["@netassure/native", "../node_modules/@netassure/native/package.json", '{ "version": "7.0.1" }'],
    ["pulumi-netassure", ".venv/lib/python3.11/site-packages/pulumi_netassure-7.0.1.dist-info/METADATA", ""],
    ["pulumi-netassure", "venv/Lib/site-packages/pulumi_netassure-7.0.1.dist-info/METADATA", ""],
    ["netassure.dev/sdk/go", "go.mod", "module shop\n\nrequire (\n\tnetassure.dev/sdk/go v7.0.1\n)\n"],
    ["netassure.dev/sdk/go", "go.mod", "module shop\n\nrequire netassure.dev/sdk/go v7.0.1\n"],
  ])("says which command %s of another version needs, in %s", async (name, file, text) => {
    write(file, text);
    expect((await install()).split("\n").slice(2)).toEqual([asks(name, "7.0.1"), ""]);
    expect((await install()).split("\n").slice(1)).toEqual([asks(name, "7.0.1"), ""]);
  });

  it("finds the SDK of a virtual environment that is active", async () => {
    write("elsewhere/lib/python3.12/site-packages/pulumi_netassure-7.0.1.dist-info/METADATA");
    vi.stubEnv("VIRTUAL_ENV", join(project, "elsewhere"));
    expect(await install()).toContain(asks("pulumi-netassure", "7.0.1"));
  });

  it("says nothing of an SDK of its own version", async () => {
    write("node_modules/@netassure/native/package.json", JSON.stringify({ version }));
    write("go.mod", `require netassure.dev/sdk/go v${version}`);
    expect((await install()).split("\n")).toHaveLength(3);
  });
});

describe("when it cannot be installed", () => {
  /** The command line as a person runs it; here it has no built plugin beside it. */
  async function netassure(...args: string[]) {
    const written = { out: "", error: "" };
    const exitCode = await run(args, {
      out: (text) => {
        written.out += text;
      },
      error: (text) => {
        written.error += text;
      },
      stopped: async () => {},
    });
    return { exitCode, ...written };
  }

  it("says what is missing in one line, with exit code 1", async () => {
    const { exitCode, out, error } = await netassure("plugin", "install");
    expect([exitCode, out]).toEqual([1, ""]);
    expect(error).toMatch(
      /^netassure: the plugin is missing at \S+plugin\.js; install the npm package netassure again\n$/,
    );
  });

  it("says which folder cannot be written", async () => {
    writeFileSync(join(home, "plugins"), "a file in its place");
    await expect(install()).rejects.toThrow(`the plugin cannot be written to ${folder()}: `);
  });

  it.each([
    [["plugin"], "Usage: netassure plugin [options] [command]"],
    [["plugin", "instal"], "error: unknown command 'instal'\n(Did you mean install?)"],
    [["plugin", "install", "extra"], "error: too many arguments for 'install'. Expected 0 arguments but got 1."],
  ])("refuses %j with exit code 2", async (args, reason) => {
    const { exitCode, out, error } = await netassure(...args);
    expect([exitCode, out]).toEqual([2, ""]);
    expect(error).toContain(reason);
  });
});

describe("on Windows", () => {
  it("Pulumi starts a .cmd, which has Node run the script beside it", () => {
    const files = pluginFiles(Buffer.from(SCRIPT), "win32");
    expect(files.map(({ name }) => name)).toEqual([
      "package.json",
      "pulumi-resource-netassure.cmd",
      "pulumi-resource-netassure",
    ]);
    expect(files[1]?.content).toBe('@node "%~dp0pulumi-resource-netassure" %*\r\n');
  });
});

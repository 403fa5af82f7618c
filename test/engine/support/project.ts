import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const root = resolve(__dirname, "../../..");

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
  /** Both, as a person sees them. */
  text: string;
}

/** What a preview or an update did, by operation: `{ create: 2, same: 1 }`; the stack itself is left out. */
export type Changes = Record<string, number>;

/** Programs here are JavaScript, unless a test says otherwise; Pulumi need not load a compiler for them. */
const PULUMI_YAML = "name: engine-test\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";

/** A Pulumi project in a temporary folder, on a local backend of its own, run by the real engine. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "netassure-engine-"));
  readonly env: Record<string, string>;
  #program = "";

  constructor(env: Record<string, string> = {}) {
    const home = join(this.folder, ".home");
    this.env = {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: this.#backend("first"),
      PULUMI_CONFIG_PASSPHRASE: "passphrase-of-the-tests",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      ...env,
    };
    this.write("Pulumi.yaml", PULUMI_YAML);
    this.write("package.json", JSON.stringify({ name: "engine-test", private: true, main: "index.js" }));
    this.linkPackages(".");
  }

  /** A project in whose folder there is nothing yet: no program, and no package of this checkout. */
  static empty(env?: Record<string, string>): Project {
    const project = new Project(env);
    for (const file of ["node_modules", "package.json", "Pulumi.yaml"]) {
      rmSync(join(project.folder, file), { recursive: true });
    }
    return project;
  }

  write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Gives a folder this checkout as the package `netassure`, and its `@pulumi/pulumi`. */
  linkPackages(folder: string): void {
    const modules = join(this.folder, folder, "node_modules");
    mkdirSync(join(modules, "@pulumi"), { recursive: true });
    symlinkSync(root, join(modules, "netassure"));
    symlinkSync(join(root, "node_modules/@pulumi/pulumi"), join(modules, "@pulumi/pulumi"));
  }

  /** The program: the body of a CommonJS file in which `netassure` and `pulumi` are loaded. */
  program(body: string): this {
    this.#program = body;
    this.write(
      "index.js",
      `const pulumi = require("@pulumi/pulumi");\nconst netassure = require("netassure");\n${body}`,
    );
    return this;
  }

  /** The same program with more at its end. */
  append(text: string): this {
    return this.program(`${this.#program}\n${text}`);
  }

  /** The same program with one text replaced. */
  edit(from: string, to: string): this {
    if (!this.#program.includes(from)) throw new Error(`The program does not contain ${from}`);
    return this.program(this.#program.replaceAll(from, to));
  }

  #backend(name: string): string {
    const folder = join(this.folder, `.backend-${name}`);
    mkdirSync(folder, { recursive: true });
    return `file://${folder}`;
  }

  /** Goes on with another backend, in the same folder and with the same PULUMI_HOME. */
  useBackend(name: string): void {
    this.env.PULUMI_BACKEND_URL = this.#backend(name);
  }

  async init(config: Record<string, string> = {}, secrets: Record<string, string> = {}): Promise<this> {
    await this.must(["stack", "init", "test"]);
    for (const [key, value] of Object.entries(config)) await this.must(["config", "set", key, value]);
    for (const [key, value] of Object.entries(secrets)) await this.must(["config", "set", "--secret", key, value]);
    return this;
  }

  pulumi(args: string[], cwd = "."): Promise<Run> {
    const options = { cwd: join(this.folder, cwd), env: this.env, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((done, fail) => {
      execFile("pulumi", [...args, "--non-interactive"], options, (error, stdout, stderr) => {
        if (error?.code === ("ENOENT" as unknown)) fail(new Error("pulumi is not on PATH: `npm test` puts it there"));
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        done({ code, stdout, stderr, text: `${stdout}\n${stderr}` });
      });
    });
  }

  /** Runs a command that has to succeed. */
  async must(args: string[], cwd = "."): Promise<Run> {
    const run = await this.pulumi(args, cwd);
    if (run.code !== 0)
      throw new Error(`pulumi ${args.join(" ")} failed with ${run.code}:\n${withoutDebugging(run.text)}`);
    return run;
  }

  up(): Promise<Changes> {
    return this.#changes(["up", "--yes", "--skip-preview", "--json"]);
  }

  preview(): Promise<Changes> {
    return this.#changes(["preview", "--json"]);
  }

  refresh(): Promise<Changes> {
    return this.#changes(["refresh", "--yes", "--skip-preview", "--json"]);
  }

  destroy(): Promise<Changes> {
    return this.#changes(["destroy", "--yes", "--skip-preview", "--json"]);
  }

  async #changes(args: string[]): Promise<Changes> {
    const { stdout } = await this.must(args);
    return changesIn(stdout);
  }

  /** The exported state, as text and parsed. */
  async state(): Promise<{ text: string; resources: StateResource[] }> {
    const { stdout } = await this.must(["stack", "export"]);
    return { text: stdout, resources: JSON.parse(stdout).deployment.resources ?? [] };
  }

  /** The resources in the exported state by name, which is unique in most programs here. */
  async resources(): Promise<Record<string, StateResource>> {
    return byName((await this.state()).resources);
  }

  async resource(name: string): Promise<StateResource | undefined> {
    return (await this.resources())[name];
  }

  /** Replaces the state by one that is made from it. */
  async changeState(change: (resource: StateResource) => void): Promise<void> {
    const document = JSON.parse((await this.must(["stack", "export"])).stdout);
    for (const resource of document.deployment.resources) change(resource);
    this.write("state.json", JSON.stringify(document));
    await this.must(["stack", "import", "--file", "state.json"]);
  }

  /** What a preview would do to the netassure resources that it does not leave as they are, by name. */
  async plan(): Promise<Record<string, Step>> {
    const { steps } = JSON.parse((await this.must(["preview", "--json"])).stdout) as { steps: Step[] };
    return byName(steps.filter(({ op, urn }) => op !== "same" && urn.includes("netassure:")));
  }

  async output(name: string): Promise<unknown> {
    return JSON.parse((await this.must(["stack", "output", name, "--json", "--show-secrets"])).stdout);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface StateResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** A step in what `preview --json` prints, as far as it is read here. */
export interface Step {
  op: string;
  urn: string;
  newState?: { sourcePosition?: string };
  detailedDiff?: Record<string, { kind: string }> | null;
}

function byName<T extends { urn: string }>(all: T[]): Record<string, T> {
  return Object.fromEntries(all.map((one) => [one.urn.split("::").at(-1), one]));
}

/** What `--json` prints holds a line for everything that Pulumi's SDK does. */
function withoutDebugging(text: string): string {
  const lines = text.split("\n").filter((line) => !line.startsWith("{") || /"severity":"(error|warning)"/.test(line));
  return lines.join("\n");
}

/** `preview` prints one document; `up`, `refresh` and `destroy` print one event a line, one of them the summary. */
function changesIn(stdout: string): Changes {
  const documents = stdout.trimStart().startsWith('{"') ? stdout.trim().split("\n") : [stdout];
  const summaries = documents
    .map((text) => JSON.parse(text))
    .map((event) => event.changeSummary ?? event.summaryEvent?.resourceChanges);
  const summary = (summaries.find((found) => found !== undefined) ?? {}) as Changes;
  return Object.fromEntries(Object.entries(summary).filter(([operation, count]) => operation !== "same" && count > 0));
}

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import type { Project, Run } from "./project";

/** A pulumi command that a test disturbs while it runs. */
export class LiveRun {
  readonly ended: Promise<Run>;
  readonly #process: ChildProcess;

  /** In a process group of its own, as a shell starts it. */
  constructor({ folder, env }: Project, args: string[]) {
    this.#process = spawn("pulumi", [...args, "--non-interactive"], { cwd: folder, env, detached: true });
    this.ended = endOf(this.#process);
  }

  /** Ctrl-C: a terminal signals the process group of the engine; Pulumi gives every plugin another one. */
  interrupt(): void {
    process.kill(-this.#pid, "SIGINT");
  }

  /** The engine alone stands still, so that it takes no note of what its plugins do and answer. */
  freeze(): void {
    process.kill(this.#pid, "SIGSTOP");
  }

  /** A machine that loses its power: the engine and everything that it started, at once and without a farewell. */
  async kill(): Promise<void> {
    for (const pid of [this.#pid, ...descendantsOf(this.#pid)]) endProcess(pid);
    await this.ended;
  }

  /** The engine alone is lost: what it started is not told. The processes that are left behind. */
  killEngine(): number[] {
    const left = descendantsOf(this.#pid);
    endProcess(this.#pid);
    return left;
  }

  get #pid(): number {
    if (this.#process.pid === undefined) throw new Error("pulumi is not on PATH: `npm test` puts it there");
    return this.#process.pid;
  }
}

async function endOf(child: ChildProcess): Promise<Run> {
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? 1, stdout: stdout(), stderr: stderr(), text: `${stdout()}\n${stderr()}` };
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  let text = "";
  stream?.on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}

export function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}

/** The command of a process that runs, if it does. */
export function commandOf(pid: number): string | undefined {
  const { stdout } = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() || undefined;
}

function descendantsOf(pid: number): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}

/** Waits until something holds, which is looked at many times a second. */
export async function until(what: string, holds: () => Promise<boolean>, seconds = 120): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`It did not come to pass in ${seconds} s that ${what}.`);
}

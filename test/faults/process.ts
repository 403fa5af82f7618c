import { type FileJournal, fileJournal } from "../../src/host/create-journal";
import { pooledFetch } from "../../src/http/pooled-fetch";
import { type HostCall, Owners } from "../../src/lifecycle";
import type { Sandbox } from "../../src/sandbox";
import { templatePath } from "../../src/sandbox/request-log";
import type { Tabled } from "../contract/laboratory";
import { hurriedClock } from "./hurry";
import { isSame, type OneRequest } from "./requests";

/** When a process is killed that works on a request. */
export type Moment = "before the request is sent" | "before its answer" | "before the engine saves the result";

export interface Death {
  request: OneRequest;
  moment: Moment;
}

/** What an operation ends with whose process was killed: nobody hears of it. */
export class ProcessKilled extends Error {
  override readonly name = "ProcessKilled";
}

/** What a process is started for. */
export interface Start {
  tabled: Tabled;
  sandbox: Sandbox;
  /** Names the Pulumi resource. */
  identity: string;
  /** Of the notes that outlive a process. */
  folder: string;
}

/** What befalls one process. */
export interface Fate {
  death?: Death;
  requestTimeoutMs?: number;
}

/** A provider's process: it has a client and a memory of its own, and may be killed in the middle. */
export class Process {
  readonly call: HostCall<unknown>;
  readonly #journal: FileJournal;
  readonly #death: Death | undefined;
  readonly #mount: string;
  readonly #killed: Promise<never>;
  #kill: () => void = () => undefined;
  #met = 0;

  constructor({ tabled, sandbox, identity, folder }: Start, { death, ...limits }: Fate) {
    this.#death = death;
    this.#mount = sandbox.vendors.find(({ vendor }) => vendor.key === death?.request.vendor)?.vendor.mount ?? "";
    this.#journal = fileJournal(folder, "program");
    this.#killed = new Promise((_, reject) => {
      this.#kill = () => reject(new ProcessKilled());
    });
    const sources = { config: () => undefined, env: tabled.samples.settings(sandbox) };
    const transport = { clock: hurriedClock, fetch: this.#fetch, ...limits };
    const client = tabled.samples.connect(sources, transport);
    const run = { owners: new Owners(), journal: this.#journal, log: () => undefined };
    this.call = { client, identity, run };
  }

  /** @throws ProcessKilled when the process does not live to see the end. */
  async lives<T>(work: Promise<T>): Promise<T> {
    const result = await Promise.race([work, this.#killed]);
    if (this.#death?.moment === "before the engine saves the result" && this.#met > 0) throw new ProcessKilled();
    return result;
  }

  /** The engine ends a process in order when it has saved what it was told. */
  end(): void {
    this.#journal.close();
  }

  readonly #fetch: typeof globalThis.fetch = async (url, init) => {
    const moment = this.#momentOf(init?.method ?? "GET", new URL(String(url)).pathname);
    if (moment === "before the request is sent") return this.#die();
    const answer = await pooledFetch(url, init);
    if (moment !== "before its answer") return answer;
    await answer.body?.cancel();
    return this.#die();
  };

  #momentOf(method: string, path: string): Moment | undefined {
    if (this.#death === undefined) return undefined;
    const { request, moment } = this.#death;
    if (!isSame(request, { method, path: templatePath(path.slice(this.#mount.length)) })) return undefined;
    this.#met += 1;
    return this.#met === request.nth ? moment : undefined;
  }

  /** What comes after the death of a process never happens. */
  #die(): Promise<never> {
    this.#kill();
    return new Promise(() => undefined);
  }
}

import { AsyncLocalStorage } from "node:async_hooks";
import { fileJournal, journalFolder } from "../host/create-journal";
import { Owners, type Run } from "../lifecycle";
import { type EngineLog, engineLog } from "./engine-log";
import { type Lifetime, startLifetime } from "./lifetime";

/** What the process knows: the engine starts a provider anew for every preview, update and refresh. */
export interface PluginRun extends Run {
  lifetime: Lifetime;
  engine: EngineLog;
  /** Does the work of one request for a resource, so that what is told meanwhile stands beside it. */
  beside<T>(urn: string, work: () => T): T;
  /** Shows a line beside the resource that is waited for, while it is. */
  tellWait: (text: string) => void;
  /** Writes a line once in this process. */
  warnOnce(text: string): void;
  /** The engine has saved everything: nothing has to be remembered for the run after one that is killed. */
  close(): void;
}

/** The resource that a request is about. One for the process: in Node 20 each such storage makes every promise dearer. */
const current = new AsyncLocalStorage<string>();

/** `program` tells the notes of one project's creates from those of another. */
export function startRun(program: string = process.cwd()): PluginRun {
  const engine = engineLog();
  const warned = new Set<string>();
  const journal = fileJournal(journalFolder(), program);
  return {
    owners: new Owners(),
    journal,
    log: engine.log,
    engine,
    lifetime: startLifetime(),
    beside: (urn, work) => current.run(urn, work),
    tellWait: (text) => engine.status(text, current.getStore() ?? ""),
    warnOnce(text) {
      if (!warned.has(text)) engine.log("warning", text);
      warned.add(text);
    },
    close: () => journal.close(),
  };
}

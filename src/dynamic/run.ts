import { setMaxListeners } from "node:events";
import { fileJournal, journalFolder } from "../host/create-journal";
import { Owners, type Run } from "../lifecycle";
import { engineCancellation } from "./cancellation";
import { engineLog } from "./engine-log";

export interface ProcessRun extends Run {
  signal: AbortSignal;
  /** Writes a line once in this process. */
  warnOnce(text: string, identity?: string | undefined): void;
}

let current: ProcessRun | undefined;

/** The run that this process is for: the engine starts a provider anew for every preview, update and refresh. */
export function processRun(): ProcessRun {
  current ??= startRun();
  return current;
}

function startRun(): ProcessRun {
  const log = engineLog();
  const warned = new Set<string>();
  const journal = fileJournal(journalFolder(), process.cwd());
  atOrderlyEnd(() => journal.close());
  const signal = engineCancellation();
  // Every request and every wait of a large stack listens to it.
  setMaxListeners(0, signal);
  return {
    owners: new Owners(),
    journal,
    log,
    signal,
    warnOnce(text, identity) {
      if (!warned.has(text)) log("warning", text, identity);
      warned.add(text);
    },
  };
}

/** Pulumi interrupts its providers when it is done, and kills what is still there seconds later. */
function atOrderlyEnd(work: () => void): void {
  const signal = process.platform === "win32" ? "SIGBREAK" : "SIGINT";
  process.once(signal, () => {
    work();
    process.kill(process.pid, signal);
  });
}

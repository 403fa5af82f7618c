import { type Account, type Call, type CreateJournal, type HostCall, Owners, type Run } from "../../src/lifecycle";

/** A run of a test: a journal in memory, and the lines that it wrote. */
export interface TestRun extends Run {
  lines: { severity: string; text: string; identity?: string | undefined }[];
  notes: Map<string, { at: number; id?: string | undefined }>;
}

export function testRun(now: () => number = Date.now): TestRun {
  const lines: TestRun["lines"] = [];
  const notes: TestRun["notes"] = new Map();
  const journal: CreateJournal = {
    begun: async (resource) => notes.get(resource),
    begin: async (resource) => void notes.set(resource, { at: now() }),
    made: async (resource, id) => void notes.set(resource, { at: now(), id }),
    answered: () => undefined,
    end: async (resource) => void notes.delete(resource),
  };
  const log: Run["log"] = (severity, text, identity) => void lines.push({ severity, text, identity });
  return { owners: new Owners(), journal, log, lines, notes };
}

/** What a host gives to an operation. */
export function hostCall<C>(client: C, identity?: string, run: Run = testRun()): HostCall<C> {
  return { client, identity, run };
}

/** What a handler gets. */
export function handlerCall<C>(client: C, account: Account, identity?: string, run: Run = testRun()): Call<C> {
  return { ...hostCall(client, identity, run), account };
}

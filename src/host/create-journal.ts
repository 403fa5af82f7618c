import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { CreateJournal } from "../lifecycle";
import { pulumiHome } from "./pulumi-home";

/** A run that was killed is repeated soon; what is older says nothing about what a vendor holds now. */
const LIFETIME_MS = 15 * 60_000;

const noteSchema = z.object({ at: z.number(), id: z.string().optional() });

/** Beside what Pulumi itself keeps on this machine. */
export function journalFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(pulumiHome(env), "netassure", "creating");
}

/** The engine ends a provider in order only after it has saved the state: then nothing has to be remembered. */
export interface FileJournal extends CreateJournal {
  close(): void;
}

/**
 * One small file for each object that is being created by a program in this folder: the time and, once known, the id.
 * Where nothing can be written there are no notes, and a create after a killed one fails instead of taking up its object.
 */
export function fileJournal(folder: string, program: string, now: () => number = Date.now): FileJournal {
  const fileOf = (resource: string) =>
    join(
      folder,
      `${createHash("sha256")
        .update(JSON.stringify([program, resource]))
        .digest("hex")}.json`,
    );
  const answered = new Set<string>();
  const write = async (resource: string, note: z.infer<typeof noteSchema>) => {
    await mkdir(folder, { recursive: true });
    await writeFile(fileOf(resource), JSON.stringify(note), { mode: 0o600 });
  };
  return {
    async begun(resource) {
      const note = await readNote(fileOf(resource));
      return note !== undefined && now() - note.at < LIFETIME_MS ? note : undefined;
    },
    begin: (resource) => quietly(() => write(resource, { at: now() })),
    made: (resource, id) => quietly(() => write(resource, { at: now(), id })),
    answered: (resource) => void answered.add(fileOf(resource)),
    async end(resource) {
      await quietly(() => rm(fileOf(resource), { force: true }));
      await quietly(() => removeOld(folder, now()));
    },
    close() {
      for (const file of answered) rmSync(file, { force: true });
    },
  };
}

async function readNote(file: string): Promise<z.infer<typeof noteSchema> | undefined> {
  const text = await readFile(file, "utf8").catch(() => "null");
  try {
    return noteSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function removeOld(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    if (now - mtimeMs > LIFETIME_MS) await rm(file, { force: true });
  }
}

/** A note is a help, not a condition: a full or read-only disk must not stop a deployment. */
async function quietly(work: () => Promise<void>): Promise<void> {
  await work().catch(() => undefined);
}

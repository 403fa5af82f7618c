import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import { describeIssues, SandboxError } from "./errors";

const savedSchema = z.strictObject({
  version: z.literal(1),
  credentials: z.record(z.string(), z.record(z.string(), z.string())),
  objects: z.record(z.string(), z.unknown()),
});

/** What a state file holds, per vendor key. */
export type SavedState = z.infer<typeof savedSchema>;

/** Undefined when the file does not exist yet. */
export async function loadState(file: string): Promise<SavedState | undefined> {
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const parsed = savedSchema.safeParse(parseJson(file, text));
  if (!parsed.success) throw unusable(file, describeIssues(parsed.error));
  return parsed.data;
}

/** Replaces the file in one step: a reader or a crash sees the old content or the new, never half of it. */
export async function saveState(file: string, state: SavedState): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new SandboxError(`cannot write the state file ${file}: ${messageOf(error)}`);
  }
}

export function unusable(file: string, reason: string): SandboxError {
  return new SandboxError(`the state file ${file} is unusable (${reason}); delete it to start afresh`);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new SandboxError(`cannot read the state file ${file}: ${messageOf(error)}`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unusable(file, messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

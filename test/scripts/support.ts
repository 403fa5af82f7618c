import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "netassure-scripts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file, with the folders above it. */
export function writeFile(file: string, text = ""): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Writes a program that `sh` runs. */
export function writeProgram(file: string, script: string): string {
  writeFile(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A folder with a `pulumi` of a version, and the Node language host beside it. */
export function fakePulumi(bin: string, version: string): string {
  writeProgram(join(bin, "pulumi"), `echo v${version}`);
  writeProgram(join(bin, "pulumi-language-nodejs"), "exit 0");
  return bin;
}

/** What was said, and the function to say it with. */
export function listener(): { lines: string[]; log: (line: string) => void } {
  const lines: string[] = [];
  return { lines, log: (line) => void lines.push(line) };
}

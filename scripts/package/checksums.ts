import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { version } from "../../package.json";

/** Writes the SHA-256 of files of one folder beside them, as `sha256sum --check` reads it. */
export async function writeChecksums(files: readonly string[]): Promise<string> {
  const [first = ""] = files;
  const lines = await Promise.all(files.map(async (file) => `${await sha256(file)}  ${basename(file)}\n`));
  const checksums = join(dirname(first), `pulumi-netassure_${version}_checksums.txt`);
  await writeFile(checksums, lines.join(""));
  return checksums;
}

async function sha256(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}

import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "tar";
import { version } from "../../package.json";
import type { PluginFile } from "../../src/cli/plugin-files";

/** A machine in the words of Go, which are those of Pulumi. */
export interface Target {
  os: "linux" | "darwin" | "windows";
  arch: "amd64" | "arm64";
}

/** Every machine that Pulumi itself is made for. */
export const targets: readonly Target[] = (["linux", "darwin", "windows"] as const).flatMap((os) => [
  { os, arch: "amd64" },
  { os, arch: "arm64" },
]);

/** Under this name Pulumi downloads a plugin. */
export const archiveName = ({ os, arch }: Target) => `pulumi-resource-netassure-v${version}-${os}-${arch}.tar.gz`;

/** The same files always give the same bytes, so that anybody can compare checksums with a build of his own. */
export async function writeArchive(folder: string, target: Target, files: readonly PluginFile[]): Promise<string> {
  const contents = await mkdtemp(join(tmpdir(), "netassure-archive-"));
  try {
    for (const { name, content, executable } of files) {
      await writeFile(join(contents, name), content);
      // Not by writeFile, which takes off what the person's umask takes off.
      await chmod(join(contents, name), executable ? 0o755 : 0o644);
    }
    await mkdir(folder, { recursive: true });
    const file = join(folder, archiveName(target));
    const names = files.map(({ name }) => name);
    await create({ file, cwd: contents, gzip: { level: 9 }, portable: true, mtime: new Date(0) }, names);
    return file;
  } finally {
    await rm(contents, { recursive: true });
  }
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extract, list } from "tar";
import { describe, expect, test } from "vitest";
import { packScript } from "../../scripts/package/releases";
import { runCommand } from "../../scripts/support/run-command.mjs";
import { temporaryFolder, writeFile } from "./support";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const SCRIPT = '#!/usr/bin/env node\nconsole.log("started");\n';
const archive = (machine: string) => `pulumi-resource-netassure-v${version}-${machine}.tar.gz`;

async function packed(): Promise<string> {
  const folder = temporaryFolder();
  await packScript(writeFile(join(folder, "plugin.js"), SCRIPT), join(folder, "release"));
  return join(folder, "release");
}

async function namesIn(file: string): Promise<string[]> {
  const names: string[] = [];
  await list({ file, onReadEntry: ({ path }) => void names.push(path) });
  return names;
}

describe("the release archives of the script", () => {
  test("have the names under which Pulumi downloads a plugin, for each machine that it is made for", async () => {
    expect(readdirSync(await packed()).sort()).toEqual([
      `pulumi-netassure_${version}_checksums.txt`,
      archive("darwin-amd64"),
      archive("darwin-arm64"),
      archive("linux-amd64"),
      archive("linux-arm64"),
      archive("windows-amd64"),
      archive("windows-arm64"),
    ]);
  });

  test("hold a plugin that can be started", async () => {
    const [release, folder] = [await packed(), temporaryFolder()];
    await extract({ file: join(release, archive("linux-amd64")), cwd: folder });
    expect(await runCommand(join(folder, "pulumi-resource-netassure"), [])).toEqual({ code: 0, output: "started\n" });
  });

  test("hold the licence, and for Windows what starts the script there", async () => {
    const release = await packed();
    const plugin = ["package.json", "pulumi-resource-netassure", "LICENSE"];
    expect(await namesIn(join(release, archive("darwin-arm64")))).toEqual(plugin);
    expect(await namesIn(join(release, archive("windows-amd64")))).toEqual(
      plugin.toSpliced(1, 0, "pulumi-resource-netassure.cmd"),
    );
  });

  test("come with their SHA-256, in the form that sha256sum checks", async () => {
    const release = await packed();
    const lines = readFileSync(join(release, `pulumi-netassure_${version}_checksums.txt`), "utf8")
      .trimEnd()
      .split("\n");
    const expected = readdirSync(release).filter((name) => name.endsWith(".tar.gz"));
    expect(lines.map((line) => line.split("  ")[1]).sort()).toEqual(expected.sort());
    for (const line of lines) {
      const [hash, name = ""] = line.split("  ");
      expect(hash).toBe(
        createHash("sha256")
          .update(readFileSync(join(release, name)))
          .digest("hex"),
      );
    }
  });

  test("are the same bytes whenever they are made", async () => {
    const checksums = async () =>
      readFileSync(join(await packed(), `pulumi-netassure_${version}_checksums.txt`), "utf8");
    expect(await checksums()).toBe(await checksums());
  });
});

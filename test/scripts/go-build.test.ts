import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { buildWithGo } from "../../scripts/toolchain/go-build.mjs";
import { tools } from "../../scripts/toolchain/pins.mjs";
import { listener, temporaryFolder, writeProgram } from "./support";

afterEach(() => void vi.unstubAllEnvs());

/** Puts a `go` in front of PATH. @returns a folder for what it wants to leave behind */
function fakeGo(script: string): string {
  const folder = temporaryFolder();
  writeProgram(join(folder, "bin", "go"), `NOTES=${folder}\n${script}`);
  vi.stubEnv("PATH", [join(folder, "bin"), process.env.PATH].join(delimiter));
  return folder;
}

/** Notes how it was called, and writes a program that prints the version of its -ldflags where -o says. */
const building = `
echo "$PWD|$GOFLAGS|$GOWORK|$CGO_ENABLED" >> "$NOTES/environment"
for argument; do echo "$argument" >> "$NOTES/arguments"; done
while [ $# -gt 0 ]; do
  [ "$1" = -ldflags ] && version=$(echo "$2" | sed 's/.*Version=//')
  [ "$1" = -o ] && output=$2
  shift
done
printf '#!/bin/sh\\necho %s\\n' "$version" > "$output"
chmod +x "$output"
`;

const build = (folder: string, log: (line: string) => void = () => {}) =>
  buildWithGo({ folder, log, progress: () => () => {} });

const notes = (folder: string, name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n");

describe("building the CLI with Go", () => {
  test("gives a CLI that knows its version", async () => {
    fakeGo(building);
    const folder = join(temporaryFolder(), "key");
    const version = tools.find(({ name }) => name === "pulumi")?.version;
    expect(await build(folder)).toEqual({ bin: [join(folder, "bin")], version });
  });

  test("puts the language host and the launcher of dynamic resources beside it", async () => {
    fakeGo(building);
    const folder = join(temporaryFolder(), "key");
    await build(folder);
    expect(readdirSync(join(folder, "bin")).sort()).toEqual([
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-resource-pulumi-nodejs",
    ]);
  });

  test("builds each tool in its module, as its checksums say and whatever flags the person has set", async () => {
    vi.stubEnv("GOFLAGS", "-mod=mod");
    vi.stubEnv("GOWORK", "/somewhere/go.work");
    const go = fakeGo(building);
    await build(join(temporaryFolder(), "key"));
    expect(notes(go, "environment")).toEqual(tools.map(({ folder }) => `${folder}|-mod=readonly|off|0`));
  });

  test("asks for the tool of the module, without paths of this machine in it", async () => {
    const go = fakeGo(building);
    await build(join(temporaryFolder(), "key"));
    const first = notes(go, "arguments").slice(0, 9);
    expect(first.slice(0, 5)).toEqual(["build", "-trimpath", "-mod=readonly", "-buildvcs=false", "-ldflags"]);
    expect(first[5]).toMatch(/^-s -w -X \S+\/version\.Version=v\d+\.\d+\.\d+$/);
    expect([first[6], first[8]]).toEqual(["-o", "tool"]);
  });

  test("says once what it does and where the result stays", async () => {
    const go = fakeGo(building);
    const folder = join(temporaryFolder(), "key");
    const { lines, log } = listener();
    await build(folder, log);
    expect(lines).toEqual([
      `Building the Pulumi CLI from source with ${join(go, "bin", "go")}; once, then it is kept in ${folder}.`,
    ]);
  });

  test("shows progress for each tool, from its start to its end", async () => {
    fakeGo(building);
    const seen: string[] = [];
    const progress = (label: string) => {
      seen.push(label.trim().split(" (")[0] ?? "");
      return () => void seen.push("end");
    };
    await buildWithGo({ folder: join(temporaryFolder(), "key"), log: () => {}, progress });
    expect(seen).toEqual(tools.flatMap(({ name, version }) => [`go build ${name} ${version}`, "end"]));
  });
});

describe("when it does not work", () => {
  test("a failed build gives Go's last words and leaves nothing", async () => {
    fakeGo("echo 'go: go.mod requires go >= 1.26 (running go 1.22)' >&2; exit 1");
    const folder = join(temporaryFolder(), "key");
    expect(await build(folder)).toEqual({
      reason: "building with Go failed: go: go.mod requires go >= 1.26 (running go 1.22)",
    });
    expect(readdirSync(dirname(folder))).toEqual([]);
  });

  test("a result that does not run is not kept", async () => {
    fakeGo(building.replace("echo %s", "exit 1 # %s"));
    const folder = join(temporaryFolder(), "key");
    expect(await build(folder)).toEqual({ reason: `what was cached at ${folder} did not run and was removed` });
    expect(existsSync(folder)).toBe(false);
  });
});

import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withHosts } from "../../scripts/toolchain/hosts.mjs";
import { hosts } from "../../scripts/toolchain/pins.mjs";
import { fakePulumi, listener, temporaryFolder, writeFile, writeProgram } from "./support";

/** Notes what it builds; `go list` answers with the folder of a module that has the script of Python's host. */
const building = `
if [ "$1" = list ]; then echo "$NOTES/module/pulumi-language-python"; exit 0; fi
while [ $# -gt 0 ]; do
  [ "$1" = -o ] && output=$2
  shift
done
basename "$output" >> "$NOTES/built"
printf '#!/bin/sh\\n' > "$output"
chmod +x "$output"
`;

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv("NETASSURE_CACHE", join(folder, "cache"));
  vi.stubEnv("PATH", [join(folder, "go"), "/usr/bin", "/bin"].join(delimiter));
  writeFile(join(folder, "module", "pulumi-language-python-exec"), "#!/usr/bin/env python\n");
});
afterEach(() => void vi.unstubAllEnvs());

const withGo = (script = building) => writeProgram(join(folder, "go", "go"), `NOTES=${folder}\n${script}`);
const built = () => readFileSync(join(folder, "built"), "utf8").trimEnd().split("\n");
const toolchain = () => ({
  bin: [fakePulumi(join(folder, "bin"), "3.259.0")],
  version: "3.259.0",
  source: "cache" as const,
});
const speech = (log: (line: string) => void = () => {}) => ({ log, progress: () => () => {} });

describe("a CLI that has the hosts", () => {
  test("is used as it is", async () => {
    const own = toolchain();
    writeProgram(join(folder, "bin", "pulumi-language-yaml"), "");
    expect(await withHosts(own, ["yaml"], speech())).toEqual(own.bin);
    expect(existsSync(join(folder, "cache"))).toBe(false);
  });
});

describe("a CLI without the hosts", () => {
  test("comes first as one that has those that are asked for beside it", async () => {
    withGo();
    const own = toolchain();
    const [bin = "", ...others] = await withHosts(own, ["yaml", "go"], speech());
    expect(others).toEqual(own.bin);
    expect(readdirSync(bin).sort()).toEqual([
      "pulumi",
      "pulumi-language-go",
      "pulumi-language-nodejs",
      "pulumi-language-yaml",
    ]);
    expect(readdirSync(join(bin, ".."))).toEqual(["bin"]);
  });

  test("gets further hosts when they are asked for, each built once", async () => {
    withGo();
    const own = toolchain();
    const first = await withHosts(own, ["yaml"], speech());
    expect(await withHosts(own, ["go", "yaml"], speech())).toEqual(first);
    await withHosts(own, ["go"], speech());
    expect(built()).toEqual(["pulumi-language-yaml", "pulumi-language-go"]);
  });

  test("gets the script of Python's host beside it, which may be executed", async () => {
    withGo();
    const [bin = ""] = await withHosts(toolchain(), ["python"], speech());
    expect(readdirSync(bin)).toContain("pulumi-language-python");
    expect(readFileSync(join(bin, "pulumi-language-python-exec"), "utf8")).toBe("#!/usr/bin/env python\n");
  });

  test("stays whole when the folder that it came from goes", async () => {
    withGo();
    const own = toolchain();
    const [bin = ""] = await withHosts(own, ["yaml"], speech());
    rmSync(join(folder, "bin"), { recursive: true });
    expect(readFileSync(join(bin, "pulumi"), "utf8")).toContain("v3.259.0");
  });

  test("says what is built and where it stays", async () => {
    const go = withGo();
    const { lines, log } = listener();
    const [bin = ""] = await withHosts(toolchain(), ["yaml"], speech(log));
    expect(lines).toEqual([
      `Building pulumi-language-yaml from source with ${go}; once, then it is kept in ${join(bin, "..")}.`,
    ]);
  });
});

describe("when a host cannot be built", () => {
  test("Go's last words are passed on, and half a host is not left", async () => {
    withGo("echo 'go: no network' >&2; exit 1");
    await expect(withHosts(toolchain(), ["yaml"], speech())).rejects.toThrow(
      "building pulumi-language-yaml failed: go: no network",
    );
    const [key = ""] = readdirSync(join(folder, "cache"));
    expect(readdirSync(join(folder, "cache", key))).toEqual(["bin"]);
    expect(readdirSync(join(folder, "cache", key, "bin"))).not.toContain("pulumi-language-yaml");
  });
});

test.each(Object.entries(hosts))("the host of %s is pinned to an exact version", (language, host) => {
  expect(host.name).toBe(`pulumi-language-${language}`);
  expect(host.version).toMatch(/^\d+\.\d+\.\d+$/);
});

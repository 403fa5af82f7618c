import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openStack } from "../../scripts/demo/stack.mjs";
import { temporaryFolder, writeProgram } from "./support";

/** Notes folder and arguments of every call, and writes the events that --event-log asks for. */
const pulumi = (folder: string, rest = "") => `
echo "$PWD|$*" >> ${folder}/calls
echo "$PULUMI_HOME|$PULUMI_BACKEND_URL" >> ${folder}/environment
while [ $# -gt 0 ]; do [ "$1" = --event-log ] && events=$2; last=$1; shift; done
[ -n "$events" ] && echo '{"summaryEvent":{"resourceChanges":{"same":2,"update":1}}}' > "$events"
${rest}
exit 0
`;

describe("the demo's stack", () => {
  let folder: string;
  let work: string;
  beforeEach(() => {
    folder = temporaryFolder();
    work = temporaryFolder();
  });
  afterEach(() => void vi.unstubAllEnvs());

  async function open(rest = "", signal = new AbortController().signal) {
    writeProgram(join(folder, "bin", "pulumi"), pulumi(folder, rest));
    vi.stubEnv("PATH", [join(folder, "bin"), process.env.PATH].join(delimiter));
    return openStack({ folder: work, account: { endpoint: "http://127.0.0.1:1/v7", token: "token" }, signal });
  }
  const lines = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
  const calls = () => lines("calls").map((line) => line.replace("--non-interactive --color never ", ""));
  const inRoot = (args: string) => `${process.cwd()}|${args}`;

  test("is made and configured in a copy, since both write beside Pulumi.yaml", async () => {
    await open();
    const settings = join(work, "settings");
    expect(calls()).toEqual([
      `${settings}|stack init demo`,
      `${settings}|config set --stack demo netassure:thousandEyesEndpoint http://127.0.0.1:1/v7`,
      `${settings}|config set --stack demo --secret netassure:thousandEyesToken token`,
    ]);
    expect(readFileSync(join(settings, "Pulumi.yaml"), "utf8")).toBe(readFileSync("Pulumi.yaml", "utf8"));
  });

  test("runs the project at the root, with the configuration from the copy", async () => {
    const stack = await open();
    await stack.up();
    await stack.refresh();
    await stack.destroy();
    const where = (count: number) =>
      `--stack demo --config-file ${work}/settings/Pulumi.demo.yaml --event-log ${work}/events-${count}.jsonl`;
    expect(calls().slice(3)).toEqual([
      inRoot(`up --yes --skip-preview ${where(1)}`),
      inRoot(`refresh --yes --skip-preview ${where(2)}`),
      inRoot(`destroy --yes --skip-preview ${where(3)}`),
    ]);
  });

  test("gives every call a home and a backend of its own", async () => {
    vi.stubEnv("PULUMI_HOME", "/home/ada/.pulumi");
    const stack = await open();
    await stack.up();
    expect(new Set(lines("environment"))).toEqual(new Set([`${work}/home|file://${work}/state`]));
  });

  test("counts what a preview plans", async () => {
    expect(await (await open()).preview()).toBe(1);
  });

  test("gives an output without its line end", async () => {
    const stack = await open(`[ "$last" = demo ] && echo 281474976710706`);
    expect(await stack.output("testId")).toBe("281474976710706");
  });

  test("keeps what the CLI says in a log", async () => {
    await (await open("echo hello")).up();
    expect(readFileSync(join(work, "pulumi.log"), "utf8")).toBe("hello\n".repeat(4));
  });

  test("fails with the last words of the CLI", async () => {
    await expect(open("echo 'error: no such backend' >&2; exit 255")).rejects.toThrow(
      "pulumi stack failed:\nerror: no such backend",
    );
    expect(readFileSync(join(work, "pulumi.log"), "utf8")).toBe("error: no such backend\n");
  });

  test("starts nothing more after it was stopped", async () => {
    await expect(open("", AbortSignal.abort())).rejects.toThrow("aborted");
    expect(existsSync(join(folder, "calls"))).toBe(false);
  });

  test("writes nothing into the clone", async () => {
    const before = readdirSync(process.cwd()).filter((name) => name.startsWith("Pulumi"));
    await (await open()).up();
    expect(readdirSync(process.cwd()).filter((name) => name.startsWith("Pulumi"))).toEqual(before);
  });
});

import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { lastLines, runCommand } from "../../scripts/support/run-command.mjs";
import { temporaryFolder } from "./support";

const node = (program: string, options: Parameters<typeof runCommand>[2] = {}) =>
  runCommand(process.execPath, ["-e", program], options);

describe("a program is run to its end", () => {
  test("with all it wrote, to either stream", async () => {
    const result = await node(`process.stdout.write("out"); process.stderr.write("err")`);
    expect(result.code).toBe(0);
    expect([...result.output].sort().join("")).toBe([..."outerr"].sort().join(""));
  });

  test("with its exit code", async () => {
    expect(await node("process.exit(3)")).toEqual({ code: 3, output: "" });
  });

  test("in the folder and the environment that it is given", async () => {
    const cwd = temporaryFolder();
    const { output } = await node("console.log(process.cwd() + process.env.HELLO)", { cwd, env: { HELLO: "world" } });
    expect(output).toMatch(/netassure-scripts-\w+world\n$/);
  });

  test("with arguments that no shell touches", async () => {
    const args = ["-e", "console.log(process.argv[1])", "$(echo hacked) 'a b' *"];
    expect((await runCommand(process.execPath, args)).output).toBe("$(echo hacked) 'a b' *\n");
  });

  test("without input, so that nothing waits for a person", async () => {
    const program = `process.stdin.on("end", () => console.log("no input")).resume()`;
    expect((await node(program)).output).toBe("no input\n");
  });
});

describe("a program that does not end well", () => {
  test("gives the code of a shell when there is no such program", async () => {
    const { code, output } = await runCommand("/nowhere/program", []);
    expect([code, output]).toEqual([127, "spawn /nowhere/program ENOENT"]);
  });

  test("is a failure when it is stopped for taking too long", async () => {
    expect((await node("setInterval(() => {}, 1000)", { timeout: 100 })).code).toBe(1);
  });

  test("is asked to stop when the caller aborts, and waited for", async () => {
    const abort = new AbortController();
    const ready = join(temporaryFolder(), "ready");
    const program = `
      process.on("SIGINT", () => { console.log("tidying up"); process.exit(4); });
      setInterval(() => {}, 1000);
      require("node:fs").writeFileSync(${JSON.stringify(ready)}, "");`;
    const result = node(program, { signal: abort.signal });
    await vi.waitFor(() => expect(existsSync(ready)).toBe(true), { timeout: 8_000 });
    abort.abort();
    expect(await result).toEqual({ code: 4, output: "tidying up\n" });
  });
});

describe("the end of an output", () => {
  test.each([
    ["a\nb\nc\n", 2, "b\nc"],
    ["a\n\n\n", 2, "a"],
    ["a", 5, "a"],
    ["", 5, ""],
  ])("of %j, %i lines, is %j", (output, count, expected) => {
    expect(lastLines(output, count)).toBe(expected);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/** Runs a command line that is not meant to start anything: it would stop at once. */
async function netassure(...args: string[]) {
  const written = { out: "", error: "" };
  const exitCode = await run(args, {
    out: (text) => {
      written.out += text;
    },
    error: (text) => {
      written.error += text;
    },
    stopped: async () => {},
  });
  return { exitCode, ...written };
}

describe("netassure", () => {
  it("tells its version", async () => {
    expect(await netassure("--version")).toEqual({ exitCode: 0, out: `${version}\n`, error: "" });
  });

  it("shows its commands on request", async () => {
    const { exitCode, out, error } = await netassure("--help");

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Usage: netassure \[options\] \[command\]\n/);
    expect(out).toContain("simulate the vendors' APIs on loopback, without an account");
    expect(error).toBe("");
  });

  it("shows the options, defaults and examples of the sandbox", async () => {
    const { exitCode, out } = await netassure("sandbox", "--help");

    expect(exitCode).toBe(0);
    const text = out.replace(/\s+/g, " ");
    expect(text).toContain("--port <n> port on 127.0.0.1; 0 for any free one (default: 8700)");
    expect(text).toContain('--seed <size> what a fresh account holds (choices: "small", "large", default: "small")');
    expect(out).toContain("$ netassure sandbox --port 0 --json");
  });

  it("shows help and calls it wrong usage when no command is given", async () => {
    const { exitCode, out, error } = await netassure();

    expect(exitCode).toBe(2);
    expect(out).toBe("");
    expect(error).toContain("Usage: netassure");
  });

  it.each([
    [["sandbx"], "error: unknown command 'sandbx'\n(Did you mean sandbox?)"],
    [["sandbox", "--prot", "1"], "error: unknown option '--prot'\n(Did you mean --port?)"],
    [["sandbox", "extra"], "error: too many arguments for 'sandbox'. Expected 0 arguments but got 1."],
    [["sandbox", "--port", "http"], "It must be a whole number."],
    [["sandbox", "--port", "-1"], "It must be a whole number."],
    [["sandbox", "--port", "70000"], "Ports end at 65535."],
    [["sandbox", "--seed", "huge"], "Allowed choices are small, large."],
    [["sandbox", "--rate-limit", "0"], "It must be at least 1."],
    [["sandbox", "--assume", "nonsense=x"], "no assumption is named nonsense; choose from thousandeyes-empty-text,"],
    [["sandbox", "--assume", "pca-put=x"], 'pca-put cannot be read as "x"; choose from replaces, merges.'],
    [["sandbox", "--assume", "pca-put"], "pca-put cannot be read as undefined; choose from replaces, merges."],
    [["sandbox", "--state"], "error: option '--state <file>' argument missing"],
  ])("refuses %j with exit code 2 and says why on stderr", async (args, reason) => {
    const { exitCode, out, error } = await netassure(...args);

    expect(exitCode).toBe(2);
    expect(out).toBe("");
    expect(error).toContain(reason);
    expect(error).toContain("(add --help for the options and examples)");
  });
});

describe("netassure sandbox", () => {
  it("prints what to copy into a shell or a stack, and how to stop", async () => {
    const { exitCode, out, error } = await netassure("sandbox", "--port", "0");

    expect(exitCode).toBe(0);
    expect(error).toBe("");
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0];
    const token = /export TE_TOKEN=(\S+)/.exec(out)?.[1];
    expect(out.split("\n").slice(0, 8)).toEqual([
      `The sandbox listens at ${url} (open it in a browser to see what is declared).`,
      "",
      `ThousandEyes: ${url}/thousandeyes/v7`,
      "",
      `  export TE_API_ENDPOINT=${url}/thousandeyes/v7`,
      `  export TE_TOKEN=${token}`,
      "",
      `  pulumi config set netassure:thousandEyesEndpoint ${url}/thousandeyes/v7`,
    ]);
    expect(out).toContain(`  pulumi config set --secret netassure:thousandEyesToken ${token}\n`);
    expect(out.endsWith("\nCtrl-C stops it.\n")).toBe(true);
  });

  it("prints one line of JSON and nothing else with --json", async () => {
    const { exitCode, out, error } = await netassure("sandbox", "--port", "0", "--json");

    expect(exitCode).toBe(0);
    expect(error).toBe("");
    expect(out.indexOf("\n")).toBe(out.length - 1);
    const { url, ...vendors } = JSON.parse(out);
    const secret = expect.stringMatching(/./);
    expect(vendors).toEqual({
      thousandEyes: { endpoint: `${url}/thousandeyes/v7`, token: secret },
      pca: { endpoint: `${url}/pca`, token: secret, username: secret, password: secret },
      pingPlotter: { endpoint: `${url}/pingplotter`, apiKey: secret },
    });
  });

  it("fails with one line when the state file is unusable", async () => {
    const { exitCode, out, error } = await netassure("sandbox", "--port", "0", "--state", "package.json");

    expect(exitCode).toBe(1);
    expect(out).toBe("");
    expect(error).toMatch(/^netassure: the state file package\.json is unusable \(.*\); delete it to start afresh\n$/);
  });
});

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";

const slow = 60_000;

/** Starts the command line as a process of its own. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const written = { out: "", error: "" };
  child.stdout.on("data", (chunk) => {
    written.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    written.error += chunk;
  });
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.on("data", () => {
      if (written.out.includes("\n")) resolve(written.out.slice(0, written.out.indexOf("\n")));
    });
  });
  const exit = new Promise<number | string | null>((resolve) => {
    child.on("close", (code, signal) => resolve(code ?? signal));
  });
  return { child, written, firstLine, exit };
}

function call(url: string, token: string) {
  return fetch(url, { headers: { authorization: `Bearer ${token}` } });
}

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), "netassure-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function busyPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" ? String(address?.port) : "";
}

describe("the process", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "answers once it has announced itself, and ends cleanly on %s",
    async (signal) => {
      const { child, written, firstLine, exit } = start("sandbox", "--port", "0", "--json");
      const line = await firstLine;
      const { endpoint, token } = JSON.parse(line).thousandEyes;

      const answer = await call(`${endpoint}/tests`, token);
      child.kill(signal);

      expect(answer.status).toBe(200);
      expect(await exit).toBe(0);
      expect(written).toEqual({ out: `${line}\n`, error: "" });
    },
    slow,
  );

  it(
    "writes the state file before it ends",
    async () => {
      const file = join(await temporaryFolder(), "state.json");
      const { child, firstLine, exit } = start("sandbox", "--port", "0", "--json", "--state", file);
      const { url, thousandEyes } = JSON.parse(await firstLine);
      const objects = await (await fetch(`${url}/_sandbox/objects`)).json();
      child.kill("SIGTERM");

      expect(await exit).toBe(0);
      const saved = JSON.parse(await readFile(file, "utf8"));
      expect(saved.objects).toEqual(objects);
      expect(saved.credentials.thousandEyes).toEqual({ token: thousandEyes.token });
    },
    slow,
  );

  it(
    "has the same credentials and objects when it starts again with the same state file",
    async () => {
      const file = join(await temporaryFolder(), "state.json");
      const first = start("sandbox", "--port", "0", "--json", "--state", file, "--seed", "large");
      const before = JSON.parse(await first.firstLine);
      const objects = await (await fetch(`${before.url}/_sandbox/objects`)).json();
      first.child.kill("SIGTERM");
      await first.exit;

      const second = start("sandbox", "--port", "0", "--json", "--state", file);
      const after = JSON.parse(await second.firstLine);

      expect(after.thousandEyes.token).toBe(before.thousandEyes.token);
      expect(after.pca.password).toBe(before.pca.password);
      expect(after.pingPlotter.apiKey).toBe(before.pingPlotter.apiKey);
      expect(await (await fetch(`${after.url}/_sandbox/objects`)).json()).toEqual(objects);
    },
    slow,
  );

  it(
    "limits requests as told",
    async () => {
      const { firstLine } = start("sandbox", "--port", "0", "--json", "--rate-limit", "1");
      const { endpoint, token } = JSON.parse(await firstLine).thousandEyes;

      expect((await call(`${endpoint}/tests`, token)).status).toBe(200);
      expect((await call(`${endpoint}/tests`, token)).status).toBe(429);
    },
    slow,
  );

  it(
    "reads as told what is assumed of the vendors, as often as it is told",
    async () => {
      const told = ["--assume", "pca-put=merges", "--assume", "pca-empty-list=empty"];
      const { firstLine } = start("sandbox", "--port", "0", "--json", ...told);
      const { url } = JSON.parse(await firstLine);

      const answer = await fetch(`${url}/_sandbox/assumptions`);
      const { assumptions } = (await answer.json()) as {
        assumptions: { name: string; reading: string; default: string }[];
      };

      const changed = assumptions.filter((one) => one.reading !== one.default);
      expect(changed.map(({ name, reading }) => `${name}=${reading}`).sort()).toEqual([
        "pca-empty-list=empty",
        "pca-put=merges",
      ]);
    },
    slow,
  );

  it(
    "fails with exit code 1 and one line when the port is in use",
    async () => {
      const port = await busyPort();
      const { written, exit } = start("sandbox", "--port", port, "--json");

      expect(await exit).toBe(1);
      expect(written).toEqual({
        out: "",
        error: `netassure: port ${port} on 127.0.0.1 is in use; stop what uses it or choose another port (0 for any free one)\n`,
      });
    },
    slow,
  );

  it(
    "fails with exit code 2 on wrong usage",
    async () => {
      const { written, exit } = start("sandbox", "--port", "seventy");

      expect(await exit).toBe(2);
      expect(written.out).toBe("");
      expect(written.error).toContain("It must be a whole number.");
    },
    slow,
  );
});

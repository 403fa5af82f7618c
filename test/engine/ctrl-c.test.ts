import { afterAll, beforeAll, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { LiveRun, until } from "./support/live-run";
import type { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

let sandbox: EngineSandbox;
let project: Project;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  project = await sandbox.project();
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

const shops = async () =>
  ((await sandbox.byHand("GET", "/tests")).tests as { testName: string }[]).filter(
    ({ testName }) => testName === "shop",
  );

const seconds = (count: number) => new Promise((later) => setTimeout(later, count * 1000));

it("Ctrl-C ends a wait for the rate limit at once, and nothing is sent afterwards", async () => {
  project.program(`
    new netassure.ThousandEyesTest("shop", {
      type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
    });
  `);
  await sandbox.fault({
    method: "POST",
    path: "/tests/http-server",
    kind: "rate-limit",
    headers: { "retry-after": "5" },
  });
  const run = new LiveRun(project, ["up", "--yes", "--skip-preview"]);
  await until("the rate limit was met", async () => (await sandbox.hits()).includes(1));
  await seconds(1);
  const [asked, pressed] = [await sandbox.requestLog(), Date.now()];
  run.interrupt();
  const { code, text } = await run.ended;
  expect(Date.now() - pressed).toBeLessThan(3_000);
  expect(code).not.toBe(0);
  expect(diagnosticsOf(text, "shop")).toEqual(["error: POST /tests/http-server to ThousandEyes was cancelled."]);
  await seconds(6);
  expect(await sandbox.requestLog()).toEqual(asked);
  expect(await shops()).toEqual([]);
});

it("the next up makes exactly one", async () => {
  expect(await project.up()).toEqual({ create: 1 });
  expect(await shops()).toHaveLength(1);
  expect(await project.preview()).toEqual({});
});

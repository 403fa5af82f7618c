import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { agentNameTaken, testNameTaken } from "./support/messages";
import { Outside } from "./support/outside";
import { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/*
 * Two stacks that are the same in every name: project, stack and resources. All that tells them apart is the backend that
 * their state is in, and neither knows of the other.
 */

let sandbox: EngineSandbox;
let outside: Outside;
let first: Project;
let second: Project;
let held: unknown;
let lines: Record<string, string>;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  outside = new Outside(sandbox);
  // The reading under which a second POST would do the most harm.
  await sandbox.assume({ "pca-post-taken-session-id": "overwrites" });
  const attributes = { dataGateway: { server: "collector.example.com" }, identification: { agentName: "shared" } };
  const { id } = await outside.pca("POST", "/agents/configuration", { type: "agentConfigs", attributes });
  const program = `
    new netassure.ThousandEyesTest("shop", {
      type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
    });
    new netassure.PcaAgentConfig("edge", { dataGateway: { server: "collector.example.com" } });
    new netassure.PcaSession("echo", {
      sessionType: "echo-icmp", agentId: "${id}", enable: true, period: "continuous",
      echo: { reflectorAddr: "192.0.2.1" },
    });
    new netassure.PingPlotterAgent("laptop", {});
  `;
  first = (await new Project(sandbox.environment()).init()).program(program);
  second = (await new Project(sandbox.environment()).init()).program(program.replace("interval: 300", "interval: 600"));
  await first.up();
  held = await sandbox.everything();
  lines = await expectedLines();
});

afterAll(async () => {
  first.remove();
  second.remove();
  await sandbox.close();
});

async function expectedLines(): Promise<Record<string, string>> {
  const { shop, edge, echo, laptop } = await first.resources();
  const taken = (kind: string, property: string, id: string | undefined) =>
    `error: The ${kind} ${id} exists already and was not made by this run. Its ${property} follows from the names of organization, project, stack and resource, so a stack of the same names in another backend made it, or a run of this one whose state is lost. If nobody else manages it, set adoptId: "${id}" to take it over; otherwise give this resource another ${property}.`;
  return {
    shop: testNameTaken(shop?.id, (shop?.outputs?.account as { aid: string } | undefined)?.aid),
    edge: taken("agent configuration", "agentId", edge?.id),
    echo: taken("session", "sessionId", echo?.id),
    laptop: agentNameTaken("laptop", laptop?.id),
  };
}

/** An up that makes nothing, with a line for every resource that tells what is there already. */
async function expectRefused(project: Project): Promise<void> {
  const run = await project.pulumi(["up", "--yes", "--skip-preview", "--continue-on-error"]);
  expect(run.code).not.toBe(0);
  for (const [name, line] of Object.entries(lines)) expect(diagnosticsOf(run.text, name)).toEqual([line]);
  expect(await sandbox.everything()).toEqual(held);
}

describe("the second of two backends with the same names", () => {
  it("neither overwrites nor adopts what the first one made, and says what is there", () => expectRefused(second));

  it("deletes nothing of the first one", async () => {
    await second.destroy();
    expect(await sandbox.everything()).toEqual(held);
  });

  it("does not do so either from the same folder, minutes after the first one", async () => {
    first.useBackend("second");
    await first.init();
    await expectRefused(first);
    first.useBackend("first");
    expect(await first.preview()).toEqual({});
  });
});

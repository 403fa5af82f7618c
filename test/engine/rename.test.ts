import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { agentNameTaken, testNameTaken } from "./support/messages";
import { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/* Resources that are renamed in the program without a word to Pulumi, which takes that for a new and a dropped one. */

let sandbox: EngineSandbox;
let project: Project;
let held: unknown;
let testId: string;
let agentId: string;
let aid: string;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  project = await new Project(sandbox.environment()).init();
  project.program(`
    new netassure.ThousandEyesTest("shop", {
      testName: "Shop", type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
    }, {});
    new netassure.PingPlotterAgent("laptop", { name: "Laptop" }, {});
  `);
  await project.up();
  held = await sandbox.everything();
  const { shop, laptop } = await project.resources();
  [testId, agentId] = [shop?.id ?? "", laptop?.id ?? ""];
  [aid = ""] = await sandbox.accountGroups();
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

/** An up that fails, and leaves everything at the vendors as it was. */
async function refusedUp(): Promise<string> {
  const { code, text } = await project.pulumi(["up", "--yes", "--skip-preview", "--continue-on-error"]);
  expect(code).not.toBe(0);
  expect(await sandbox.everything()).toEqual(held);
  return text;
}

/** The next preview is empty, and the vendors hold what they did before. */
async function expectNothingLost(): Promise<void> {
  expect(await project.preview()).toEqual({});
  expect(await sandbox.everything()).toEqual(held);
}

describe("a resource that is renamed", () => {
  it("is not made a second time: the line says what may have happened, and nothing is lost", async () => {
    project.edit('"shop"', '"storefront"').edit('"laptop"', '"notebook"');
    const text = await refusedUp();
    expect(diagnosticsOf(text, "storefront")).toEqual([testNameTaken(testId, aid)]);
    expect(diagnosticsOf(text, "notebook")).toEqual([agentNameTaken("Laptop", agentId)]);
  });

  it("stays the same object when the advice aliases is followed", async () => {
    project.edit('agentId: "3" }],\n    }, {});', 'agentId: "3" }],\n    }, { aliases: [{ name: "shop" }] });');
    project.edit('{ name: "Laptop" }, {}', '{ name: "Laptop" }, { aliases: [{ name: "laptop" }] }');
    expect(await project.up()).toEqual({});
    const { storefront, notebook } = await project.resources();
    expect([storefront?.id, notebook?.id]).toEqual([testId, agentId]);
    await expectNothingLost();
  });

  it("stays the same object when the advice adoptId is followed", async () => {
    project
      .edit('"storefront", {', `"front", { adoptId: "${testId}",`)
      .edit('"notebook", {', `"tablet", { adoptId: "${agentId}",`);
    const { text } = await project.must(["up", "--yes", "--skip-preview"]);
    expect(diagnosticsOf(text, "front")).toEqual([`${testId} is as the program says.`]);
    expect(diagnosticsOf(text, "shop")).toEqual([`${testId} is not deleted: "front" manages it now.`]);
    expect(diagnosticsOf(text, "tablet")).toEqual([`${agentId} is as the program says.`]);
    expect(diagnosticsOf(text, "laptop")).toEqual([`${agentId} is not deleted: "tablet" manages it now.`]);
    const { front, tablet } = await project.resources();
    expect([front?.id, tablet?.id]).toEqual([testId, agentId]);
    await expectNothingLost();
  });
});

describe("two resources with the name of one test", () => {
  it("are refused, and nothing is lost", async () => {
    project.append(`new netassure.ThousandEyesTest("twin", {
      testName: "Shop", type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
    });`);
    expect(diagnosticsOf(await refusedUp(), "twin")).toEqual([testNameTaken(testId, aid)]);
  });

  it("are refused as well when the second one adopts it", async () => {
    project.edit('"twin", {', `"twin", { adoptId: "${testId}",`);
    const text = await refusedUp();
    const managedBy = (name: string) =>
      `${testId} is managed by the resource "${name}" of this program already. Declare it once: remove one of the two, or give this one another name at the vendor.`;
    // Which of the two comes second is up to Pulumi, and whether the second one is checked before the first is known.
    const refusals = [
      [
        "twin",
        `error: pulumi-nodejs:dynamic/netassure:ThousandEyesTest resource 'twin' has a problem: adoptId cannot be used: ${managedBy("front")}`,
      ],
      ["twin", `error: ${managedBy("front")}`],
      ["front", `error: ${managedBy("twin")}`],
    ];
    const errorsOf = (name: string) => diagnosticsOf(text, name).filter((line) => line.startsWith("error:"));
    const errors = ["front", "twin"].flatMap((name) => errorsOf(name).map((line) => [name, line]));
    expect(errors).toHaveLength(1);
    expect(refusals).toContainEqual(errors[0]);
  });

  it("end as one when the advice is followed, and nothing is lost", async () => {
    project.edit('new netassure.ThousandEyesTest("twin"', 'if (false) new netassure.ThousandEyesTest("twin"');
    await project.up();
    const { front, twin } = await project.resources();
    expect([front?.id, twin]).toEqual([testId, undefined]);
    await expectNothingLost();
  });
});

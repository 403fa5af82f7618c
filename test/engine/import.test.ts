import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { type Project, root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/* The two ways that Pulumi has to import what exists already: one that it cannot go for a dynamic resource, one that it can. */

const ARGS = { url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }] };

let sandbox: EngineSandbox;
let project: Project;
let testId: string;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  project = await sandbox.project();
  ({ testId } = (await sandbox.byHand("POST", "/tests/http-server", { ...ARGS, testName: "Shop" })) as {
    testId: string;
  });
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

const live = () => sandbox.byHand("GET", `/tests/http-server/${testId}?expand=agent`);

function declare(options: object): void {
  const args = { type: "http-server", testName: "Shop", ...ARGS };
  project.program(
    `new netassure.ThousandEyesTest("shop-frontend", ${JSON.stringify(args)}, ${JSON.stringify(options)});`,
  );
}

describe("the option import", () => {
  it("is refused in one line that names what works, and asks nothing", async () => {
    declare({ import: testId });
    const { result, requests } = await sandbox.requestsOf(() => project.pulumi(["preview"]));
    expect(result.code).not.toBe(0);
    expect(diagnosticsOf(result.text, "engine-test-test")).toEqual([
      `error: ThousandEyesTest "shop-frontend" has the option import, which Pulumi cannot carry out for dynamic resources. Set the property adoptId: "${testId}" in its place; or, for many objects at once, run pulumi import --file with inputs and outputs (see docs/existing-objects.md).`,
    ]);
    expect(result.text).not.toMatch(/^\s+at /m);
    expect(requests).toEqual({});
  });
});

describe("pulumi import --file, with the file that docs/existing-objects.md shows", () => {
  it("takes the test into the state without asking for it", async () => {
    const page = readFileSync(join(root, "docs/existing-objects.md"), "utf8");
    const [, file] = /```json\n(.*?)\n```/s.exec(page) ?? [];
    const { resources } = JSON.parse(file ?? "") as { resources: object[] };
    project.write("objects.json", JSON.stringify({ resources: resources.map((one) => ({ ...one, id: testId })) }));
    const { requests } = await sandbox.requestsOf(() =>
      project.must(["import", "--file", "objects.json", "--generate-code=false", "--protect=false", "--yes"]),
    );
    expect(requests).toEqual({});
    expect((await project.resource("shop-frontend"))?.id).toBe(testId);
  });

  it("learns from a refresh where it lives, and then there is nothing to do", async () => {
    const before = await live();
    declare({});
    // Pulumi counts what a program could have said, and the account is an output.
    expect(await project.refresh()).toEqual({});
    expect((await project.resource("shop-frontend"))?.outputs?.account).toMatchObject({
      host: new URL(sandbox.endpoint).host,
    });
    expect(await project.preview()).toEqual({});
    expect(await live()).toEqual(before);
  });
});

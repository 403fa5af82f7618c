import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Project, root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

const TYPESCRIPT = `
  import * as pulumi from "@pulumi/pulumi";
  import * as netassure from "netassure";

  const site = new netassure.ThousandEyesTest("site", {
    type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
    authType: "basic", username: "probe", password: pulumi.secret("hunter2-of-the-site"),
  });

  // Known only after the first test was created: everything below is unknown in the first preview.
  const filters: pulumi.Output<netassure.ThousandEyesAgentsArgs> = site.testId.apply(() => ({ names: ["Singapore"] }));
  const found: pulumi.Output<netassure.ThousandEyesAgentsResult> = netassure.getThousandEyesAgentsOutput(filters);

  const path = new netassure.ThousandEyesTest("path", {
    type: "agent-to-server",
    server: site.url.apply((url) => new URL(url ?? "").hostname),
    port: 443,
    interval: site.interval.apply((interval) => (interval ?? 60) * 2),
    agents: found.ids,
    description: pulumi.interpolate\`The way to \${site.testName} (\${site.testId})\`,
  });

  export const siteId: pulumi.Output<string> = site.testId;
  export const description: pulumi.Output<string | undefined> = path.description;
  export const addresses: pulumi.Output<string[]> = found.publicIpAddresses;
`;

const ES_MODULE = `
  import * as pulumi from "@pulumi/pulumi";
  import { getThousandEyesAgents, ThousandEyesTest } from "netassure";

  const { ids } = await getThousandEyesAgents({ names: ["Singapore"] });
  const site = new ThousandEyesTest("module", {
    type: "http-server", url: "https://shop.example.com", interval: 300, agents: ids.map((agentId) => ({ agentId })),
  });
  export const sentence = pulumi.interpolate\`test \${site.testName} runs every \${site.interval} seconds\`;
`;

const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    strict: true,
    skipLibCheck: true,
    types: ["node"],
  },
  files: ["index.ts"],
};

let sandbox: EngineSandbox;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
});

afterAll(() => sandbox.close());

const testNamed = async (name: string) => {
  const { tests } = (await sandbox.byHand("GET", "/tests")) as { tests: Record<string, unknown>[] };
  return tests.find(({ testName }) => testName === name);
};

describe("a TypeScript program whose second test is made of outputs of the first", () => {
  let project: Project;

  beforeAll(async () => {
    project = await sandbox.project();
    for (const name of ["typescript", "@types"]) {
      symlinkSync(join(root, "node_modules", name), join(project.folder, "node_modules", name));
    }
    project.write("package.json", JSON.stringify({ name: "engine-test", private: true, main: "index.ts" }));
    project.write("tsconfig.json", JSON.stringify(TSCONFIG));
    project.write("index.ts", TYPESCRIPT);
  });

  afterAll(() => project.remove());

  it("is previewed while most of it is unknown, after a look at the account and its agents", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.plan());
    expect(Object.entries(result).map(([name, { op }]) => [name, op])).toEqual([
      ["site", "create"],
      ["path", "create"],
    ]);
    expect(requests).toEqual({ "GET /account-groups": 1, "GET /agents": 1 });
    // Where the program declares it, which a review of the preview shows.
    expect(result.site?.newState?.sourcePosition).toBe("project:///index.ts#5,16");
  });

  it("is created with the values that were unknown", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({ create: 3 });
    expect(requests).toEqual({
      "GET /account-groups": 1,
      "GET /agents": 2,
      "POST /tests/http-server": 1,
      "POST /tests/agent-to-server": 1,
    });
    const siteId = (await testNamed("site"))?.testId;
    expect(await testNamed("path")).toMatchObject({
      server: "shop.example.com:443",
      interval: 600,
      description: `The way to site (${siteId})`,
    });
  });

  it("exports what its types say", async () => {
    const siteId = (await testNamed("site"))?.testId;
    expect(await project.output("siteId")).toBe(siteId);
    expect(await project.output("description")).toBe(`The way to site (${siteId})`);
    const { agents } = (await sandbox.byHand("GET", "/agents")) as {
      agents: { agentId: string; ipAddresses: string[] }[];
    };
    const [address] = agents.find(({ agentId }) => agentId === "3")?.ipAddresses ?? [];
    expect(await project.output("addresses")).toContain(address);
  });

  it("has nothing to do afterwards", async () => {
    expect(await project.preview()).toEqual({});
  });

  it("refuses a program that the compiler refuses, before anything is asked", async () => {
    project.write("index.ts", TYPESCRIPT.replace("port: 443", "prot: 443"));
    const { result, requests } = await sandbox.requestsOf(() => project.pulumi(["preview"]));
    expect(result.code).not.toBe(0);
    expect(result.text).toContain("'prot' does not exist in type");
    expect(requests).toEqual({});
  });

  it("is destroyed", async () => {
    expect(await project.destroy()).toEqual({ delete: 3 });
    expect([await testNamed("site"), await testNamed("path")]).toEqual([undefined, undefined]);
  });
});

describe("a program that is an ES module", () => {
  it("runs from its first preview to destroy", async () => {
    const project = await sandbox.project();
    const manifest = { name: "engine-test", private: true, type: "module", main: "index.mjs" };
    project.write("package.json", JSON.stringify(manifest));
    project.write("index.mjs", ES_MODULE);
    expect(await project.preview()).toEqual({ create: 2 });
    expect(await project.up()).toEqual({ create: 2 });
    expect(await project.output("sentence")).toBe("test module runs every 300 seconds");
    expect(await project.preview()).toEqual({});
    expect(await project.refresh()).toEqual({});
    expect(await project.destroy()).toEqual({ delete: 2 });
    expect(await testNamed("module")).toBeUndefined();
    project.remove();
  });
});

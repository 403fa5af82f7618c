import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { nativeProject, writeNative } from "./support/native-project";
import type { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/* A stack that dynamic resources made, whose program is on the native provider from now on. */

const inputs = {
  shop: {
    ...{ url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }] },
    ...{ authType: "basic", username: "probe", password: "password-4711" },
  },
  edge: { dataGateway: { server: "collector.example.com" }, metadata: { SITE: "Berlin" } },
  edgeSecret: { triggers: { deployed: "2026-11" } },
  portal: {
    ...{ sessionType: "transfer", enable: true, period: "repeat" },
    transfer: { destinationUrl: "https://portal.example.com", password: "password-4712" },
  },
  laptop: { targets: [{ address: "192.0.2.1", alias: "Router" }] },
};

type Classes = Record<keyof typeof inputs, string>;

const dynamicClasses: Classes = {
  shop: "ThousandEyesTest",
  edge: "PcaAgentConfig",
  edgeSecret: "PcaAgentSecret",
  portal: "PcaSession",
  laptop: "PingPlotterAgent",
};
const nativeClasses: Classes = {
  shop: "thousandeyes.HttpServerTest",
  edge: "pca.AgentConfig",
  edgeSecret: "pca.AgentSecret",
  portal: "pca.Session",
  laptop: "pingplotter.Agent",
};

/** The agent is below a component, as in a program that has one for each site. */
function nodeProgram(library: string, classes: Classes, shop: object): string {
  const literal = (value: object) => JSON.stringify(value);
  return `
    const pulumi = require("@pulumi/pulumi");
    const netassure = require("${library}");
    const site = new pulumi.ComponentResource("example:site:Site", "berlin");
    new netassure.${classes.shop}("shop", ${literal(shop)});
    const edge = new netassure.${classes.edge}("edge", ${literal(inputs.edge)}, { parent: site });
    new netassure.${classes.edgeSecret}("edgeSecret", { ...${literal(inputs.edgeSecret)}, agentId: edge.id });
    new netassure.${classes.portal}("portal", { ...${literal(inputs.portal)}, agentId: edge.id });
    new netassure.${classes.laptop}("laptop", ${literal(inputs.laptop)});
  `;
}

function yamlProgram(): string {
  const onEdge = { agentId: `\${edge.id}` };
  const properties = {
    ...inputs,
    edgeSecret: { ...inputs.edgeSecret, ...onEdge },
    portal: { ...inputs.portal, ...onEdge },
  };
  const resources = Object.entries(nativeClasses).map(([name, type]) => [
    name,
    { type: `netassure:${type.replace(".", ":")}`, properties: properties[name as keyof Classes] },
  ]);
  return stringify({ resources: Object.fromEntries(resources) });
}

const dynamic = nodeProgram("netassure", dynamicClasses, { type: "http-server", ...inputs.shop });
/** YAML has no components. */
const flatDynamic = dynamic.replace(/ *const site = .*\n/, "").replace(", { parent: site }", "");

describe.each([
  ["Node", "nodejs", dynamic, nodeProgram("@netassure/native", nativeClasses, inputs.shop)],
  ["YAML", "yaml", flatDynamic, yamlProgram()],
] as const)("a stack of dynamic resources whose program is in %s now", (_, language, before, now) => {
  let sandbox: EngineSandbox;
  let project: Project;
  let held: unknown;
  let ids: Record<string, unknown>;

  beforeAll(async () => {
    sandbox = await EngineSandbox.start();
    project = await nativeProject(language, sandbox.environment());
    await project.init();
    writeNative(project, "nodejs", before);
    await project.up();
    [held, ids] = [await sandbox.everything(), await objects()];
    writeNative(project, language, now);
  });

  afterAll(async () => {
    project.remove();
    await sandbox.close();
  });

  /** The ids of the objects in the state, and where it says that they live. */
  async function objects(): Promise<Record<string, unknown>> {
    const resources = Object.entries(await project.resources());
    const own = resources.filter(([, { type }]) => type.includes("netassure:") && !type.startsWith("pulumi:"));
    return Object.fromEntries(own.map(([name, { id, outputs }]) => [name, [id, outputs?.account]]));
  }

  it("has nothing to do in a preview, and asks no vendor", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.preview());
    expect(result).toEqual({});
    expect(requests).toEqual({});
  });

  it("runs without a request, and then belongs to the native provider", async () => {
    const { result, requests } = await sandbox.requestsOf(() => project.up());
    expect(result).toEqual({});
    expect(requests).toEqual({});
    expect(await objects()).toEqual(ids);
    const { resources, text } = await project.state();
    expect(resources.filter(({ type }) => type.startsWith("pulumi-nodejs:"))).toEqual([]);
    expect(text).not.toContain("password-471");
    expect(await project.preview()).toEqual({});
  });

  it("keeps nothing of the dynamic way after a refresh, which changes nothing else", async () => {
    expect(await project.refresh()).toEqual({});
    expect((await project.state()).text).not.toMatch(/__provider|__identity|password-471/);
    expect(await project.preview()).toEqual({});
    expect(await sandbox.everything()).toEqual(held);
  });

  it("is destroyed by it", async () => {
    expect(await project.destroy()).toMatchObject({ delete: expect.any(Number) });
    expect((await project.state()).resources).toEqual([]);
  });
});

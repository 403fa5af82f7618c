import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { Project, type StateResource } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/*
 * The credentials of another account, with one resource of every vendor: another organization at ThousandEyes, another
 * tenant at the same PCA host, another host of PingPlotter. A 404 of these would say that everything is gone.
 */

let own: EngineSandbox;
let other: EngineSandbox;
let project: Project;
let lines: Record<string, string>;
let held: unknown[];
let state: string;

beforeAll(async () => {
  [own, other] = await Promise.all([EngineSandbox.start(), EngineSandbox.start()]);
  project = await new Project(own.environment()).init();
  project.program(`
    new netassure.ThousandEyesTest("shop", {
      type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }],
    });
    new netassure.PcaAgentConfig("edge", { dataGateway: { server: "collector.example.com" } });
    new netassure.PingPlotterAgent("laptop", {});
  `);
  await project.up();
  await own.enterTenant("Other Tenant");
  project.env.TE_TOKEN = await own.tokenOf({ organization: "other" });
  project.env.PINGPLOTTER_ENDPOINT = other.environment().PINGPLOTTER_ENDPOINT ?? "";
  project.env.PINGPLOTTER_API_KEY = other.environment().PINGPLOTTER_API_KEY ?? "";
  held = await Promise.all([own.everything(), other.everything()]);
  state = await states();
  lines = await expectedLines();
});

afterAll(async () => {
  project.remove();
  await Promise.all([own.close(), other.close()]);
});

/** What the state says of the objects; every export encrypts secrets anew, so they are shown. */
async function states(): Promise<string> {
  const { stdout } = await project.must(["stack", "export", "--show-secrets"]);
  const { resources } = JSON.parse(stdout).deployment as { resources: StateResource[] };
  return JSON.stringify(resources.map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs })));
}

async function loginGroup(token: string | undefined): Promise<string | undefined> {
  return (await own.accountGroups(token))[0];
}

async function expectedLines(): Promise<Record<string, string>> {
  const line = async (name: string, here: string, there: string, settings: string) => {
    const { id } = (await project.resource(name)) ?? {};
    return `error: ${id} lives in ${here}, but the credentials of this run lead to ${there}. Nothing was changed, neither there nor in the state. Use the credentials of the account that it lives in (${settings}; refresh and destroy use those of the last up). To forget it without touching it, run pulumi state delete with its URN.`;
  };
  const host = new URL(own.endpoint).host;
  return {
    shop: await line(
      "shop",
      `account group ${await loginGroup(own.token)} at ${host}`,
      `account group ${await loginGroup(project.env.TE_TOKEN)} (Elsewhere) at ${host}`,
      "netassure:thousandEyesToken or TE_TOKEN, and the endpoint",
    ),
    edge: await line(
      "edge",
      `tenant sandbox at ${host}`,
      `tenant Other Tenant at ${host}`,
      "netassure:pcaEndpoint or PCA_ENDPOINT, and the token or login",
    ),
    laptop: await line(
      "laptop",
      host,
      new URL(other.endpoint).host,
      "netassure:pingPlotterSubdomain or PINGPLOTTER_SUBDOMAIN, netassure:pingPlotterEndpoint or PINGPLOTTER_ENDPOINT, and the API key",
    ),
  };
}

describe("with the credentials of another account", () => {
  it.each([
    ["refresh", ["refresh"]],
    ["up --refresh", ["up", "--refresh"]],
    ["destroy", ["destroy", "--continue-on-error"]],
  ])("%s fails for every resource, and changes neither the state nor an account", async (_, command) => {
    const run = await project.pulumi([...command, "--yes", "--skip-preview"]);
    expect(run.code).not.toBe(0);
    for (const [name, line] of Object.entries(lines)) expect(diagnosticsOf(run.text, name)).toEqual([line]);
    expect(await states()).toBe(state);
    expect(await Promise.all([own.everything(), other.everything()])).toEqual(held);
  });
});

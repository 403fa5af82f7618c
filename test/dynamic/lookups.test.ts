import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { json, serve } from "../http/support/local-server";

type Lookups = typeof import("../../src/dynamic/lookups");

const agents = ["Singapore", "Tokyo, Japan"].map((agentName, index) => ({
  agentId: String(index + 3),
  agentName,
  agentType: "cloud",
  ipAddresses: [`192.0.2.${index}`],
}));

const unauthorized = json({ error: "invalid_token", error_description: "Invalid access token" }, 401);

const settings = (url: string, token = "te-token") =>
  pulumi.runtime.setAllConfig({ "netassure:thousandEyesToken": token, "netassure:thousandEyesEndpoint": url });

/** A program's process of its own, in which nothing was looked up yet. */
async function freshProcess(url: string): Promise<Lookups> {
  settings(url);
  vi.resetModules();
  return import("../../src/dynamic/lookups");
}

beforeEach(() => {
  for (const name of ["TE_TOKEN", "TE_AID", "TE_API_ENDPOINT"]) vi.stubEnv(name, undefined);
});

afterEach(() => vi.unstubAllEnvs());

describe("a lookup", () => {
  it("asks once for the same filters, at the same time and later", async () => {
    const server = await serve(json({ agents }));
    const { getThousandEyesAgents } = await freshProcess(server.url);
    const ask = () => getThousandEyesAgents({ names: ["Singapore"] });
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one.ids).toEqual(["3"]);
    expect(other).toBe(one);
    expect(await ask()).toBe(one);
    expect(server.requests.map(({ url }) => url)).toEqual(["/agents?expand=cluster-member"]);
  });

  it("asks again for other filters", async () => {
    const server = await serve(json({ agents }));
    const { getThousandEyesAgents } = await freshProcess(server.url);
    await getThousandEyesAgents({ names: ["Singapore"] });
    expect((await getThousandEyesAgents({ names: ["Tokyo, Japan"] })).ids).toEqual(["4"]);
    expect(server.requests).toHaveLength(2);
  });

  it("is not confused with another one of the same filters", async () => {
    const server = await serve(json({ agents }), json({ alertRules: [] }));
    const { getThousandEyesAgents, getThousandEyesAlertRules } = await freshProcess(server.url);
    await getThousandEyesAgents();
    await getThousandEyesAlertRules();
    expect(server.requests.map(({ url }) => url)).toEqual(["/agents?expand=cluster-member", "/alerts/rules"]);
  });

  it("looks in the account group of the configuration unless it names one", async () => {
    const server = await serve(json({ agents }));
    const { getThousandEyesAgents } = await freshProcess(server.url);
    vi.stubEnv("TE_AID", "33");
    await getThousandEyesAgents();
    await getThousandEyesAgents({ accountGroupId: "11" });
    expect(server.requests.map(({ url }) => url)).toEqual(
      ["33", "11"].map((aid) => `/agents?expand=cluster-member&aid=${aid}`),
    );
  });

  it("takes filters that are outputs, and asks nothing while they are unknown", async () => {
    const server = await serve(json({ agents }));
    const { getThousandEyesAgentsOutput } = await freshProcess(server.url);
    const names = pulumi.output(["Tokyo, Japan"]);
    const { publicIpAddresses } = await resolved(getThousandEyesAgentsOutput({ names }));
    expect(publicIpAddresses).toEqual(["192.0.2.1"]);
    const waiting = getThousandEyesAgentsOutput(pulumi.unknown as never) as unknown as { isKnown: Promise<boolean> };
    expect(await waiting.isKnown).toBe(false);
    expect(server.requests).toHaveLength(1);
  });
});

describe("a lookup of another account in the same process", () => {
  it("asks that account", async () => {
    const server = await serve(json({ agents }), json({ agents: [{ ...agents[0], agentId: "77" }] }));
    const { getThousandEyesAgents } = await freshProcess(server.url);
    const ask = async () => (await getThousandEyesAgents({ names: ["Singapore"] })).ids;
    const first = await ask();
    settings(server.url, "another-token");
    const second = await ask();
    settings(server.url);
    expect([first, second, await ask()]).toEqual([["3"], ["77"], ["3"]]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer te-token",
      "Bearer another-token",
    ]);
  });
});

describe("a lookup that fails", () => {
  it("fails for everybody who waits for it, with one request", async () => {
    const server = await serve(unauthorized);
    const { getThousandEyesAgents } = await freshProcess(server.url);
    const results = await Promise.allSettled([getThousandEyesAgents(), getThousandEyesAgents()]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(server.requests).toHaveLength(1);
  });

  it("asks again the next time", async () => {
    const { getThousandEyesAgents } = await freshProcess((await serve(unauthorized, json({ agents }))).url);
    await expect(getThousandEyesAgents()).rejects.toThrow("did not accept the credentials");
    expect((await getThousandEyesAgents()).ids).toEqual(["3", "4"]);
  });

  it("asks again after a setting was missing", async () => {
    const { getThousandEyesAgents } = await freshProcess((await serve(json({ agents }))).url);
    pulumi.runtime.setConfig("netassure:thousandEyesToken", "");
    await expect(getThousandEyesAgents()).rejects.toThrow("ThousandEyes needs an API bearer token.");
    vi.stubEnv("TE_TOKEN", "te-token");
    expect((await getThousandEyesAgents()).ids).toEqual(["3", "4"]);
  });

  it("names every bad argument, and asks nobody", async () => {
    const server = await serve(json({ agents }));
    const { getThousandEyesAgents } = await freshProcess(server.url);
    const args = { nams: ["Singapore"], countryIds: "SG" } as object;
    await expect(getThousandEyesAgents(args)).rejects.toThrow(
      'getThousandEyesAgents: countryIds must be a list of text values, not "SG"; nams is not a known property. Did you mean "names"?',
    );
    expect(server.requests).toHaveLength(0);
  });

  it("is a RunError of one line, whose stack is its message", async () => {
    const { getThousandEyesAgents } = await freshProcess((await serve(json({ agents }))).url);
    const error = await getThousandEyesAgents({ names: ["Singapur"] }).catch((thrown: unknown) => thrown as Error);
    const message =
      'No ThousandEyes agent is named "Singapur" (names are exact). There are: "Singapore", "Tokyo, Japan".';
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ message, stack: message });
  });
});

function resolved<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((done) => {
    output.apply(done);
  });
}

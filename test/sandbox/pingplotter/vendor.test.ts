import { describe, expect, it, onTestFinished } from "vitest";
import { type PingPlotterState, pingPlotter, seedPingPlotter } from "../../../src/sandbox/pingplotter";
import { startSandbox } from "../../../src/sandbox/start";
import { openTestAccount, pathOf, refusalOf, startTime } from "./account";

async function startPingPlotter() {
  const sandbox = await startSandbox({ vendors: [pingPlotter] });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

describe("a fresh account", () => {
  it("has no agents when it is small", () => {
    expect(seedPingPlotter("small")).toEqual({ agents: {}, sessions: {}, customFields: ["Department", "Site"] });
  });

  it("has agents waiting for their installation when it is large", async () => {
    const account = openTestAccount({ state: seedPingPlotter("large") });
    const agents = await account.agents();
    expect(agents).toHaveLength(500);
    expect(new Set(agents.map(({ UniqueId }) => UniqueId)).size).toBe(500);
    expect(new Set(agents.map(({ DownloadUrl }) => DownloadUrl)).size).toBe(500);
    expect(agents.some(({ Configured }) => Configured)).toBe(false);
  });

  it("is the same every time", () => {
    expect(seedPingPlotter("large")).toEqual(seedPingPlotter("large"));
  });

  it("survives being written as JSON", async () => {
    const before = openTestAccount();
    const id = await before.install("192.0.2.1 Router");
    const state = JSON.parse(JSON.stringify(before.state)) as PingPlotterState;
    const after = openTestAccount({ state });
    expect(await after.json("GET", pathOf(id))).toEqual(await before.json("GET", pathOf(id)));
    expect(await after.sessions()).toEqual(await before.sessions());
  });
});

describe("the vendor in the sandbox", () => {
  it("makes another key for every sandbox", () => {
    const [one, other] = [pingPlotter.credentials(), pingPlotter.credentials()];
    expect(one.apiKey).toMatch(/^[0-9a-f]{48}$/);
    expect(one.apiKey).not.toBe(other.apiKey);
  });

  it("says where a client reads the connection and which part of it is secret", () => {
    const settings = Object.entries(pingPlotter.settings);
    expect(settings.map(([key, { env, config, secret }]) => [key, env, config, secret])).toEqual([
      ["endpoint", "PINGPLOTTER_ENDPOINT", "pingPlotterEndpoint", undefined],
      ["apiKey", "PINGPLOTTER_API_KEY", "pingPlotterApiKey", true],
    ]);
  });

  it("answers below its mount, with the limit that the vendor shows in its sample", async () => {
    const { endpoint, apiKey } = (await startPingPlotter()).connection.pingPlotter;
    const answer = await fetch(`${endpoint}/agents`, { headers: { "X-API-KEY": apiKey } });
    expect(await answer.json()).toEqual([]);
    expect(answer.headers.get("X-RateLimit-Limit")).toBe("240");
    expect((await fetch(`${endpoint}/agents`)).status).toBe(401);
  });

  it("gives download URLs that work in the running sandbox, for its own controls", async () => {
    const { url, connection } = await startPingPlotter();
    const { endpoint, apiKey } = connection.pingPlotter;
    const headers = { "X-API-KEY": apiKey };
    const created = await fetch(`${endpoint}/agents`, { method: "POST", headers, body: '{"Name":"laptop"}' });
    const { DownloadUrl } = (await created.json()) as { DownloadUrl: string };
    const [control = ""] = /\/_sandbox\/\S+/.exec(await (await fetch(DownloadUrl)).text()) ?? [];
    expect((await fetch(url + control, { method: "POST" })).status).toBe(200);
    const [agent] = (await (await fetch(`${endpoint}/agents`, { headers })).json()) as { IsOnline: boolean }[];
    expect(agent?.IsOnline).toBe(true);
  });

  it.each([
    [400, "Bad Request"],
    [401, "Unauthorized"],
    [404, "Not Found"],
    [500, "Internal Server Error"],
    [502, "Error"],
  ])("words the fault %i as a problem document", async (status, title) => {
    const { headers, body } = pingPlotter.refusal(status, new Date(startTime), "/agents");
    expect(JSON.parse(body)).toEqual({ title, status });
    expect((await refusalOf(new Response(body, { status, headers }))).status).toBe(status);
  });

  it("words the fault 429 as the vendor documents it", () => {
    const { headers, body } = pingPlotter.refusal(429, new Date(startTime), "/agents");
    expect(headers).toEqual({
      "content-type": "application/json",
      "Retry-After": "1",
      "X-RateLimit-Limit": "240",
      "X-RateLimit-Remaining": "0",
      "X-RateLimit-Reset": String(Date.parse(startTime) / 1000 + 60),
    });
    expect(JSON.parse(body)).toEqual({
      error: "Rate limit exceeded",
      limit: 240,
      remaining: 0,
      cost: 1,
      retryAfterSeconds: 1,
    });
  });

  it("shows a person the agents, the sessions and what was deleted", async () => {
    const account = openTestAccount();
    const installed = await account.install("192.0.2.1 Router");
    const { UniqueId: template } = await account.create({ Name: "template", IsTemplate: true });
    const { UniqueId: gone } = await account.create({ Name: "gone" });
    await account.json("DELETE", "/agents", { UniqueId: gone });
    const { MachineName } = await account.json("GET", pathOf(installed));
    expect(pingPlotter.tables(account.state)).toEqual([
      {
        title: "Agents",
        columns: ["Name", "Id", "Kind", "Device", "Targets", "Sessions"],
        rows: [
          ["laptop", installed, "agent", `${MachineName}, online`, "192.0.2.1 Router", "1"],
          ["template", template, "template", "not installed", "", "0"],
        ],
      },
      {
        title: "Sessions",
        columns: ["Target", "Address", "Agent", "Status"],
        rows: [["Router", "192.0.2.1", "laptop", "Active"]],
      },
      {
        title: "Deleted agents",
        columns: ["Name", "Id", "Deleted"],
        rows: [["gone", gone, startTime]],
        supplied: true,
      },
    ]);
  });

  it("shows a person that an installed agent is offline", async () => {
    const account = openTestAccount();
    await account.control("disconnect", await account.install());
    expect(pingPlotter.tables(account.state)[0]?.rows[0]?.[3]).toMatch(/^DESKTOP-[0-9A-F]{7}, offline$/);
  });
});

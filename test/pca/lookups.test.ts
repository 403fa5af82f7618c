import * as pulumi from "@pulumi/pulumi";
import type nock from "nock";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Values } from "../../src/lifecycle";
import { findPcaAgents, type PcaAgentsArgs } from "../../src/pca";
import { known } from "../dynamic/support/registrations";
import { json, plain, type Reply, serve } from "../http/support/local-server";
import { agentId, api, client, failureOf, JSON_API, nothingLeft, TEXT, TOKEN } from "./support";

afterEach(nothingLeft);

const JSON_TYPE = { "content-type": JSON_API };
const FIRST = { page: "0", limit: "1000" };

const config = (id: string, agentName?: string, metadata?: Values) => ({
  type: "agentConfigs",
  id,
  attributes: { _rev: "1-a", agentId: id, ...(agentName && { identification: { agentName } }), metadata },
});

const report = (id: string, attributes: Values = {}) => ({
  type: "agents",
  id,
  attributes: {
    _rev: "3-c",
    agentId: id,
    agentType: "actuate",
    status: "connected",
    state: "configured",
    ...attributes,
  },
});

const configs = (data: unknown, query: Values = FIRST) =>
  api()
    .get("/agents/configuration")
    .query(query as never)
    .reply(200, { data } as nock.Body, JSON_TYPE);
const reports = (data: unknown, query: Values = FIRST) =>
  api()
    .get("/agents")
    .query(query as never)
    .reply(200, { data } as nock.Body, JSON_TYPE);

/** Four agents: one of each kind that the filters tell apart, and one that has never connected. */
function tenant(): void {
  configs([
    config("c3", "paris", { SITE: "B", ROLE: "edge" }),
    config("c1", "berlin", { SITE: "A", ROLE: "edge" }),
    config("c2", "tokyo", { SITE: "A" }),
    config("c4", "atlanta"),
  ]);
  reports([
    report("c1"),
    report("c2", { agentType: "trace", status: "disconnected" }),
    report("c3", { agentType: "throughput" }),
  ]);
}

const find = (args: PcaAgentsArgs = {}) => findPcaAgents(client(), args, {});
const idsFound = async (args: PcaAgentsArgs) => (await find(args)).ids;

describe("findPcaAgents", () => {
  it("joins the configuration of an agent with what its container reports", async () => {
    const heard = { version: "r24.05", hostName: "host-1", hostOsVersion: "Linux 6.1" };
    configs([config("c1", "berlin", { SITE: "A" })]);
    reports([report("c1", { ...heard, agentName: "old", lastReceivedMessage: "2026-08-01T10:00:00Z" })]);
    expect(await find()).toEqual({
      ids: ["c1"],
      agents: [
        {
          agentId: "c1",
          agentName: "berlin",
          metadata: { SITE: "A" },
          connected: true,
          agentType: "actuate",
          status: "connected",
          state: "configured",
          ...heard,
          lastReceivedMessage: "2026-08-01T10:00:00Z",
        },
      ],
    });
  });

  it("shows an agent whose container has never connected", async () => {
    configs([config("c1", "berlin")]);
    reports([]);
    const { agents } = await find();
    expect(agents).toEqual([{ agentId: "c1", agentName: "berlin", metadata: {}, connected: false }]);
  });

  it("leaves out a report without a configuration, because nothing can be declared for such an agent", async () => {
    configs([config("c1", "berlin")]);
    reports([report("c1"), report("c9", { agentName: "left over" })]);
    expect(await idsFound({})).toEqual(["c1"]);
  });

  it("calls an agent without a configured name as the agent calls itself, or not at all", async () => {
    configs([config("c1"), config("c2")]);
    reports([report("c2", { agentName: "self" })]);
    expect((await find()).agents.map(({ agentName }) => agentName)).toEqual(["", "self"]);
  });

  it("returns agents in the order of the names", async () => {
    tenant();
    expect(await idsFound({ names: ["tokyo", "berlin"] })).toEqual(["c2", "c1"]);
  });

  it("sorts by name, then by id, when no names are given", async () => {
    tenant();
    expect(await idsFound({})).toEqual(["c4", "c1", "c3", "c2"]);
    configs([config("b", "same"), config("a", "same")]);
    reports([]);
    expect(await idsFound({})).toEqual(["a", "b"]);
  });

  it.each<[string, PcaAgentsArgs, string[]]>([
    ["kind", { agentTypes: ["trace", "throughput"] }, ["c3", "c2"]],
    ["being connected", { connected: true }, ["c1", "c3"]],
    ["not being connected, or never", { connected: false }, ["c4", "c2"]],
    ["one key of the metadata", { metadata: { SITE: "A" } }, ["c1", "c2"]],
    ["all keys of the metadata", { metadata: { SITE: "A", ROLE: "edge" } }, ["c1"]],
    ["everything at once", { agentTypes: ["actuate"], connected: true, metadata: { SITE: "B" } }, []],
    ["nothing, with metadata that names no key", { metadata: {} }, ["c4", "c1", "c3", "c2"]],
  ])("filters by %s", async (_what, args, ids) => {
    tenant();
    expect(await idsFound(args)).toEqual(ids);
  });

  it.each([
    [{ status: "connected", state: "configured" }, true],
    [{ status: "online" }, true],
    [{ status: "running", state: "Connected" }, true],
    [{ status: "disconnected" }, false],
    [{ status: "configured", state: "unconnected" }, false],
    [{ status: undefined, state: undefined }, false],
  ])("takes an agent that reports %o for connected: %s", async (words, connected) => {
    configs([config("c1", "berlin")]);
    reports([report("c1", words)]);
    expect((await find()).agents[0]?.connected).toBe(connected);
  });
});

describe("a name that findPcaAgents cannot resolve", () => {
  const messageFor = async (args: PcaAgentsArgs) => (await failureOf(find(args))).message;

  it("says which names there are, the nearest first", async () => {
    tenant();
    expect(await messageFor({ names: ["Berlin"] })).toBe(
      'No Cisco PCA agent is named "Berlin" (names are exact). There are: "berlin", "paris", "atlanta", "tokyo".',
    );
  });

  it("says by which filters the agent is not among them", async () => {
    tenant();
    expect(await messageFor({ names: ["tokyo"], connected: true, metadata: { SITE: "A" } })).toBe(
      'No connected Cisco PCA agent with metadata SITE=A is named "tokyo" (names are exact). There are: "berlin".',
    );
    tenant();
    expect(await messageFor({ names: ["berlin"], connected: false, agentTypes: ["trace", "transfer"] })).toBe(
      'No disconnected Cisco PCA agent of type trace or transfer is named "berlin" (names are exact). There are: "tokyo".',
    );
  });

  it("lists the ids of a name that several agents have", async () => {
    configs([config("c1", "edge"), config("c2", "edge")]);
    reports([report("c2")]);
    expect(await messageFor({ names: ["edge"] })).toBe(
      'More than one Cisco PCA agent is named "edge" (ids c1, c2). Use the id of the one you mean.',
    );
  });

  it("is clear when the filters leave only one of them", async () => {
    configs([config("c1", "edge"), config("c2", "edge")]);
    reports([report("c2")]);
    expect(await idsFound({ names: ["edge"], connected: true })).toEqual(["c2"]);
  });
});

describe("the lists behind findPcaAgents", () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => config(`c${from + index}`, `agent ${from + index}`));

  it("are empty when the API says with 404 that there is nothing", async () => {
    api().get("/agents/configuration").query(FIRST).reply(404, "No agent configurations are provisioned", TEXT);
    api().get("/agents").query(FIRST).reply(404, "No agents are provisioned", TEXT);
    expect(await find()).toEqual({ ids: [], agents: [] });
  });

  it.each([[[]], [null]])("are empty when their data is %j", async (data) => {
    configs(data);
    reports(data);
    expect(await find()).toEqual({ ids: [], agents: [] });
  });

  it("say in an error that there is nothing", async () => {
    configs([]);
    reports([]);
    expect((await failureOf(find({ names: ["berlin"] }))).message).toBe(
      'No Cisco PCA agent is named "berlin" (names are exact). There is none that matches.',
    );
  });

  it("are read to their last page, which is a short one", async () => {
    configs(many(0, 1000));
    configs(many(1000, 1000), { page: "1", limit: "1000" });
    configs(many(2000, 1), { page: "2", limit: "1000" });
    reports([]);
    expect(await idsFound({})).toHaveLength(2001);
  });

  it("are read to their last page, which the API says with 404 does not exist", async () => {
    configs([config("c1", "agent 1")]);
    reports(many(0, 1000).map(({ id }) => report(id)));
    api().get("/agents").query({ page: "1", limit: "1000" }).reply(404, "No agents are provisioned", TEXT);
    expect(await idsFound({ connected: true })).toEqual(["c1"]);
  });

  it("hold an agent once that two pages show", async () => {
    configs(many(0, 1000));
    configs(many(999, 2), { page: "1", limit: "1000" });
    reports([]);
    expect(await idsFound({ names: ["agent 999", "agent 1000"] })).toEqual(["c999", "c1000"]);
  });

  it("end when a release without pages repeats itself", async () => {
    configs(many(0, 1200));
    configs(many(0, 1200), { page: "1", limit: "1000" });
    reports([]);
    expect(await idsFound({})).toHaveLength(1200);
  });

  it.each([
    ["a gateway that does not know the path", 404, "404 page not found", "404 page not found"],
    ["a user without the permission", 403, "not authorized", "does not permit GET /agents/configuration"],
  ])("fail for %s", async (_who, status, words, message) => {
    api().get("/agents/configuration").query(FIRST).reply(status, words, TEXT);
    reports([]);
    expect((await failureOf(find())).message).toContain(message);
  });

  it("fail when an agent has no id", async () => {
    configs([{ type: "agentConfigs", attributes: {} }]);
    reports([]);
    expect(await failureOf(find())).toMatchObject({ kind: "unexpected-answer" });
  });

  it("fail when the report of the agents does", async () => {
    configs([config("c1", "berlin")]);
    api().get("/agents").query(FIRST).reply(403, "not authorized", TEXT);
    expect(await failureOf(find())).toMatchObject({ kind: "permission" });
  });
});

it("an agent has no sessions when the data of their list is null", async () => {
  api().get(`/agents/sessions/${agentId}`).reply(200, { data: null }, JSON_TYPE);
  expect(await client().listSessionIds(agentId, {})).toEqual([]);
});

describe("getPcaAgents", () => {
  const byPath: Reply = ({ url }, response) => {
    const data = url.startsWith("/api/orchestrate/v3/agents/configuration") ? [config("c1", "berlin")] : [report("c1")];
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({ data }));
  };

  /** A program's process of its own, in which nothing was looked up yet; with mocks those would answer. */
  async function freshProcess(url: string) {
    pulumi.runtime.setAllConfig({ "netassure:pcaEndpoint": url, "netassure:pcaToken": TOKEN });
    vi.resetModules();
    return import("../../src/dynamic/lookups");
  }

  it("asks twice for the same filters, however often they are asked for", async () => {
    const server = await serve(byPath);
    const { getPcaAgents, getPcaAgentsOutput } = await freshProcess(server.url);
    const names = ["berlin"];
    const [one, other] = await Promise.all([getPcaAgents({ names }), getPcaAgents({ names })]);
    expect(one.ids).toEqual(["c1"]);
    expect(other).toBe(one);
    const args = { names: pulumi.output(names) } as never;
    expect((await known(getPcaAgentsOutput(args))).agents[0]?.connected).toBe(true);
    expect(server.requests.map(({ url }) => url.replace("/api/orchestrate/v3", "")).sort()).toEqual([
      "/agents/configuration?page=0&limit=1000",
      "/agents?page=0&limit=1000",
    ]);
  });

  it("sends the token of the configuration, and fails with one line that does not show it", async () => {
    const server = await serve(plain(`Bearer ${TOKEN} is not authorized`, 403), json({ data: [] }));
    const error = await failureOf((await freshProcess(server.url)).getPcaAgents());
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    expect(error.message).toMatch(/^Cisco PCA does not permit GET \/agents/);
    expect(error.message).not.toContain(TOKEN);
  });
});

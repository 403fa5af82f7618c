import nock from "nock";
import { describe, expect, it } from "vitest";
import {
  AGENT_PATH,
  agent,
  api,
  client,
  createdAgent,
  DOWNLOAD_URL,
  everyRequestWasMade,
  ID,
  KEY,
  ORIGIN,
} from "./support";

everyRequestWasMade();

const status = {
  AgentUniqueId: ID,
  IsOnline: true,
  OnWifi: false,
  OnVPN: false,
  LastMessageTime: "2025-11-06T15:53:54.339Z",
  LastMessageTimestampInMs: 1762444434339,
  TargetQuality: [{ QualityDefinitionId: "q", QualityValue: "Good", QualityScore: 97, SessionId: "s1" }],
};

describe("reading with the PingPlotter client", () => {
  it("lists agents, sending only the filters that are given", async () => {
    api().get("/agents").reply(200, [agent]);
    expect((await client().listAgents({}, {})).map(({ UniqueId }) => UniqueId)).toEqual([ID]);
  });

  it("lists templates and deleted agents when asked to", async () => {
    api().get("/agents").query({ includeTemplates: "true", includeDeleted: "false" }).reply(200, []);
    expect(await client().listAgents({ includeTemplates: true, includeDeleted: false }, {})).toEqual([]);
  });

  it("reads one agent by its percent-encoded id", async () => {
    api().get(AGENT_PATH).reply(200, agent);
    expect((await client().getAgent(ID, {})).Name).toBe("edge");
  });

  it("reads the names of the custom fields", async () => {
    api()
      .get("/agents/customfields")
      .reply(200, [{ Name: "Site" }]);
    expect(await client().listCustomFields({})).toEqual([{ Name: "Site" }]);
  });

  it("asks for the status of one agent with POST", async () => {
    const query = { TargetName: "pingplotter.com", TargetIp: "216.92.151.75", QualityDefinitionIds: ["q"] };
    api().post(`${AGENT_PATH}/status`, query).matchHeader("content-type", "application/json").reply(200, status);
    expect(await client().getStatus(ID, query, {})).toEqual(status);
  });

  it("asks for the status of several agents with one POST", async () => {
    api()
      .post("/agents/status", { TargetName: "x", AgentUniqueIds: [ID, "b2"] })
      .reply(200, [status]);
    expect(await client().getStatuses([ID, "b2"], { TargetName: "x" }, {})).toEqual([status]);
  });

  it("asks for a status again after a lost answer, because it is a read", async () => {
    api().post(`${AGENT_PATH}/status`).reply(503, "busy");
    api().post(`${AGENT_PATH}/status`).reply(200, status);
    expect((await client().getStatus(ID, {}, {})).IsOnline).toBe(true);
    api().post("/agents/status").replyWithError({ name: "Error", message: "reset", code: "ECONNRESET" });
    api().post("/agents/status").reply(200, [status]);
    expect(await client().getStatuses([ID], {}, {})).toHaveLength(1);
  });

  it("lists the sessions of one agent with a bare id in the query, and drops those of others", async () => {
    const [own, others] = [
      { SessionId: "s1", AgentUniqueId: ID },
      { SessionId: "s9", AgentUniqueId: "other" },
    ];
    api().get("/sessions").query({ agentUniqueId: ID }).reply(200, [own, others]);
    expect(await client().listSessions(ID, {})).toEqual([own]);
  });
});

describe("writing with the PingPlotter client", () => {
  it("creates an agent at /agents, whatever the sample in the manual says", async () => {
    const body = {
      Name: "edge",
      IsTemplate: false,
      Targets: [{ Target: "pingplotter.cloud PPC", TraceIntervalInMs: 2500 }],
    };
    api().post("/agents", body).matchHeader("content-type", "application/json").reply(200, createdAgent);
    expect((await client().createAgent(body, {})).DownloadUrl).toBe(DOWNLOAD_URL);
  });

  it("forces a reconnect with POST and no body", async () => {
    api().post(`${AGENT_PATH}/forcereconnect`, "").reply(200, "true");
    await client().forceReconnect(ID, {});
  });

  it("renames with PUT", async () => {
    api().put(AGENT_PATH, { Name: "core" }).reply(200, "true");
    await client().renameAgent(ID, "core", {});
  });

  it.each([
    [true, "pause"],
    [false, "resume"],
  ])("sets paused to %s for one session with the action %s", async (paused, action) => {
    api().put(`${AGENT_PATH}/session`, { SessionId: "s1", Action: action }).reply(200, "true");
    await client().setSessionPaused(ID, "s1", paused, {});
  });

  it.each([
    [true, "0"],
    [false, "1"],
  ])("sets paused to %s for all sessions with the action %s in the query and no body", async (paused, action) => {
    api().put(`${AGENT_PATH}/sessions`, "").query({ action }).reply(200, "true");
    await client().setAllSessionsPaused(ID, paused, {});
  });

  it.each([true, false])("deletes with the id in the body and ShouldUninstall %s", async (shouldUninstall) => {
    api().delete("/agents", { UniqueId: ID, ShouldUninstall: shouldUninstall }).reply(200, "true");
    await client().deleteAgent(ID, shouldUninstall, {});
  });

  it("takes the answer false for a failure and says what was not done", async () => {
    api().put(AGENT_PATH).reply(200, "false");
    await expect(client().renameAgent(ID, "core", {})).rejects.toThrow(
      `PingPlotter Cloud answered "false" instead of "true" and did not rename agent ${ID}.`,
    );
    api().put(`${AGENT_PATH}/sessions`).query({ action: "0" }).reply(200, "false");
    await expect(client().setAllSessionsPaused(ID, true, {})).rejects.toThrow(/did not pause the sessions/);
    api().put(`${AGENT_PATH}/session`).reply(200, "false");
    await expect(client().setSessionPaused(ID, "s1", false, {})).rejects.toThrow(/did not resume session s1/);
    api().post(`${AGENT_PATH}/forcereconnect`).reply(200, "false");
    await expect(client().forceReconnect(ID, {})).rejects.toThrow(/did not reconnect/);
  });

  it("does not take an empty answer for a success", async () => {
    api().put(AGENT_PATH).reply(204);
    await expect(client().renameAgent(ID, "core", {})).rejects.toMatchObject({ kind: "unexpected-answer" });
  });

  it("never sends a create twice after a lost answer", async () => {
    api().post("/agents").reply(502, "bad gateway");
    const failure = client().createAgent({ Name: "edge", IsTemplate: false }, {});
    await expect(failure).rejects.toMatchObject({ status: 502, mayHaveTakenEffect: true });
  });
});

describe("limits and refusals of PingPlotter", () => {
  const limit = { error: "Rate limit exceeded", limit: 240, remaining: 0, cost: 2, retryAfterSeconds: 10 };

  async function waited(headers: Record<string, string>): Promise<number[]> {
    const waits: number[] = [];
    const now = Date.parse("2025-11-06T12:00:00Z");
    const clock = { now: () => now, sleep: async (ms: number) => void waits.push(ms), random: () => 0 };
    api().post("/agents").reply(429, limit, headers);
    api().post("/agents").reply(200, createdAgent);
    await client({ clock }).createAgent({ Name: "edge", IsTemplate: false }, {});
    return waits;
  }

  it("waits as long as Retry-After says and sends the create again, because it was not carried out", async () => {
    expect(await waited({ "retry-after": "3" })).toEqual([3000]);
  });

  it("waits as long as the body says when there is no Retry-After", async () => {
    expect(await waited({})).toEqual([10_000]);
  });

  it("reads X-RateLimit-Reset as unix seconds", async () => {
    const reset = String(Date.parse("2025-11-06T12:00:07Z") / 1000);
    const { retryAfterSeconds: _, ...silent } = limit;
    const waits: number[] = [];
    const now = Date.parse("2025-11-06T12:00:00Z");
    const clock = { now: () => now, sleep: async (ms: number) => void waits.push(ms), random: () => 0 };
    api().get("/agents").reply(429, silent, { "x-ratelimit-reset": reset, date: "Thu, 06 Nov 2025 12:00:00 GMT" });
    api().get("/agents").reply(200, []);
    await client({ clock }).listAgents({}, {});
    expect(waits).toEqual([7000]);
  });

  it("says which key and variable to check when the key is refused, and never shows the key", async () => {
    api()
      .get("/sessions")
      .query(true)
      .reply(401, { Message: `The key ${KEY} is not valid` });
    const failure = client().listSessions(ID, {});
    await expect(failure).rejects.toMatchObject({ kind: "authentication", status: 401 });
    await expect(failure).rejects.toThrow(/The key \[secret\] is not valid.*pingPlotterApiKey or PINGPLOTTER_API_KEY/);
  });

  it("says where the permissions of a key are when one is missing", async () => {
    api().delete("/agents").reply(403, "Forbidden");
    await expect(client().deleteAgent(ID, false, {})).rejects.toThrow(
      /permissions of the API key under Manage > API Access/,
    );
  });

  it("shows nothing of an answer that holds a download URL and is cut off", async () => {
    const cut = JSON.stringify({ DownloadUrl: DOWNLOAD_URL, UniqueId: ID }).slice(0, -4);
    for (const path of ["/agents", AGENT_PATH])
      nock(ORIGIN).get(path).reply(200, cut, { "content-type": "application/json" });
    const failures = [client().listAgents({}, {}), client().getAgent(ID, {})];
    for (const failure of await Promise.allSettled(failures)) {
      const { reason } = failure as PromiseRejectedResult;
      expect(reason.kind).toBe("unexpected-answer");
      expect(reason.message).not.toContain("3f9c-secret");
    }
  });
});

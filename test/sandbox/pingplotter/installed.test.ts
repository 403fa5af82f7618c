import { describe, expect, it } from "vitest";
import { openTestAccount, pathOf, refusalOf, startTime } from "./account";

describe("an agent that is installed on a device", () => {
  it("tells what the device is", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1", "192.0.2.2");
    const agent = await account.json("GET", pathOf(id));
    expect(agent).toMatchObject({
      IsOnline: true,
      OpenSessions: 2,
      TotalSessions: 2,
      Configured: true,
      LastMessageTime: startTime,
      MachineID: expect.stringMatching(/^[0-9a-f]{32}$/),
      MachineName: expect.stringMatching(/^DESKTOP-[0-9A-F]{7}$/),
      MostRecentIPAddress: expect.stringMatching(/^192\.0\.2\.\d{1,3}$/),
      Platform: "Windows",
      ServiceRunning: true,
      HasSyncedServers: true,
      OnWifi: false,
      OnVPN: false,
      ConnectionType: "Ethernet",
    });
    expect(agent.CurrentNetworkInterface.AdapterIP).toBe(agent.MostRecentIPAddress);
  });

  it("reports all the time while it is online", async () => {
    const account = openTestAccount();
    const id = await account.install();
    account.passSeconds(30);
    expect((await account.json("GET", pathOf(id))).LastMessageTime).toBe("2025-06-01T12:00:30.000Z");
  });

  it("keeps its last report when it goes offline", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    account.passSeconds(30);
    await account.control("disconnect", id);
    account.passSeconds(30);
    expect(await account.json("GET", pathOf(id))).toMatchObject({
      IsOnline: false,
      ServiceRunning: false,
      Configured: true,
      LastMessageTime: "2025-06-01T12:00:30.000Z",
      OpenSessions: 1,
    });
  });

  it("is the same device with the same sessions when it comes back", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    const before = [await account.json("GET", pathOf(id)), await account.sessions()];
    await account.control("disconnect", id);
    await account.control("connect", id);
    expect([await account.json("GET", pathOf(id)), await account.sessions()]).toEqual(before);
  });

  it("finds its sessions as it left them when it comes back", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    await account.api("PUT", pathOf(id, "/sessions?action=0"));
    await account.control("disconnect", id);
    await account.control("connect", id);
    expect(await account.sessions()).toMatchObject([{ AgentUniqueId: id, Status: "Paused" }]);
  });

  it("is described by the control", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    const answer = await account.control("connect", UniqueId);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id: UniqueId, name: "laptop", online: true, platform: "Windows" });
  });

  it("cannot be a template", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create({ IsTemplate: true });
    const answer = await account.control("connect", UniqueId);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ error: "laptop is a template, which no device can run" });
    expect(account.state.agents[UniqueId]?.online).toBe(false);
  });

  it.each(["connect", "disconnect"])("cannot %s when it is unknown or deleted", async (action) => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    await account.json("DELETE", "/agents", { UniqueId });
    for (const id of ["nobody", UniqueId]) {
      const answer = await account.control(action, id);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: `no agent has the id ${id} here` });
    }
  });
});

describe("a session", () => {
  it("does not exist before the agent is installed", async () => {
    const account = openTestAccount();
    await account.create({ Targets: [{ Target: "192.0.2.1" }] });
    expect(await account.sessions()).toEqual([]);
  });

  it("opens for every target when the agent is installed", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1 Router", "example.com");
    expect(await account.sessions()).toEqual([
      {
        AgentUniqueId: id,
        SessionId: expect.stringMatching(/^s1:[0-9a-f]{20}$/),
        Description: "Router",
        IpAddress: "192.0.2.1",
        Status: "Active",
      },
      {
        AgentUniqueId: id,
        SessionId: expect.stringMatching(/^s1:[0-9a-f]{20}$/),
        Description: "example.com",
        IpAddress: expect.stringMatching(/^198\.51\.100\.\d{1,3}$/),
        Status: "Active",
      },
    ]);
  });

  it.each([
    ["192.0.2.1", "192.0.2.1", "192.0.2.1"],
    ["192.0.2.1 Core Router", "Core Router", "192.0.2.1"],
    ["192.0.2.1   Router ", "Router", "192.0.2.1"],
    ["2001:db8::1 six", "six", "2001:db8::1"],
  ])("of the target %j is described as %j", async (target, description, address) => {
    const account = openTestAccount();
    await account.install(target);
    expect(await account.sessions()).toMatchObject([{ Description: description, IpAddress: address }]);
  });

  it("can be found by agent, name and address", async () => {
    const account = openTestAccount();
    const one = await account.install("192.0.2.1 Router", "example.com");
    const other = await account.install("192.0.2.1 Router");
    const found = async (query: Record<string, string>) =>
      (await account.sessions(query)).map(({ AgentUniqueId, Description }) => `${AgentUniqueId} ${Description}`);
    expect(await found({ agentUniqueId: other })).toEqual([`${other} Router`]);
    expect(await found({ targetName: "Router" })).toEqual([`${one} Router`, `${other} Router`]);
    expect(await found({ targetName: "example.com" })).toEqual([`${one} example.com`]);
    expect(await found({ targetIp: "192.0.2.1", agentUniqueId: one })).toEqual([`${one} Router`]);
    expect(await found({ agentUniqueId: "nobody" })).toEqual([]);
    expect(await found({ agentUniqueId: `"${other}"` })).toEqual([]);
  });

  it("can be read by its id", async () => {
    const account = openTestAccount();
    await account.install("192.0.2.1");
    const [session] = await account.sessions();
    expect(await account.json("GET", `/sessions/${encodeURIComponent(session?.SessionId)}`)).toEqual(session);
  });

  it.each(["/sessions/nobody", "/sessions/constructor", "/sessions/nobody/status"])("is not at %s", async (path) => {
    expect(await refusalOf(await openTestAccount().api("GET", path))).toEqual({
      status: 404,
      detail: "There is no such session.",
    });
  });

  it.each(["POST", "PUT", "DELETE"])("cannot be written with %s /sessions", async (method) => {
    const { status, detail } = await refusalOf(await openTestAccount().api(method, "/sessions", {}));
    expect([status, detail]).toEqual([404, `There is nothing at ${method} /pingplotter/sessions.`]);
  });
});

describe("pausing and resuming", () => {
  async function statuses(account: ReturnType<typeof openTestAccount>) {
    return (await account.sessions()).map(({ Status }) => Status);
  }

  it("works for one session", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1", "192.0.2.2");
    const [, second] = await account.sessions();
    const act = (Action: string) =>
      account.api("PUT", pathOf(id, "/session"), { SessionId: second?.SessionId, Action });
    expect(await (await act("pause")).text()).toBe("true");
    expect(await statuses(account)).toEqual(["Active", "Paused"]);
    expect(await (await act("resume")).text()).toBe("true");
    expect(await statuses(account)).toEqual(["Active", "Active"]);
  });

  it("works for all sessions of an agent and no others, with 0 for pause and 1 for resume", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1", "192.0.2.2");
    await account.install("192.0.2.3");
    const act = (action: string) => account.api("PUT", pathOf(id, `/sessions?action=${action}`));
    expect(await (await act("0")).text()).toBe("true");
    expect(await statuses(account)).toEqual(["Paused", "Paused", "Active"]);
    expect(await (await act("1")).text()).toBe("true");
    expect(await statuses(account)).toEqual(["Active", "Active", "Active"]);
  });

  it("keeps a paused session open", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    await account.api("PUT", pathOf(id, "/sessions?action=0"));
    expect(await account.json("GET", pathOf(id))).toMatchObject({ OpenSessions: 1, TotalSessions: 1 });
  });

  it("answers true for an agent without sessions", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    expect(await account.json("PUT", pathOf(UniqueId, "/sessions?action=0"))).toBe(true);
  });

  it.each(["", "?action=2", "?action=pause", "?Action=0"])("of all sessions is refused with %j", async (query) => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    const answer = await account.api("PUT", pathOf(id, `/sessions${query}`));
    expect(await refusalOf(answer)).toEqual({ status: 400, detail: "action must be 0 to pause or 1 to resume." });
    expect(await statuses(account)).toEqual(["Active"]);
  });

  it.each([
    ["Action", { Action: "Pause" }],
    ["Action", { Action: 0 }],
    ["SessionId", { SessionId: undefined }],
  ])("of one session is refused for its %s: %o", async (field, overrides) => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    const [session] = await account.sessions();
    const body = { SessionId: session?.SessionId, Action: "pause", ...overrides };
    const { status, detail } = await refusalOf(await account.api("PUT", pathOf(id, "/session"), body));
    expect(status).toBe(400);
    expect(detail.startsWith(`${field}: `)).toBe(true);
  });

  it("is refused for a session of another agent", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    await account.install("192.0.2.2");
    const [, theirs] = await account.sessions();
    const body = { SessionId: theirs?.SessionId, Action: "pause" };
    expect(await refusalOf(await account.api("PUT", pathOf(id, "/session"), body))).toEqual({
      status: 404,
      detail: "The agent has no such session.",
    });
    expect(await statuses(account)).toEqual(["Active", "Active"]);
  });
});

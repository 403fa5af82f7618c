import { describe, expect, it } from "vitest";
import { openTestAccount, pathOf, refusalOf, startTime } from "./account";

describe("creating an agent", () => {
  it("answers 200 with a part of the agent, without its targets", async () => {
    const account = openTestAccount();
    const answer = await account.api("POST", "/agents", {
      Name: "laptop",
      Targets: [{ Target: "192.0.2.1 Router", ConfigurationId: "icmp", TraceIntervalInMs: 5000 }],
      IsTemplate: false,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toEqual({
      Name: "laptop",
      UniqueId: expect.stringMatching(/^a1:[\w-]{20}$/),
      IsOnline: false,
      IsTemplate: false,
      IsBorrowed: false,
      OpenSessions: 0,
      TotalSessions: 0,
      Configured: false,
      Platform: "NotSpecified",
      ServiceRunning: false,
      Deleted: false,
      HasSyncedServers: false,
      DownloadUrl: expect.stringMatching(/^http:\/\/sandbox\/pingplotter\/installers\/[\w-]{24}$/),
    });
  });

  it("needs no more than a name", async () => {
    const { UniqueId } = await openTestAccount().create();
    expect(UniqueId).toMatch(/^a1:/);
  });

  it("does not look at the media type of the request", async () => {
    const answer = await openTestAccount().send("POST", "/pingplotter/agents", {
      body: { Name: "laptop" },
      headers: { "X-API-KEY": "key-of-the-account", "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(200);
  });

  it("makes a second agent of the same name when it is repeated", async () => {
    const account = openTestAccount();
    const [first, second] = [await account.create(), await account.create()];
    expect(first.UniqueId).not.toBe(second.UniqueId);
    expect(first.DownloadUrl).not.toBe(second.DownloadUrl);
    expect((await account.agents()).map(({ Name }) => Name)).toEqual(["laptop", "laptop"]);
  });

  it.each([
    ["an interval as text", { TraceIntervalInMs: "2500" }, { TraceIntervalInMs: 2500 }],
    ["an interval as number", { TraceIntervalInMs: 60000 }, { TraceIntervalInMs: 60000 }],
    ["no interval", {}, { TraceIntervalInMs: 2500 }],
    ["null for what is optional", { ConfigurationId: null, TraceIntervalInMs: null }, { TraceIntervalInMs: 2500 }],
    ["a configuration", { ConfigurationId: "udp" }, { ConfigurationId: "udp", TraceIntervalInMs: 2500 }],
    ["a key that it does not know", { Nonsense: 1 }, { TraceIntervalInMs: 2500 }],
  ])("takes a target with %s", async (_, target, kept) => {
    const account = openTestAccount();
    const { UniqueId } = await account.create({ Targets: [{ Target: "example.com", ...target }] });
    expect(account.state.agents[UniqueId]?.targets).toEqual([{ Target: "example.com", ...kept }]);
  });

  it.each([
    ["Name", { Name: undefined }],
    ["Name", { Name: "" }],
    ["Name", { Name: "   " }],
    ["Name", { Name: 7 }],
    ["Targets", { Targets: "example.com" }],
    ["Targets.0.Target", { Targets: [{}] }],
    ["Targets.0.Target", { Targets: [{ Target: "" }] }],
    ["Targets.0.TraceIntervalInMs", { Targets: [{ Target: "a", TraceIntervalInMs: "fast" }] }],
    ["IsTemplate", { IsTemplate: "true" }],
  ])("is refused for its %s: %o", async (path, agent) => {
    const account = openTestAccount();
    const answer = await account.api("POST", "/agents", { Name: "laptop", ...agent });
    const { status, detail } = await refusalOf(answer);
    expect(status).toBe(400);
    expect(detail.startsWith(`${path}: `)).toBe(true);
    expect(account.state.agents).toEqual({});
  });

  it("is refused without a JSON body", async () => {
    const answer = await openTestAccount().api("POST", "/agents", "Name=laptop");
    expect(await refusalOf(answer)).toEqual({ status: 400, detail: "The body is not JSON." });
  });
});

describe("reading an agent", () => {
  it("shows of an agent that is nowhere installed only what is known", async () => {
    const account = openTestAccount();
    const created = await account.create();
    expect(await account.json("GET", pathOf(created.UniqueId))).toEqual({
      ...created,
      CreationDate: startTime,
      CustomFields: [],
      AutoApprove: false,
    });
  });

  it("keeps the creation date and the download URL", async () => {
    const account = openTestAccount();
    const created = await account.create();
    account.passSeconds(3600);
    const read = await account.json("GET", pathOf(created.UniqueId));
    expect([read.CreationDate, read.DownloadUrl]).toEqual([startTime, created.DownloadUrl]);
  });

  it.each(["nobody", "constructor", "__proto__", "status"])("is refused with 404 for the unknown id %s", async (id) => {
    expect(await refusalOf(await openTestAccount().api("GET", pathOf(id)))).toEqual({
      status: 404,
      detail: "There is no such agent.",
    });
  });
});

describe("the list of agents", () => {
  async function mixedAccount() {
    const account = openTestAccount();
    await account.create({ Name: "plain" });
    await account.create({ Name: "template", IsTemplate: true });
    for (const [Name, IsTemplate] of [
      ["gone", false],
      ["gone template", true],
    ]) {
      const { UniqueId } = await account.create({ Name, IsTemplate });
      await account.json("DELETE", "/agents", { UniqueId });
    }
    return account;
  }

  it("is a bare array, and empty at first", async () => {
    expect(await openTestAccount().agents()).toEqual([]);
  });

  it.each([
    ["", ["plain"]],
    ["?includeTemplates=false&includeDeleted=false", ["plain"]],
    ["?includeTemplates=true", ["plain", "template"]],
    ["?includeDeleted=true", ["plain", "gone"]],
    ["?includeTemplates=True&includeDeleted=True", ["plain", "template", "gone", "gone template"]],
  ])("shows with %j what was asked for", async (query, names) => {
    expect((await (await mixedAccount()).agents(query)).map(({ Name }) => Name)).toEqual(names);
  });

  it.each(["includeTemplates", "includeDeleted"])("refuses nonsense for %s", async (name) => {
    const answer = await openTestAccount().api("GET", `/agents?${name}=yes`);
    expect(await refusalOf(answer)).toEqual({ status: 400, detail: `${name} must be true or false.` });
  });

  it("shows an agent as it shows it alone", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    expect(await account.agents()).toEqual([await account.json("GET", pathOf(id))]);
  });
});

describe("renaming an agent", () => {
  it("answers true and changes nothing else", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    const before = await account.json("GET", pathOf(UniqueId));
    const answer = await account.api("PUT", pathOf(UniqueId), { Name: "renamed", IsTemplate: true, Notes: "hello" });
    expect(await answer.text()).toBe("true");
    expect(await account.json("GET", pathOf(UniqueId))).toEqual({ ...before, Name: "renamed" });
  });

  it.each([{}, { Name: "" }, { name: "camelCase" }])("is refused with %o", async (body) => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    const { status, detail } = await refusalOf(await account.api("PUT", pathOf(UniqueId), body));
    expect(status).toBe(400);
    expect(detail.startsWith("Name: ")).toBe(true);
  });

  it("is refused with 404 for an unknown agent", async () => {
    const answer = await openTestAccount().api("PUT", pathOf("nobody"), { Name: "a" });
    expect((await refusalOf(answer)).status).toBe(404);
  });
});

describe("deleting an agent", () => {
  it("answers true and keeps the record, marked as deleted", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    account.passSeconds(60);
    const answer = await account.api("DELETE", "/agents", { UniqueId });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("true");
    const deleted = { UniqueId, Deleted: true, DeletionDate: "2025-06-01T12:01:00.000Z" };
    expect(await account.json("GET", pathOf(UniqueId))).toMatchObject(deleted);
    expect(await account.agents("?includeDeleted=true")).toMatchObject([deleted]);
    expect(await account.agents()).toEqual([]);
  });

  it("says of a live agent that it is not deleted, and gives it no deletion date", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    const { Deleted, ...rest } = await account.json("GET", pathOf(UniqueId));
    expect(Deleted).toBe(false);
    expect("DeletionDate" in rest).toBe(false);
  });

  it("is refused with 404 the second time, as is every other change", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    await account.json("DELETE", "/agents", { UniqueId });
    const attempts = [
      await account.api("DELETE", "/agents", { UniqueId }),
      await account.api("PUT", pathOf(UniqueId), { Name: "a" }),
      await account.api("PUT", pathOf(UniqueId, "/sessions?action=0")),
      await account.api("PUT", pathOf(UniqueId, "/session"), { SessionId: "a", Action: "pause" }),
      await account.api("POST", pathOf(UniqueId, "/status"), {}),
      await account.api("POST", pathOf(UniqueId, "/forcereconnect")),
    ];
    const refusals = await Promise.all(attempts.map(refusalOf));
    expect(refusals).toEqual(attempts.map(() => ({ status: 404, detail: "There is no such agent." })));
  });

  it("takes an online agent offline and closes its sessions", async () => {
    const account = openTestAccount();
    const UniqueId = await account.install("192.0.2.1", "192.0.2.2");
    await account.json("DELETE", "/agents", { UniqueId });
    expect(await account.json("GET", pathOf(UniqueId))).toMatchObject({
      IsOnline: false,
      OpenSessions: 0,
      TotalSessions: 2,
      Configured: true,
      LastMessageTime: startTime,
    });
    expect((await account.sessions()).map(({ Status }) => Status)).toEqual(["Closed", "Closed"]);
  });

  it("uninstalls an agent that is online", async () => {
    const account = openTestAccount();
    const UniqueId = await account.install();
    expect(await account.json("DELETE", "/agents", { UniqueId, ShouldUninstall: true })).toBe(true);
    const agent = await account.json("GET", pathOf(UniqueId));
    expect([agent.Configured, agent.Platform, "MachineName" in agent]).toEqual([false, "NotSpecified", false]);
  });

  it.each([
    ["was never installed", false],
    ["has gone offline", true],
  ])("refuses to uninstall an agent that %s and leaves it alone", async (_, installed) => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    if (installed) await account.control("connect", UniqueId);
    if (installed) await account.control("disconnect", UniqueId);
    const answer = await account.api("DELETE", "/agents", { UniqueId, ShouldUninstall: true });
    expect(await refusalOf(answer)).toEqual({ status: 400, detail: "The agent must be online to be uninstalled." });
    expect(await account.json("GET", pathOf(UniqueId))).toMatchObject({ Deleted: false, Configured: installed });
    expect(await account.json("DELETE", "/agents", { UniqueId, ShouldUninstall: false })).toBe(true);
  });

  it.each([
    ["an unknown id", { UniqueId: "nobody" }, 404],
    ["no id", {}, 400],
    ["a switch that is no boolean", { UniqueId: "nobody", ShouldUninstall: "no" }, 400],
  ])("is refused with %s", async (_, body, status) => {
    expect((await refusalOf(await openTestAccount().api("DELETE", "/agents", body))).status).toBe(status);
  });

  it("has no path with an id", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create();
    const answer = await account.api("DELETE", pathOf(UniqueId));
    expect((await refusalOf(answer)).status).toBe(404);
    expect(await account.agents()).toHaveLength(1);
  });
});

describe("the other calls on agents", () => {
  it("name the custom fields of the account", async () => {
    expect(await openTestAccount().json("GET", "/agents/customfields")).toEqual([
      { Name: "Department" },
      { Name: "Site" },
    ]);
  });

  it.each(["connect", "disconnect"])("reconnect an agent after a %s without changing it", async (action) => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    await account.control(action, id);
    const before = await account.json("GET", pathOf(id));
    const answer = await account.api("POST", pathOf(id, "/forcereconnect"));
    expect(await answer.text()).toBe("true");
    expect(await account.json("GET", pathOf(id))).toEqual(before);
  });

  it("cannot reconnect an unknown agent", async () => {
    const answer = await openTestAccount().api("POST", pathOf("nobody", "/forcereconnect"));
    expect((await refusalOf(answer)).status).toBe(404);
  });
});

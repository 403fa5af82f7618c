import { describe, expect, it } from "vitest";
import { type Account, openTestAccount, pathOf, refusalOf, startTime } from "./account";

const definitions = ["remote-desktop", "web-email", "voice-over-ip", "video-call"];

async function statusOf(account: Account, id: string, query: object = {}) {
  return account.json("POST", pathOf(id, "/status"), query);
}

describe("the status of an agent", () => {
  it("says of an agent that is nowhere installed only that it is offline", async () => {
    const account = openTestAccount();
    const { UniqueId } = await account.create({ Targets: [{ Target: "192.0.2.1" }] });
    expect(await statusOf(account, UniqueId)).toEqual({
      AgentUniqueId: UniqueId,
      IsOnline: false,
      OnWifi: false,
      OnVPN: false,
      TargetQuality: [],
    });
  });

  it("measures every target by every quality definition", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1 Router");
    const [session] = await account.sessions();
    expect(await statusOf(account, id)).toEqual({
      AgentUniqueId: id,
      IsOnline: true,
      OnWifi: false,
      OnVPN: false,
      LastMessageTime: startTime,
      LastMessageTimestampInMs: Date.parse(startTime),
      TargetQuality: definitions.map((QualityDefinitionId) => ({
        QualityDefinitionId,
        QualityValue: "Good",
        MeasuredAt: startTime,
        MeasuredAtTimestampInMs: Date.parse(startTime),
        QualityScore: 100,
        SessionId: session?.SessionId,
        Description: "Router",
        IpAddress: "192.0.2.1",
      })),
    });
  });

  it.each([
    ["the name of a target", { TargetName: "Router" }, ["192.0.2.1"]],
    ["the host of a target", { TargetName: "192.0.2.1" }, ["192.0.2.1"]],
    ["the address of a target", { TargetIp: "192.0.2.2" }, ["192.0.2.2"]],
    ["a name and an address that do not fit", { TargetName: "Router", TargetIp: "192.0.2.2" }, []],
    ["empty wishes", { TargetName: "", TargetIp: null }, ["192.0.2.1", "192.0.2.2"]],
  ])("can be limited to %s", async (_, query, addresses) => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1 Router", "192.0.2.2");
    const { TargetQuality } = await statusOf(account, id, { ...query, QualityDefinitionIds: ["web-email"] });
    expect(TargetQuality.map(({ IpAddress }: { IpAddress: string }) => IpAddress)).toEqual(addresses);
  });

  it.each([
    [
      ["video-call", "web-email"],
      ["web-email", "video-call"],
    ],
    [["unknown"], []],
    [[], definitions],
    [null, definitions],
  ])("can be limited to the quality definitions %j", async (QualityDefinitionIds, expected) => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    const { TargetQuality } = await statusOf(account, id, { QualityDefinitionIds });
    expect(TargetQuality.map((one: { QualityDefinitionId: string }) => one.QualityDefinitionId)).toEqual(expected);
  });

  it("has no quality for a paused target or an offline agent", async () => {
    const account = openTestAccount();
    const id = await account.install("192.0.2.1");
    await account.api("PUT", pathOf(id, "/sessions?action=0"));
    expect((await statusOf(account, id)).TargetQuality).toEqual([]);
    await account.api("PUT", pathOf(id, "/sessions?action=1"));
    expect((await statusOf(account, id)).TargetQuality).toHaveLength(4);
    await account.control("disconnect", id);
    expect((await statusOf(account, id)).TargetQuality).toEqual([]);
  });

  it.each([
    ["TargetName", { TargetName: 1 }],
    ["QualityDefinitionIds", { QualityDefinitionIds: "web-email" }],
  ])("is refused for its %s", async (field, query) => {
    const account = openTestAccount();
    const id = await account.install();
    const { status, detail } = await refusalOf(await account.api("POST", pathOf(id, "/status"), query));
    expect(status).toBe(400);
    expect(detail.startsWith(`${field}: `)).toBe(true);
  });

  it("is refused with 404 for an unknown agent", async () => {
    expect((await refusalOf(await openTestAccount().api("POST", pathOf("nobody", "/status"), {}))).status).toBe(404);
  });
});

describe("the status of several agents", () => {
  it("comes in the order asked for, without those that do not exist", async () => {
    const account = openTestAccount();
    const [first, second] = [await account.install("192.0.2.1"), await account.install("192.0.2.2")];
    const { UniqueId: gone } = await account.create();
    await account.json("DELETE", "/agents", { UniqueId: gone });
    const query = { AgentUniqueIds: [second, "nobody", gone, first], QualityDefinitionIds: ["web-email"] };
    expect(await account.json("POST", "/agents/status", query)).toEqual([
      await statusOf(account, second, { QualityDefinitionIds: ["web-email"] }),
      await statusOf(account, first, { QualityDefinitionIds: ["web-email"] }),
    ]);
  });

  it.each([{}, { AgentUniqueIds: "all" }])("is refused for %o", async (query) => {
    const { status, detail } = await refusalOf(await openTestAccount().api("POST", "/agents/status", query));
    expect(status).toBe(400);
    expect(detail.startsWith("AgentUniqueIds: ")).toBe(true);
  });
});

describe("the status of a session", () => {
  it("shows the quality of that target", async () => {
    const account = openTestAccount();
    await account.install("192.0.2.1 Router");
    const [session] = await account.sessions();
    const status = await account.json("GET", `/sessions/${encodeURIComponent(session?.SessionId)}/status`);
    expect(Object.keys(status)).toEqual(["SessionId", "Description", "IpAddress", "TargetQuality"]);
    expect(status).toMatchObject({ SessionId: session?.SessionId, Description: "Router", IpAddress: "192.0.2.1" });
    expect(status.TargetQuality).toHaveLength(4);
    expect(Object.keys(status.TargetQuality[0]).sort()).toEqual([
      "MeasuredAt",
      "MeasuredAtTimestampInMs",
      "QualityDefinitionId",
      "QualityScore",
      "QualityValue",
    ]);
  });

  it("shows no quality once its agent is deleted", async () => {
    const account = openTestAccount();
    const UniqueId = await account.install("192.0.2.1");
    const [session] = await account.sessions();
    await account.json("DELETE", "/agents", { UniqueId });
    const status = await account.json("GET", `/sessions/${encodeURIComponent(session?.SessionId)}/status`);
    expect(status.TargetQuality).toEqual([]);
  });
});

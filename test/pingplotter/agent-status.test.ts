import { describe, expect, it } from "vitest";
import { findPingPlotterAgentStatus, type PingPlotterAgentStatusArgs } from "../../src/pingplotter";
import { AGENT_PATH, api, client, everyRequestWasMade, ID } from "./support";

everyRequestWasMade();

const find = (args: Partial<PingPlotterAgentStatusArgs> = {}) =>
  findPingPlotterAgentStatus(client(), { uniqueId: ID, ...args }, {});

const answers = (query: object, status: object) =>
  api()
    .post(`${AGENT_PATH}/status`, JSON.stringify(query))
    .reply(200, { AgentUniqueId: ID, ...status });

const quality = {
  QualityDefinitionId: "web-email",
  QualityValue: "Fair",
  MeasuredAt: "2025-11-05T22:45:28.094Z",
  MeasuredAtTimestampInMs: 1762382728094,
  QualityScore: 71.5,
  SessionId: "s1",
  Description: "PPC",
  IpAddress: "216.92.151.75",
};

describe("looking up the status of a PingPlotter agent", () => {
  it("shows the agent and the quality of its targets", async () => {
    const LastMessageTime = "2025-11-05T22:45:29.000Z";
    answers({}, { IsOnline: true, OnWifi: false, OnVPN: true, LastMessageTime, TargetQuality: [quality] });
    expect(await find()).toEqual({
      uniqueId: ID,
      isOnline: true,
      onWifi: false,
      onVPN: true,
      lastMessageTime: LastMessageTime,
      targetQuality: [
        {
          sessionId: "s1",
          description: "PPC",
          ipAddress: "216.92.151.75",
          qualityDefinitionId: "web-email",
          qualityValue: "Fair",
          qualityScore: 71.5,
          measuredAt: "2025-11-05T22:45:28.094Z",
        },
      ],
    });
  });

  it("sends the filters in the vendor's words", async () => {
    const query = { TargetName: "PPC", TargetIp: "216.92.151.75", QualityDefinitionIds: ["web-email"] };
    answers(query, { IsOnline: true, TargetQuality: [] });
    const args = { targetName: "PPC", targetIp: "216.92.151.75", qualityDefinitionIds: ["web-email"] };
    expect((await find(args)).targetQuality).toEqual([]);
  });

  it("says of an agent that was never installed only that it is offline", async () => {
    answers({}, { OnWifi: null, LastMessageTime: "0001-01-01T00:00:00+00:00", TargetQuality: null });
    expect(await find()).toEqual({ uniqueId: ID, isOnline: false, targetQuality: [] });
  });

  it("leaves out what a target does not show", async () => {
    answers({}, { IsOnline: true, TargetQuality: [{ SessionId: "s1", Description: "", QualityScore: null }] });
    expect((await find()).targetQuality).toEqual([{ sessionId: "s1" }]);
  });

  it("fails for an id that no agent has", async () => {
    api().post(`${AGENT_PATH}/status`).reply(404, { title: "Not Found", status: 404 });
    await expect(find()).rejects.toMatchObject({ kind: "not-found" });
  });
});

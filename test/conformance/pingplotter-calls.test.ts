import { beforeAll, describe, expect, it } from "vitest";
import { type Calls, makeEveryAgentCall, quality } from "./pingplotter-calls";
import type { Exchange } from "./recorder";

interface Documented {
  call: string;
  query?: Record<string, string>;
  body?: (ids: Calls) => object;
}

/**
 * The agent calls of the manual, and what the walk sends with each: keys as the manual spells them, and values of the
 * types that it names. Source: PingPlotter Cloud manual, Agents, samples of 2025-11.
 */
const documented: Documented[] = [
  {
    call: "POST /agents",
    body: () => ({
      Name: "front desk",
      IsTemplate: false,
      Targets: [
        { Target: "shop.example.com Shop", ConfigurationId: "config-7", TraceIntervalInMs: 5000 },
        { Target: "192.168.0.1" },
      ],
    }),
  },
  { call: "GET /agents", query: { includeTemplates: "true", includeDeleted: "false" } },
  { call: "GET /agents/{uniqueId}" },
  { call: "GET /agents/customfields" },
  {
    call: "POST /agents/{uniqueId}/status",
    body: () => ({ TargetName: "Shop", QualityDefinitionIds: [quality] }),
  },
  {
    call: "POST /agents/status",
    body: ({ id }) => ({ TargetIp: "192.168.0.1", QualityDefinitionIds: [quality], AgentUniqueIds: [id] }),
  },
  { call: "POST /agents/{uniqueId}/forcereconnect" },
  { call: "PUT /agents/{uniqueId}", body: () => ({ Name: "back office" }) },
  {
    call: "PUT /agents/{uniqueId}/session",
    body: ({ sessionId }) => ({ SessionId: sessionId, Action: "pause" }),
  },
  { call: "PUT /agents/{uniqueId}/sessions", query: { action: "1" } },
  { call: "DELETE /agents", body: ({ id }) => ({ UniqueId: id, ShouldUninstall: true }) },
];

const agentKeys = [
  ...["Name", "UniqueId", "IsOnline", "IsTemplate", "IsBorrowed", "OpenSessions", "TotalSessions", "Configured"],
  ...["LastMessageTime", "CreationDate", "MachineID", "Platform", "ServiceRunning", "MachineName"],
  ...["MostRecentIPAddress", "ClientDetails", "Deleted", "DeletionDate", "Notes", "UserAttributesJson", "Servers"],
  ...["HasSyncedServers", "CustomFields", "OnWifi", "OnVPN", "CurrentNetworkInterface", "ConnectionType"],
  ...["AutoApprove", "TemplateUniqueId", "DownloadUrl", "ExpectedQuality"],
];

const createdKeys = [
  ...["Name", "UniqueId", "IsOnline", "IsTemplate", "IsBorrowed", "OpenSessions", "TotalSessions", "Configured"],
  ...["Platform", "ServiceRunning", "Deleted", "HasSyncedServers", "DownloadUrl"],
];

const statusKeys = ["AgentUniqueId", "IsOnline", "OnWifi", "OnVPN", "LastMessageTime", "LastMessageTimestampInMs"];

const qualityKeys = [
  ...["QualityDefinitionId", "QualityValue", "MeasuredAt", "MeasuredAtTimestampInMs", "QualityScore"],
  ...["SessionId", "Description", "IpAddress"],
];

let calls: Calls;

beforeAll(async () => {
  calls = await makeEveryAgentCall();
});

/** The call as the manual spells it. */
function callOf({ method, url }: Exchange): string {
  const path = url.href.slice(calls.endpoint.length).split("?")[0] ?? "";
  return `${method} ${path.replace(encodeURIComponent(calls.id), "{uniqueId}")}`;
}

function exchangeOf(call: string): Exchange {
  const found = calls.exchanges.find((exchange) => callOf(exchange) === call);
  if (!found) throw new Error(`${call} was not made`);
  return found;
}

const strangeKeys = (value: object, known: string[]) => Object.keys(value).filter((key) => !known.includes(key));

describe("The PingPlotter client and the eleven agent calls of the manual", () => {
  it("makes exactly these eleven, each once", () => {
    expect(documented).toHaveLength(11);
    expect(calls.exchanges.map(callOf)).toEqual(documented.map(({ call }) => call));
    expect(calls.exchanges.map(({ status }) => status)).toEqual(documented.map(() => 200));
  });

  describe.each(documented)("$call", ({ call, query = {}, body }) => {
    it("has the path with an encoded id, and no query but the documented one", () => {
      const { url } = exchangeOf(call);
      expect(Object.fromEntries(url.searchParams)).toEqual(query);
      expect(url.pathname).not.toContain(":");
      expect(url.origin + url.pathname).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/pingplotter\/agents(\/|$)/);
    });

    it("has the bare key in X-API-KEY, no other credential, and asks for JSON", () => {
      const { headers } = exchangeOf(call);
      expect(headers.get("X-API-KEY")).toBe(calls.apiKey);
      expect(headers.has("authorization")).toBe(false);
      expect(headers.get("accept")).toBe("application/json");
    });

    it(body ? "has the documented body as JSON" : "has no body", () => {
      const { headers, ...exchange } = exchangeOf(call);
      expect(exchange.body === undefined ? undefined : JSON.parse(exchange.body)).toEqual(body?.(calls));
      expect(headers.get("content-type")).toBe(body ? "application/json" : null);
    });
  });
});

describe("What the PingPlotter client makes of the answers", () => {
  it("knows the id and the download link of the agent that it created", () => {
    const { created, id } = calls;
    expect(Object.keys(created).sort()).toEqual([...createdKeys].sort());
    expect(id).not.toBe("");
    expect(created.DownloadUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    expect([created.Name, created.IsTemplate, created.Configured]).toEqual(["front desk", false, false]);
  });

  it("reads the same agent from the list and by its id", () => {
    expect(calls.listed.map(({ UniqueId }) => UniqueId)).toEqual([calls.id]);
    const { LastMessageTime: _, ...listed } = calls.listed[0] ?? { LastMessageTime: "" };
    expect(calls.read).toMatchObject(listed);
    expect(strangeKeys(calls.read, agentKeys)).toEqual([]);
    expect(calls.read).toMatchObject({ Configured: true, IsOnline: true, Platform: "Windows" });
  });

  it("reads the names of the custom fields", () => {
    expect(calls.customFields).toEqual([{ Name: "Department" }, { Name: "Site" }]);
  });

  it("reads the status of one agent and of many, for the targets and the quality asked for", () => {
    const { status, statuses } = calls;
    expect(status).toMatchObject({ AgentUniqueId: calls.id, IsOnline: true });
    expect(strangeKeys(status, [...statusKeys, "TargetQuality"])).toEqual([]);
    expect(status.TargetQuality?.map(({ Description }) => Description)).toEqual(["Shop"]);
    expect(Object.keys(status.TargetQuality?.[0] ?? {}).sort()).toEqual([...qualityKeys].sort());
    expect(statuses.map(({ AgentUniqueId }) => AgentUniqueId)).toEqual([calls.id]);
    expect(statuses[0]?.TargetQuality).toMatchObject([
      { QualityDefinitionId: quality, QualityScore: 100, IpAddress: "192.168.0.1" },
    ]);
  });

  it("takes the bare true of the five calls that have nothing else to say", () => {
    const bare = calls.exchanges.filter(({ text }) => text === "true").map(callOf);
    expect(bare).toEqual(documented.slice(6).map(({ call }) => call));
    expect(calls.answers).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});

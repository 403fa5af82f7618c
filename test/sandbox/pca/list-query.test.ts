import { describe, expect, it } from "vitest";
import { agentId, openTestTenant, otherAgentId, refusalOf, type Tenant } from "./tenant";

const nightly = "33333333-3333-4333-8333-333333333333";

async function tenantWithSessions(): Promise<Tenant> {
  const tenant = openTestTenant();
  await tenant.configure(agentId, { identification: { agentName: "edge-east" }, metadata: { SITE: "A" } });
  await tenant.configure(otherAgentId, { identification: { agentName: "core" }, metadata: { SITE: "B" } });
  await tenant.addSession({ sessionId: "s1", sessionName: "zulu hub", metadata: { FLOOR: "1" } });
  await tenant.addSession({ sessionId: "s2", sessionName: "hub", sessionType: "echo-udp", period: "repeat" });
  await tenant.addSession({ sessionId: "s3", sessionName: "alpha", period: "once", scheduleReference: nightly });
  await tenant.addSession({ sessionId: "s4", sessionName: "HUB", metadata: { FLOOR: "2" } }, otherAgentId);
  return tenant;
}

/** The ids that a list shows, or "404" for the empty list. */
async function listed(tenant: Tenant, path: string, query: Record<string, string>): Promise<string> {
  const answer = await tenant.api("GET", `${path}?${new URLSearchParams(query)}`);
  if (!answer.ok) return String((await refusalOf(answer)).status);
  return ((await answer.json()) as { data: { id: string }[] }).data.map(({ id }) => id).join(" ");
}

function filter(column: string, value: string, match?: string) {
  return { "filter[column]": column, "filter[value]": value, ...(match !== undefined && { match }) };
}

function sort(column: string, dir?: string) {
  return { "sort[column]": column, ...(dir !== undefined && { "sort[dir]": dir }) };
}

describe("a list of sessions", () => {
  it.each([
    ["the id", filter("id", "s2"), "s2"],
    ["a part of the id", filter("id", "s"), "404"],
    ["the type", filter("sessionType", "echo-udp"), "s2"],
    ["the period", filter("period", "once"), "s3"],
    ["the schedule", filter("scheduleReference", nightly), "s3"],
    ["metadata", filter("metadata.FLOOR", "2"), "s4"],
    ["metadata that no session has", filter("metadata.ROOM", "2"), "404"],
    ["a part of the name", filter("sessionName", "hub"), "s1 s2"],
    ["the exact name", filter("sessionName", "hub", "exact"), "s2"],
    ["the start of the name", filter("sessionName", "^[ah]", "regex"), "s2 s3"],
    ["a part of the type by expression", filter("sessionType", "twamp", "regex"), "s1 s3 s4"],
    ["a part of the name, spelled out", filter("sessionName", "hub", ""), "s1 s2"],
  ])("can be filtered by %s", async (_, query, expected) => {
    expect(await listed(await tenantWithSessions(), "/agents/sessions", query)).toBe(expected);
  });

  it.each([
    ["id", undefined, "s1 s2 s3 s4"],
    ["id", "desc", "s4 s3 s2 s1"],
    ["sessionName", "asc", "s4 s3 s2 s1"],
    ["sessionName", "desc", "s1 s2 s3 s4"],
    ["sessionType", "asc", "s2 s1 s3 s4"],
    ["period", "asc", "s1 s4 s3 s2"],
    ["scheduleReference", "desc", "s3 s1 s2 s4"],
  ])("can be sorted by %s (%s)", async (column, dir, expected) => {
    expect(await listed(await tenantWithSessions(), "/agents/sessions", sort(column, dir))).toBe(expected);
  });

  it.each([
    [{ limit: "2" }, "s1 s2"],
    [{ limit: "2", page: "1" }, "s3 s4"],
    [{ limit: "3", page: "1" }, "s4"],
    [{ limit: "2", page: "2" }, "404"],
    [{ page: "0" }, "s1 s2 s3 s4"],
    [{ page: "1" }, "404"],
  ])("can be cut into pages: %o", async (query, expected) => {
    expect(await listed(await tenantWithSessions(), "/agents/sessions", query)).toBe(expected);
  });

  it("is filtered first, then sorted, then cut", async () => {
    const query = { ...filter("sessionType", "twamp-stateless"), ...sort("sessionName", "desc"), limit: "2" };
    expect(await listed(await tenantWithSessions(), "/agents/sessions", query)).toBe("s1 s3");
  });

  it("of one agent can be filtered as well", async () => {
    const tenant = await tenantWithSessions();
    expect(await listed(tenant, `/agents/sessions/${agentId}`, filter("sessionName", "hub"))).toBe("s1 s2");
    expect(await listed(tenant, `/agents/sessions/${otherAgentId}`, filter("sessionName", "hub"))).toBe("");
  });

  it.each([
    [{ page: "-1" }, "page -1 is not a whole number"],
    [{ limit: "ten" }, "limit ten is not a whole number"],
    [filter("agentName", "a"), "there is no column agentName"],
    [filter("constructor", "a"), "there is no column constructor"],
    [sort("metadata", "asc"), "there is no column metadata"],
    [filter("id", "a", "fuzzy"), "match fuzzy is not supported"],
    [filter("id", "(", "regex"), "filter[value] ( is not a regular expression"],
  ])("is refused for %o", async (query, text) => {
    const tenant = await tenantWithSessions();
    const answer = await tenant.api("GET", `/agents/sessions?${new URLSearchParams(query)}`);
    expect(await refusalOf(answer)).toEqual({ status: 400, text });
  });
});

describe("a list of agent configurations", () => {
  it.each([
    ["id", filter("id", otherAgentId), otherAgentId],
    ["a part of the name", filter("agentName", "edge"), agentId],
    ["metadata", filter("metadata.SITE", "B"), otherAgentId],
    ["a name that nobody has", filter("agentName", "edge", "exact"), "404"],
  ])("can be filtered by %s", async (_, query, expected) => {
    expect(await listed(await tenantWithSessions(), "/agents/configuration", query)).toBe(expected);
  });

  it("can be sorted by name", async () => {
    const tenant = await tenantWithSessions();
    const expected = `${otherAgentId} ${agentId}`;
    expect(await listed(tenant, "/agents/configuration", sort("agentName", "asc"))).toBe(expected);
  });
});

describe("a list of agents", () => {
  it.each([
    ["type", filter("agentType", "trace"), otherAgentId],
    ["a part of the name", filter("agentName", "e"), `${agentId} ${otherAgentId}`],
    ["metadata", filter("metadata.SITE", "A"), agentId],
  ])("can be filtered by %s", async (_, query, expected) => {
    const tenant = await tenantWithSessions();
    await tenant.control(`/agents/${agentId}/connect`);
    await tenant.control(`/agents/${otherAgentId}/connect?agentType=trace`);
    expect(await listed(tenant, "/agents", query)).toBe(expected);
  });
});

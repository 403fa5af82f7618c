import { describe, expect, test } from "vitest";
import type { ResourceChange } from "../../scripts/demo/changes.mjs";
import { describeChanges, describeFindings, describeRequests, requestTable } from "../../scripts/demo/wording.mjs";

const change = (op: string, name: string, ...properties: ResourceChange["properties"]): ResourceChange => ({
  op,
  name,
  properties,
});
const interval = { property: "interval", before: 300, after: 600 };

describe("changes in words", () => {
  test.each([
    ["created site, edge", [change("create", "site"), change("create", "edge")]],
    ["updated site (interval 300 -> 600)", [change("update", "site", interval)]],
    ["created edge; deleted site", [change("create", "edge"), change("delete", "site")]],
    ["import edge", [change("import", "edge")]],
    ["changed nothing", []],
  ])("%s", (words, changes) => {
    expect(describeChanges(changes)).toBe(words);
  });

  test("several properties are listed", () => {
    const enabled = { property: "enabled", before: true, after: false };
    const words = "updated site (interval 300 -> 600, enabled true -> false)";
    expect(describeChanges([change("update", "site", interval, enabled)])).toBe(words);
  });

  test("what does not fit on a line is left out", () => {
    const agents = { property: "agents", before: [], after: [{ agentId: "3" }] };
    expect(describeChanges([change("update", "site", agents)])).toBe("updated site");
  });

  test.each([
    ["found site (interval 300 -> 600)", [change("update", "site", interval)]],
    ["found nothing", []],
  ])("a refresh %s", (words, changes) => {
    expect(describeFindings(changes)).toBe(words);
  });
});

describe("requests in words", () => {
  const get = { vendor: "thousandEyes", method: "GET", path: "/agents", count: 1 };
  const post = { vendor: "thousandEyes", method: "POST", path: "/tests/http-server", count: 2 };

  test.each([
    ["no request", []],
    ["1 request: 1 GET /agents", [get]],
    ["3 requests: 1 GET /agents, 2 POST /tests/http-server", [get, post]],
  ])("%s", (words, requests) => {
    expect(describeRequests(requests)).toBe(words);
  });

  test("and as a table by method and path", () => {
    expect(requestTable([get, post])).toEqual({ "GET /agents": 1, "POST /tests/http-server": 2 });
  });
});

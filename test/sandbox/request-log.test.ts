import { describe, expect, it } from "vitest";
import { RequestLog, templatePath } from "../../src/sandbox/request-log";

const get = (path: string) => ({ vendor: "te", method: "GET", path, query: "", time: "2026-01-02T03:04:05.000Z" });

describe("the template of a path", () => {
  it.each([
    ["/tests", "/tests"],
    ["/tests/web-transactions", "/tests/web-transactions"],
    ["/tests/bgp/281474976710706", "/tests/bgp/{id}"],
    ["/agents/3/tests", "/agents/{id}/tests"],
    ["/api/orchestrate/v3/agents", "/api/orchestrate/v3/agents"],
    ["/agents/2F1C6C6E-9B5D-4b1e-8f54-0d7c9d8e6a11", "/agents/{id}"],
    ["/agents/ag_8fK29xQ0pLm", "/agents/{id}"],
    ["/agents/a1:seed0000000000000486/status", "/agents/{id}/status"],
    ["/agents/a1%3Aseed0000000000000486", "/agents/{id}"],
    ["/agents/configuration", "/agents/configuration"],
    ["/", "/"],
  ])("of %s is %s", (path, template) => {
    expect(templatePath(path)).toBe(template);
  });
});

describe("the request log", () => {
  it("lists counts in an order that does not depend on who came first", () => {
    const one = new RequestLog();
    const other = new RequestLog();
    for (const path of ["/b", "/a", "/b"]) one.begin(get(path));
    for (const path of ["/b", "/b", "/a"]) other.begin(get(path));

    expect(one.counts).toEqual(other.counts);
    expect(one.counts.map(({ path, count }) => [path, count])).toEqual([
      ["/a", 1],
      ["/b", 2],
    ]);
  });

  it("keeps the latest ten thousand requests and counts all", () => {
    const log = new RequestLog();
    for (let n = 1; n <= 10_001; n++) log.begin(get(`/agents/${n}`));

    expect(log.total).toBe(10_001);
    expect(log.latest).toHaveLength(10_000);
    expect(log.latest[0]?.path).toBe("/agents/2");
  });
});

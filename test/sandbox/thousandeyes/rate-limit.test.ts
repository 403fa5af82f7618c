import { describe, expect, it } from "vitest";
import { RequestBudget, rateLimitHeaders } from "../../../src/sandbox/thousandeyes/rate-limit";
import { fresh } from "./fresh";

const limit = "x-organization-rate-limit-limit";
const remaining = "x-organization-rate-limit-remaining";
const reset = "x-organization-rate-limit-reset";

describe("the request budget", () => {
  it("says on every answer how much is left and when it is full again", async () => {
    const sandbox = fresh({ rateLimit: 240 });
    const epoch = String(Math.ceil((sandbox.clock.now.getTime() + 60_000) / 1000));
    for (const [path, left] of [
      ["/tests", "239"],
      ["/nothing", "238"],
      ["/tags/unknown", "237"],
    ] as const) {
      const { headers } = await sandbox.get(path);
      expect([headers.get(limit), headers.get(remaining), headers.get(reset)]).toStrictEqual(["240", left, epoch]);
    }
  });

  it("is not touched by a request without a valid token, which is told about it all the same", async () => {
    const sandbox = fresh({ rateLimit: 5 });
    const { headers } = await sandbox.call("GET", "/tests", undefined, { authorization: "Bearer no" });
    expect(headers.get(remaining)).toBe("5");
    expect((await sandbox.get("/tests")).headers.get(remaining)).toBe("4");
  });

  it("answers 429 without Retry-After once it is spent, and changes nothing", async () => {
    const sandbox = fresh({ rateLimit: 2 });
    await sandbox.get("/tests");
    await sandbox.get("/tests");
    const answer = await sandbox.post("/credentials", { name: "n", value: "v" });
    expect(answer.status).toBe(429);
    expect(answer.body).toStrictEqual({
      type: "about:blank",
      title: "429 Too Many Requests",
      status: 429,
      instance: "/v7/credentials",
    });
    expect(answer.headers.get(remaining)).toBe("0");
    expect(answer.headers.get("retry-after")).toBeNull();
    expect(Object.values(sandbox.state.credentials).map(({ name }) => name)).not.toContain("n");
  });

  it("is full again at the announced second and not before", async () => {
    const sandbox = fresh({ rateLimit: 1 });
    const first = await sandbox.get("/tests");
    const at = Number(first.headers.get(reset)) * 1000;
    sandbox.clock.now = new Date(at - 1000);
    expect((await sandbox.get("/tests")).status).toBe(429);
    sandbox.clock.now = new Date(at);
    expect((await sandbox.get("/tests")).status).toBe(200);
  });

  it("starts its window with the first request", () => {
    const budget = new RequestBudget(1);
    expect(budget.spend(new Date(100_000))).toBe(true);
    expect(budget.spend(new Date(159_999))).toBe(false);
    expect(budget.spend(new Date(160_000))).toBe(true);
    expect(budget.headers(new Date(160_001))).toStrictEqual(rateLimitHeaders(1, 0, 220_000));
  });

  it("rounds the reset up to a whole second", () => {
    expect(rateLimitHeaders(240, 7, 1001)).toStrictEqual({
      "X-Organization-Rate-Limit-Limit": "240",
      "X-Organization-Rate-Limit-Remaining": "7",
      "X-Organization-Rate-Limit-Reset": "2",
    });
  });
});

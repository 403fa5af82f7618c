import { describe, expect, it } from "vitest";
import { type Account, credentials, openTestAccount, pathOf, refusalOf, startTime } from "./account";

const startSeconds = Date.parse(startTime) / 1000;

function limitsOf({ headers }: Response) {
  const number = (name: string) => Number(headers.get(name) ?? Number.NaN);
  return {
    limit: number("X-RateLimit-Limit"),
    remaining: number("X-RateLimit-Remaining"),
    reset: number("X-RateLimit-Reset"),
  };
}

async function spend(account: Account, requests: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < requests; n++) statuses.push((await account.api("GET", "/agents/customfields")).status);
  return statuses;
}

describe("the API key", () => {
  it.each([
    ["is missing", {}],
    ["is wrong", { "X-API-KEY": "wrong" }],
    ["is quoted", { "X-API-KEY": `"${credentials.apiKey}"` }],
    ["comes as bearer token", { authorization: `Bearer ${credentials.apiKey}` }],
  ])("opens nothing when it %s", async (_, headers) => {
    const account = openTestAccount();
    for (const path of ["/agents", "/sessions", "/nowhere"]) {
      const answer = await account.send("GET", `/pingplotter${path}`, { headers });
      expect(await refusalOf(answer)).toEqual({ status: 401, detail: "The API key is missing or wrong." });
    }
  });

  it("opens the account", async () => {
    expect((await openTestAccount().api("GET", "/agents")).status).toBe(200);
  });

  it.each(["/users", "/session-trace-data/s1/points", "/api/agents", "/settings"])(
    "opens nothing at %s, which is not simulated",
    async (path) => {
      expect(await refusalOf(await openTestAccount().api("GET", path))).toEqual({
        status: 404,
        detail: `There is nothing at GET /pingplotter${path}.`,
      });
    },
  );
});

describe("the download URL", () => {
  it("needs no key and says how to pretend an installation", async () => {
    const account = openTestAccount();
    const { DownloadUrl, UniqueId } = await account.create();
    const answer = await account.send("GET", new URL(DownloadUrl).pathname);
    expect(answer.status).toBe(200);
    const [path = ""] = /\/_sandbox\/\S+/.exec(await answer.text()) ?? [];
    expect((await account.send("POST", path)).status).toBe(200);
    expect((await account.json("GET", pathOf(UniqueId))).IsOnline).toBe(true);
  });

  it("leads nowhere when it is guessed", async () => {
    const answer = await openTestAccount().send("GET", "/pingplotter/installers/guess");
    expect(await refusalOf(answer)).toEqual({ status: 404, detail: "There is no such installer." });
  });
});

describe("the rate limit", () => {
  it("is on every answer", async () => {
    const account = openTestAccount({ rateLimit: 60 });
    const answers = [
      await account.api("GET", "/agents"),
      await account.api("POST", "/agents", {}),
      await account.api("GET", "/agents/nobody"),
      await account.api("GET", "/nowhere"),
      await account.send("GET", "/pingplotter/agents"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 404, 404, 401]);
    expect(answers.map(limitsOf)).toEqual([
      { limit: 60, remaining: 59, reset: startSeconds + 1 },
      { limit: 60, remaining: 58, reset: startSeconds + 2 },
      { limit: 60, remaining: 57, reset: startSeconds + 3 },
      { limit: 60, remaining: 56, reset: startSeconds + 4 },
      { limit: 60, remaining: 55, reset: startSeconds + 5 },
    ]);
  });

  it("refuses what goes beyond it, in camelCase", async () => {
    const account = openTestAccount({ rateLimit: 3 });
    expect(await spend(account, 3)).toEqual([200, 200, 200]);
    const answer = await account.api("GET", "/agents");
    expect(answer.status).toBe(429);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("retry-after")).toBe("20");
    expect(limitsOf(answer)).toEqual({ limit: 3, remaining: 0, reset: startSeconds + 60 });
    expect(await answer.json()).toEqual({
      error: "Rate limit exceeded",
      limit: 3,
      remaining: 0,
      cost: 1,
      retryAfterSeconds: 20,
    });
  });

  it("lets a refused request take no effect", async () => {
    const account = openTestAccount({ rateLimit: 1 });
    await spend(account, 1);
    expect((await account.api("POST", "/agents", { Name: "laptop" })).status).toBe(429);
    expect(account.state.agents).toEqual({});
  });

  it("lets a request through after the time that it named", async () => {
    const account = openTestAccount({ rateLimit: 3 });
    await spend(account, 3);
    account.passSeconds(19);
    expect(await spend(account, 1)).toEqual([429]);
    account.passSeconds(1);
    expect(await spend(account, 2)).toEqual([200, 429]);
  });

  it("never grows beyond its maximum", async () => {
    const account = openTestAccount({ rateLimit: 2 });
    account.passSeconds(3600);
    expect(await spend(account, 3)).toEqual([200, 200, 429]);
  });

  it.each([
    ["the list of sessions", "GET", () => "/sessions", undefined, 1 + 2],
    ["the sessions of one agent", "GET", (id: string) => `/sessions?agentUniqueId=${id}`, undefined, 1 + 2],
    ["no sessions", "GET", () => "/sessions?agentUniqueId=nobody", undefined, 1],
    ["the status of an agent", "POST", (id: string) => pathOf(id, "/status"), { TargetIp: "192.0.2.1" }, 1 + 1],
    ["an agent", "GET", (id: string) => pathOf(id), undefined, 1],
    ["all agents", "GET", () => "/agents", undefined, 1],
  ] as const)("charges for %s in proportion to the sessions in it", async (_, method, path, body, cost) => {
    const account = openTestAccount({ rateLimit: 60 });
    const id = await account.install(...Array.from({ length: 12 }, (_, n) => `192.0.2.${n + 1}`));
    const before = limitsOf(await account.api("GET", "/agents/customfields")).remaining;
    const after = limitsOf(await account.api(method, path(id), body)).remaining;
    expect(before - after).toBe(cost);
  });

  it("refuses a read that costs more than is left, and answers it once the allowance is full", async () => {
    const account = openTestAccount({ rateLimit: 3 });
    await account.install(...Array.from({ length: 100 }, (_, n) => `192.0.2.${n + 1}`));
    const answer = await account.api("GET", "/sessions");
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({ error: "Rate limit exceeded", limit: 3, remaining: 1 });
    account.passSeconds(60);
    const full = await account.api("GET", "/sessions");
    expect(full.status).toBe(200);
    expect(limitsOf(full).remaining).toBe(0);
  });
});

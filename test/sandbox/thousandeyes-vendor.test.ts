import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../../src/sandbox/start";
import { thousandEyesTables } from "../../src/sandbox/thousandeyes-tables";
import { thousandEyes } from "../../src/sandbox/thousandeyes-vendor";
import { jsonOf } from "./on-loopback";

const now = () => new Date("2026-01-02T03:04:05.600Z");

async function start(rateLimit?: number) {
  const sandbox = await startSandbox({ vendors: [thousandEyes], now, rateLimit });
  onTestFinished(() => sandbox.close());
  const { endpoint, token } = sandbox.connection.thousandEyes;
  const call = (path: string, body?: unknown) =>
    fetch(endpoint + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const state = async () =>
    (await jsonOf<{ thousandEyes: State }>(fetch(`${sandbox.url}/_sandbox/objects`))).thousandEyes;
  return { sandbox, endpoint, call, state };
}

type State = Parameters<typeof thousandEyesTables>[0];

const agents = [{ agentId: "3" }, { agentId: "37" }];

describe("ThousandEyes behind its mount", () => {
  it("accepts the token of the connection and no other", async () => {
    const { endpoint, call } = await start();

    expect((await call("/tests")).status).toBe(200);
    expect((await fetch(`${endpoint}/tests`, { headers: { authorization: "Bearer other" } })).status).toBe(401);
  });

  it("links to where it can be reached", async () => {
    const { endpoint, call } = await start();

    const { _links } = await jsonOf<{ _links: unknown }>(call("/tests"));

    expect(_links).toEqual({ self: { href: `${endpoint}/tests` } });
  });

  it("allows 240 requests a minute, or as many as it is told", async () => {
    const usual = await start();
    const strict = await start(2);
    const limit = "x-organization-rate-limit-limit";

    expect((await usual.call("/tests")).headers.get(limit)).toBe("240");
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await strict.call("/tests")).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe("a refusal of ThousandEyes", () => {
  const refusal = (status: number) => {
    const { headers, body } = thousandEyes.refusal(status, now(), "/tests/bgp/7");
    return { headers, body: JSON.parse(body) };
  };

  it("is a problem body with the path as the vendor sees it", () => {
    expect(refusal(503)).toEqual({
      headers: { "content-type": "application/problem+json" },
      body: { type: "about:blank", title: "503 Service Unavailable", status: 503, instance: "/v7/tests/bgp/7" },
    });
  });

  it("has no reason phrase to show for a status that HTTP does not know", () => {
    expect(refusal(599).body.title).toBe("599");
  });

  it("tells with 429 when the window ends, at most two seconds from now", () => {
    expect(refusal(429).headers).toEqual({
      "content-type": "application/problem+json",
      "X-Organization-Rate-Limit-Limit": "240",
      "X-Organization-Rate-Limit-Remaining": "0",
      "X-Organization-Rate-Limit-Reset": String(Date.parse("2026-01-02T03:04:07.000Z") / 1000),
    });
  });

  it("has a shape of its own for 401", () => {
    expect(refusal(401).body).toEqual({ error: "invalid_token", error_description: "Invalid access token" });
  });
});

describe("the tables of ThousandEyes", () => {
  it.each([
    ["http-server", { url: "https://shop.example.com/", agents }, "https://shop.example.com/"],
    ["agent-to-server", { server: "db.example.com:5432", agents }, "db.example.com:5432"],
    ["agent-to-server", { server: "db.example.com", protocol: "icmp", agents }, "db.example.com"],
    ["dns-trace", { domain: "example.com A", agents }, "example.com A"],
    ["bgp", { prefix: "203.0.113.0/24" }, "203.0.113.0/24"],
    [
      "sip-server",
      { targetSipCredentials: { sipRegistrar: "sip.example.com", port: 5060 }, agents },
      "sip.example.com",
    ],
  ])("show what a test of type %s points at", async (type, body, target) => {
    const { call, state } = await start();
    const answer = await call(`/tests/${type}`, { testName: "one", interval: 300, ...body });
    expect(answer.status).toBe(201);

    const [tests] = thousandEyesTables(await state());

    expect(tests?.rows.map((row) => row.slice(0, 3))).toEqual([["one", type, target]]);
  });

  it("show a test in a person's words", async () => {
    const { call, state } = await start();
    const body = { testName: "front", url: "https://shop.example.com/", interval: 300, agents };
    const { testId } = await jsonOf<{ testId: string }>(call("/tests/http-server", body));
    const after = await state();
    const names = agents.map(({ agentId }) => after.agents.find((agent) => agent.agentId === agentId)?.agentName);

    const [tests] = thousandEyesTables(after);

    expect(tests?.columns.map((column, index) => [column, tests.rows[0]?.[index]])).toEqual([
      ["Name", "front"],
      ["Type", "http-server"],
      ["Target", "https://shop.example.com/"],
      ["Interval", "300 s"],
      ["Enabled", "yes"],
      ["Agents", names.join("; ")],
      ["Account group", "Production"],
      ["Last change", "2026-01-02 03:04:05 UTC"],
      ["Id", testId],
    ]);
  });

  it("show the agent that a test between agents points at by its name", () => {
    const state = thousandEyes.seed("large");
    const [test] = Object.values(state.tests);
    if (test) test.settings = { testName: "between", targetAgentId: "37" };

    const [tests] = thousandEyesTables(state);

    expect(tests?.rows[0]?.[2]).toBe(state.agents.find(({ agentId }) => agentId === "37")?.agentName);
  });

  it("show a disabled test, and the last change in place of the creation", () => {
    const state = thousandEyes.seed("large");
    const [test] = Object.values(state.tests);
    if (test) Object.assign(test, { modifiedDate: "2026-02-03T04:05:06Z" }).settings.enabled = false;

    const row = thousandEyesTables(state)[0]?.rows[0];

    expect([row?.[4], row?.[7]]).toEqual(["no", "2026-02-03 04:05:06 UTC"]);
  });

  it("keep snapshots and shared tests apart from the tests that somebody declared", () => {
    const [tests, others] = thousandEyesTables(thousandEyes.seed("large"));

    expect(tests?.supplied).toBeUndefined();
    expect(tests?.rows.map(([name]) => name)).not.toContain("Shared in");
    expect(others?.supplied).toBe(true);
    expect(others?.rows.map(([name]) => name)).toEqual(["Shop 1", "Shared in"]);
  });

  it("show agents and account groups as part of the account", () => {
    const [, , agentTable, groups] = thousandEyesTables(thousandEyes.seed("small"));

    expect([agentTable?.supplied, groups?.supplied]).toEqual([true, true]);
    expect(agentTable?.rows.find(([, type]) => type === "cloud")?.[2]).toBe("all");
    expect(groups?.rows.map(([name, , login]) => [name, login])).toEqual([
      ["Production", "yes"],
      ["Staging", "no"],
      ["Partners", "no"],
    ]);
  });
});

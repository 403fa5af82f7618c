import { request } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../../src/sandbox/start";
import { clientOf, jsonOf, networkError, post, startFake } from "./on-loopback";

const now = () => new Date("2026-01-02T03:04:05.600Z");
const right = "Fri, 02 Jan 2026 03:04:05 GMT";
const hourAhead = "Fri, 02 Jan 2026 04:04:05 GMT";
const hour = 3_600_000;

async function start() {
  const sandbox = await startFake({ now });
  const client = clientOf(sandbox);
  const setClock = (body: unknown) => client.control("/clock", { ...post(body), method: "PUT" });
  return { ...client, sandbox, setClock };
}

describe("the date of an answer", () => {
  it.each([
    ["success", "/things"],
    ["the vendor's own refusal", "/things/7"],
    ["a defect", "/defect"],
  ])("is the vendors' time on %s", async (_, path) => {
    const { get } = await start();

    expect((await get(path)).headers.get("date")).toBe(right);
  });

  it.each([{ kind: "status", status: 503 }, { kind: "html" }, { kind: "empty" }, { kind: "delay", delayMs: 1 }])(
    "is the vendors' time behind a fault: %j",
    async (fault) => {
      const { arm, get } = await start();
      await arm(fault);

      expect((await get("/things")).headers.get("date")).toBe(right);
    },
  );

  it("is the vendors' time on an answer that is cut off", async () => {
    const { arm, sandbox } = await start();
    await arm({ kind: "truncate" });

    const answer = await request(`${sandbox.connection.fake.endpoint}/things`);

    expect(answer.headers.date).toBe(right);
    await answer.body.text().catch(() => undefined);
  });

  it("can be chosen by a fault", async () => {
    const { arm, get } = await start();
    await arm({ kind: "status", status: 503, headers: { date: "Thu, 01 Jan 1970 00:00:00 GMT" } });

    expect((await get("/things")).headers.get("date")).toBe("Thu, 01 Jan 1970 00:00:00 GMT");
  });

  it("takes nothing from a connection that is reset", async () => {
    const { arm, get } = await start();
    await arm({ kind: "reset-before" });

    expect(await networkError(get("/things"))).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });
});

describe("/_sandbox/clock", () => {
  it("tells the time and that it is right", async () => {
    const { control } = await start();

    expect(await jsonOf(control("/clock"))).toEqual({ now: "2026-01-02T03:04:05.600Z", offsetMs: 0 });
  });

  it("sets the vendors' clock wrong and right again", async () => {
    const { control, get, setClock } = await start();

    expect((await setClock({ offsetMs: hour })).status).toBe(204);
    expect(await jsonOf(control("/clock"))).toEqual({ now: "2026-01-02T04:04:05.600Z", offsetMs: hour });
    expect((await get("/things")).headers.get("date")).toBe(hourAhead);
    expect((await jsonOf(get("/about"))).now).toBe("2026-01-02T04:04:05.600Z");

    expect((await control("/clock", { method: "DELETE" })).status).toBe(204);
    expect((await get("/things")).headers.get("date")).toBe(right);
  });

  it.each([{}, { offsetMs: "1" }, { offsetMs: 0.5 }, { offsetMs: 1e15 }, { offsetMs: 1, more: 2 }])(
    "refuses %j and leaves the clock as it is",
    async (body) => {
      const { control, setClock } = await start();

      const answer = await setClock(body);

      expect(answer.status).toBe(400);
      expect(Object.keys(await jsonOf(answer))).toEqual(["error"]);
      expect((await jsonOf(control("/clock"))).offsetMs).toBe(0);
    },
  );
});

it("dates what the vendors make by their own clock, and goes on counting requests when it is set back", async () => {
  const sandbox = await startSandbox({ now, rateLimit: 3 });
  onTestFinished(() => sandbox.close());
  const { thousandEyes, pingPlotter } = sandbox.connection;
  const setClock = (offsetMs: number) =>
    fetch(`${sandbox.url}/_sandbox/clock`, { ...post({ offsetMs }), method: "PUT" });
  const test = (testName: string) =>
    fetch(`${thousandEyes.endpoint}/tests/bgp`, {
      ...post({ testName, prefix: "198.51.100.0/24" }),
      headers: { authorization: `Bearer ${thousandEyes.token}` },
    });
  const agents = () => fetch(`${pingPlotter.endpoint}/agents`, { headers: { "x-api-key": pingPlotter.apiKey } });

  expect((await jsonOf(test("one"))).createdDate).toBe("2026-01-02T03:04:05Z");
  expect((await agents()).status).toBe(200);
  await setClock(-hour);

  const { createdDate } = await jsonOf(test("two"));
  expect(createdDate).toBe("2026-01-02T02:04:05Z");
  const statuses = [];
  for (let n = 0; n < 2; n++) statuses.push((await agents()).status);
  expect(statuses).toEqual([200, 200]);
  const limits = [];
  for (let n = 0; n < 3; n++) limits.push((await test(`more ${n}`)).status);
  expect(limits).toEqual([201, 201, 429]);
});

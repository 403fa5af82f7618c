import { describe, expect, test } from "vitest";
import { path } from "../../src/http";
import { clientFor, failure } from "./support/client";
import { fakeClock } from "./support/fake-clock";
import { json, serve } from "./support/local-server";

const noon = Date.parse("2026-01-01T12:00:00Z");
const epochReset = (headers: Headers) => {
  const seconds = headers.get("x-reset");
  return seconds === null ? undefined : new Date(Number(seconds) * 1000);
};
const seconds = (time: number) => String(time / 1000);

async function waitsFor(headers: Record<string, string>, body: unknown = {}, random = 0): Promise<number[]> {
  const server = await serve(json(body, 429, headers), json({}));
  const clock = fakeClock(noon, random);
  await clientFor(server.url, { clock, rateLimitReset: epochReset }).request({ method: "POST", path: path`/a` });
  expect(server.requests.length).toBe(2);
  return clock.slept;
}

describe("after a 429 the client waits", () => {
  test("the seconds of Retry-After", async () => {
    expect(await waitsFor({ "retry-after": "17" })).toEqual([17_000]);
  });

  test("until the date of Retry-After", async () => {
    expect(await waitsFor({ "retry-after": "Thu, 01 Jan 2026 12:00:42 GMT" })).toEqual([42_000]);
  });

  test("until the vendor's reset time", async () => {
    expect(await waitsFor({ "x-reset": seconds(noon + 30_000) })).toEqual([30_000]);
  });

  test("as Retry-After says when both are given", async () => {
    expect(await waitsFor({ "retry-after": "5", "x-reset": seconds(noon + 30_000) })).toEqual([5_000]);
  });

  test("the seconds of the body before the vendor's reset time, which tells when the allowance is full again", async () => {
    const body = { error: "Rate limit exceeded", limit: 240, remaining: 0, cost: 2, retryAfterSeconds: 10 };
    expect(await waitsFor({ "x-reset": seconds(noon + 60_000) }, body)).toEqual([10_000]);
  });

  test("as Retry-After says before the seconds of the body", async () => {
    expect(await waitsFor({ "retry-after": "3" }, { retryAfterSeconds: 10 })).toEqual([3_000]);
  });

  test.each([{ "retry-after": "0" }, { "x-reset": seconds(noon - 5_000) }])(
    "a second at least: %j",
    async (headers) => {
      expect(await waitsFor(headers)).toEqual([1_000]);
    },
  );

  test("up to a second longer, so that parallel programs do not come back together", async () => {
    expect(await waitsFor({ "retry-after": "17" }, {}, 0.5)).toEqual([17_500]);
  });

  test.each([{}, { "retry-after": "soon" }, { "retry-after": "-3" }, { "x-reset": "never" }])(
    "a second and the usual backoff when nothing usable tells how long: %j",
    async (headers: Record<string, string>) => {
      expect(await waitsFor(headers)).toEqual([1_250]);
    },
  );

  test("by the vendor's clock when this machine's is ahead", async () => {
    const date = "Thu, 01 Jan 2026 11:50:00 GMT";
    const reset = seconds(Date.parse(date) + 30_000);
    expect(await waitsFor({ date, "x-reset": reset })).toEqual([30_000]);
  });
});

describe("a rate limit", () => {
  test("is waited for again when the next answer is a 429 too", async () => {
    const server = await serve(json({}, 429, { "retry-after": "2" }), json({}, 429, { "retry-after": "9" }), json({}));
    const clock = fakeClock(noon);
    await clientFor(server.url, { clock }).request({ method: "POST", path: path`/a` });
    expect(clock.slept).toEqual([2_000, 9_000]);
  });

  test("that ends after the time for everything fails at once and says when it ends", async () => {
    const server = await serve(json({ title: "Too many requests" }, 429, { "retry-after": "600" }));
    const clock = fakeClock(noon);
    const error = await failure(clientFor(server.url, { clock }).request({ method: "GET", path: path`/tests` }));
    expect(error.kind).toBe("rate-limit");
    expect(error.message).toBe(
      "Acme got too many requests and did not carry out GET /tests: Too many requests (429). The limit ends at 2026-01-01T12:10:00.000Z.",
    );
    expect(error.retryAt).toEqual(new Date(noon + 600_000));
    expect(clock.slept).toEqual([]);
    expect(server.requests.length).toBe(1);
  });

  test("is given up after the allowed attempts, and nothing took effect", async () => {
    const server = await serve(json({}, 429, { "retry-after": "1" }));
    const error = await failure(clientFor(server.url).request({ method: "POST", path: path`/a` }));
    expect(error.kind).toBe("rate-limit");
    expect(error.mayHaveTakenEffect).toBe(false);
    expect(server.requests.length).toBe(5);
  });

  test("header does not slow down the retry of a 503, but Retry-After does", async () => {
    const reset = { "x-reset": seconds(noon + 30_000) };
    const server = await serve(json({}, 503, reset), json({}, 503, { ...reset, "retry-after": "4" }), json({}));
    const clock = fakeClock(noon);
    await clientFor(server.url, { clock, rateLimitReset: epochReset }).request({ method: "GET", path: path`/a` });
    expect(clock.slept).toEqual([250, 4_000]);
  });
});

describe("whoever listens to a client", () => {
  test("hears before each wait how long it takes and why", async () => {
    const server = await serve(json({}, 429, { "retry-after": "12" }), json({}, 503), json({}));
    const heard: string[] = [];
    const options = { clock: fakeClock(noon, 0), onWait: (text: string) => void heard.push(text) };
    await clientFor(server.url, options).request({ method: "GET", path: path`/a` });
    expect(heard).toEqual([
      "waiting 12 s for the rate limit of Acme",
      "waiting 1 s for Acme before GET is tried again",
    ]);
  });
});

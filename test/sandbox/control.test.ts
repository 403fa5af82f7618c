import { describe, expect, it } from "vitest";
import { clientOf, jsonOf, networkError, post, startFake } from "./on-loopback";

interface Overview {
  url: string;
  routes: { method: string; path: string }[];
}

async function start() {
  const sandbox = await startFake({ now: () => new Date("2026-01-02T03:04:05.000Z") });
  return { ...clientOf(sandbox), sandbox };
}

describe("/_sandbox", () => {
  it("lists routes that all exist", async () => {
    const { control, sandbox } = await start();

    const { url, routes } = await jsonOf<Overview>(control(""));

    expect(url).toBe(sandbox.url);
    expect(routes).toHaveLength(15);
    for (const { method, path } of routes) {
      const answer = await fetch(url + path, { method });
      expect((await answer.text()).includes("nothing at"), `${method} ${path}`).toBe(false);
    }
  });

  it("answers elsewhere with 404 and the mounts", async () => {
    const { sandbox } = await start();

    const answer = await fetch(`${sandbox.url}/fake/v2/things`);

    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      error: "nothing at /fake/v2/things; the sandbox serves /, /_sandbox, /fake/v1",
      mounts: ["/", "/_sandbox", "/fake/v1"],
    });
  });

  it("leaves an unknown path below a mount to the vendor", async () => {
    const { get } = await start();

    const answer = await get("/nowhere");

    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("the sandbox serves");
  });

  it("shows a defect of a vendor to the client", async () => {
    const { get } = await start();

    const answer = await get("/defect");

    expect(answer.status).toBe(500);
    expect((await jsonOf(answer)).error).toBe("sandbox defect: fake defect");
  });
});

describe("/_sandbox/requests", () => {
  it("counts vendor requests by method and path, ids folded", async () => {
    const { get, create, remove, control } = await start();
    await create("one");
    await create("two");
    await get("/things/100?expand=all");
    await get("/things/101");
    await remove("100");

    const answer = await control("/requests");

    expect(await answer.json()).toEqual({
      total: 5,
      byRequest: [
        { vendor: "fake", method: "POST", path: "/things", count: 2 },
        { vendor: "fake", method: "DELETE", path: "/things/{id}", count: 1 },
        { vendor: "fake", method: "GET", path: "/things/{id}", count: 2 },
      ],
    });
  });

  it("counts the mount itself as its root", async () => {
    const { get, control } = await start();
    await get("");

    expect((await jsonOf(control("/requests"))).byRequest).toEqual([
      { vendor: "fake", method: "GET", path: "/", count: 1 },
    ]);
  });

  it("counts neither the page nor the control routes nor paths outside the vendors", async () => {
    const { control, sandbox } = await start();
    await fetch(sandbox.url);
    await fetch(`${sandbox.url}/nowhere`);
    await control("/objects");

    expect(await (await control("/requests")).json()).toEqual({ total: 0, byRequest: [] });
  });

  it("counts requests that a fault answered", async () => {
    const { arm, create, control } = await start();
    await arm({ kind: "reset-before" });
    await networkError(create("one"));

    expect((await jsonOf(control("/requests"))).total).toBe(1);
  });

  it("logs each request with its query, status and fault on demand", async () => {
    const { arm, get, control } = await start();
    const time = "2026-01-02T03:04:05.000Z";
    await get("/things/7?expand=all");
    await arm({ kind: "status", status: 503 });
    await get("/things");
    await arm({ kind: "reset-after" });
    await networkError(get("/things"));

    const { log } = await jsonOf(control("/requests?log=true"));

    const common = { vendor: "fake", method: "GET", time };
    expect(log).toEqual([
      { ...common, path: "/things/7", query: "?expand=all", status: 404 },
      { ...common, path: "/things", query: "", status: 503, fault: "status" },
      { ...common, path: "/things", query: "", status: null, fault: "reset-after" },
    ]);
  });

  it("starts from zero after DELETE", async () => {
    const { get, control } = await start();
    await get("/things");

    expect((await control("/requests", { method: "DELETE" })).status).toBe(204);
    expect(await (await control("/requests?log=true")).json()).toEqual({ total: 0, byRequest: [], log: [] });
  });
});

describe("/_sandbox/faults", () => {
  it("arms a fault and lists it with its hits", async () => {
    const { arm, get, control } = await start();

    const answer = await arm({ kind: "status", status: 500, vendor: "fake", method: "get", path: "/things" });
    const { id } = await jsonOf(answer);
    await get("/things");

    expect(answer.status).toBe(201);
    expect(await (await control("/faults")).json()).toEqual({
      faults: [
        {
          id,
          kind: "status",
          status: 500,
          vendor: "fake",
          method: "GET",
          path: "/things",
          nth: 1,
          times: 1,
          delayMs: 0,
          headers: {},
          after: false,
          matched: 1,
          hits: 1,
          spent: true,
        },
      ],
    });
  });

  it("disarms one fault", async () => {
    const { arm, get, control } = await start();
    const { id } = await jsonOf(arm({ kind: "status", status: 500 }));

    expect((await control(`/faults/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await get("/things")).status).toBe(200);
  });

  it("says when there is no such fault", async () => {
    const { control } = await start();

    const answer = await control("/faults/nobody", { method: "DELETE" });

    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: "no fault has the id nobody" });
  });

  it("disarms all faults", async () => {
    const { arm, get, control } = await start();
    await arm({ kind: "status", status: 500 });
    await arm({ kind: "html" });

    expect((await control("/faults", { method: "DELETE" })).status).toBe(204);
    expect(await (await control("/faults")).json()).toEqual({ faults: [] });
    expect((await get("/things")).status).toBe(200);
  });

  it.each([
    ["a kind that does not exist", { kind: "explode" }, /^kind: /],
    ["a status fault without a status", { kind: "status" }, /^status: /],
    ["a status that HTTP lacks", { kind: "status", status: 99 }, /^status: /],
    ["a delay without a duration", { kind: "delay" }, /^delayMs: /],
    [
      "a vendor that does not exist",
      { kind: "html", vendor: "cisco" },
      /^vendor: unknown vendor, expected one of: fake$/,
    ],
    ["the zeroth request", { kind: "html", nth: 0 }, /^nth: /],
    ["a negative number of times", { kind: "html", times: -1 }, /^times: /],
    [
      "headers that HTTP lacks",
      { kind: "html", headers: { "no spaces": "x" } },
      /^headers: not valid as HTTP headers$/,
    ],
    ["an unknown property", { kind: "html", tiems: 1 }, /"tiems"/],
    ["a body for an empty answer", { kind: "empty", body: "x" }, /"body"/],
    ["after on a reset", { kind: "reset-before", after: true }, /"after"/],
    ["no object", [], /expected object/],
  ])("refuses %s", async (_, fault, message) => {
    const { arm, control } = await start();

    const answer = await arm(fault);

    expect(answer.status).toBe(400);
    expect((await jsonOf(answer)).error).toMatch(message);
    expect(await (await control("/faults")).json()).toEqual({ faults: [] });
  });

  it("refuses a body that is not JSON", async () => {
    const { control } = await start();

    const answer = await control("/faults", { method: "POST", body: "kind=status" });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: "the body is not JSON" });
  });
});

describe("/_sandbox/objects", () => {
  it("dumps what the vendors hold", async () => {
    const { create, control } = await start();
    await create("one");

    expect(await (await control("/objects")).json()).toEqual({
      fake: { things: { "100": { name: "one" } }, nextId: 101 },
    });
  });

  it("restores a dump, with the same credentials", async () => {
    const { create, get, things, control, sandbox } = await start();
    await create("one");
    const before = await (await control("/objects")).json();
    await create("two");

    const answer = await control("/objects", { ...post(before), method: "PUT" });

    expect(answer.status).toBe(204);
    expect(await things()).toEqual({ "100": { name: "one" } });
    expect((await jsonOf(create("three"))).id).toBe("101");
    expect((await jsonOf(get("/about"))).token).toBe(sandbox.connection.fake.token);
  });

  it("leaves vendors alone that the body does not name", async () => {
    const { create, things, control } = await start();
    await create("one");

    expect((await control("/objects", { ...post({}), method: "PUT" })).status).toBe(204);
    expect(await things()).toEqual({ "100": { name: "one" } });
  });

  it.each([
    ["an unknown vendor", { cisco: {} }, /"cisco"/],
    ["a part that is missing", { fake: { things: {} } }, /^fake\.nextId: /],
    ["a part of another kind", { fake: { things: [], nextId: 1 } }, /^fake\.things: /],
  ])("refuses %s and changes nothing", async (_, objects, message) => {
    const { create, things, control } = await start();
    await create("one");

    const answer = await control("/objects", { ...post(objects), method: "PUT" });

    expect(answer.status).toBe(400);
    expect((await jsonOf(answer)).error).toMatch(message);
    expect(await things()).toEqual({ "100": { name: "one" } });
  });
});

describe("/_sandbox/{vendor}", () => {
  it("reaches the vendor's own controls, uncounted", async () => {
    const { create, things, control } = await start();
    await create("one");

    const answer = await control("/fake/things/100/break", { method: "POST" });

    expect(await answer.json()).toEqual({ broken: "100" });
    expect(await things()).toEqual({ "100": { name: "broken" } });
    expect((await jsonOf(control("/requests"))).total).toBe(1);
  });

  it("acts on restored objects", async () => {
    const { things, control } = await start();
    await control("/objects", { ...post({ fake: { things: {}, nextId: 5 } }), method: "PUT" });
    await control("/fake/things/1/break", { method: "POST" });

    expect(await things()).toEqual({ "1": { name: "broken" } });
  });

  it("is listed with the parameters in braces", async () => {
    const { control } = await start();

    const { routes } = await jsonOf<Overview>(control(""));

    expect(routes.at(-1)).toEqual({
      method: "POST",
      path: "/_sandbox/fake/things/{id}/break",
      does: "what happens to Fake Vendor outside its API",
    });
  });
});

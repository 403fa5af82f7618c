import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../../src/sandbox/start";
import { defineVendor } from "../../src/sandbox/vendor";
import { fakeVendor } from "./fake-vendor";
import { jsonOf, post } from "./on-loopback";

const other = defineVendor({
  ...fakeVendor,
  key: "other",
  name: "Other Vendor",
  mount: "/fake/v10",
  settings: {
    endpoint: { env: "OTHER_ENDPOINT", config: "otherEndpoint" },
    token: { env: "OTHER_TOKEN", config: "otherToken", secret: true },
  },
});

async function start() {
  const sandbox = await startSandbox({ vendors: [fakeVendor, other] });
  onTestFinished(() => sandbox.close());
  const { fake, other: second } = sandbox.connection;
  const control = (path: string, init?: RequestInit) => fetch(`${sandbox.url}/_sandbox${path}`, init);
  return { sandbox, fake, second, control };
}

describe("two vendors in one sandbox", () => {
  it("each have their endpoint and credentials", async () => {
    const { sandbox, fake, second } = await start();

    expect(Object.keys(sandbox.connection)).toEqual(["url", "fake", "other"]);
    expect(second.endpoint).toBe(`${sandbox.url}/fake/v10`);
    expect((await jsonOf(fetch(`${fake.endpoint}/about`))).token).toBe(fake.token);
    expect((await jsonOf(fetch(`${second.endpoint}/about`))).token).toBe(second.token);
    expect(fake.token).not.toBe(second.token);
  });

  it("do not share objects", async () => {
    const { fake, second, control } = await start();
    await fetch(`${fake.endpoint}/things`, post({ name: "one" }));
    await fetch(`${second.endpoint}/things`, post({ name: "two" }));

    expect(await jsonOf(control("/objects"))).toEqual({
      fake: { things: { "100": { name: "one" } }, nextId: 101 },
      other: { things: { "100": { name: "two" } }, nextId: 101 },
    });
  });

  it("are restored one without the other", async () => {
    const { fake, second, control } = await start();
    await fetch(`${fake.endpoint}/things`, post({ name: "one" }));
    await fetch(`${second.endpoint}/things`, post({ name: "two" }));
    await control("/objects", { ...post({ other: { things: {}, nextId: 1 } }), method: "PUT" });

    expect(await jsonOf(control("/objects"))).toEqual({
      fake: { things: { "100": { name: "one" } }, nextId: 101 },
      other: { things: {}, nextId: 1 },
    });
  });

  it("are counted apart", async () => {
    const { fake, second, control } = await start();
    await fetch(`${second.endpoint}/things`);
    await fetch(`${fake.endpoint}/things`);
    await fetch(`${second.endpoint}/things`);

    expect(await jsonOf(control("/requests"))).toEqual({
      total: 3,
      byRequest: [
        { vendor: "fake", method: "GET", path: "/things", count: 1 },
        { vendor: "other", method: "GET", path: "/things", count: 2 },
      ],
    });
  });

  it("suffer only their own faults", async () => {
    const { fake, second, control } = await start();
    await control("/faults", post({ kind: "status", status: 503, vendor: "other", times: 0 }));

    expect((await fetch(`${fake.endpoint}/things`)).status).toBe(200);
    expect((await fetch(`${second.endpoint}/things`)).status).toBe(503);
  });

  it("suffer a fault for any vendor in the order of their requests", async () => {
    const { fake, second, control } = await start();
    await control("/faults", post({ kind: "status", status: 503, nth: 2 }));

    expect((await fetch(`${fake.endpoint}/things`)).status).toBe(200);
    expect((await fetch(`${second.endpoint}/things`)).status).toBe(503);
    expect((await fetch(`${fake.endpoint}/things`)).status).toBe(200);
  });

  it("have controls of their own", async () => {
    const { control } = await start();
    await control("/other/things/1/break", { method: "POST" });

    expect(await jsonOf(control("/objects"))).toEqual({
      fake: { things: {}, nextId: 100 },
      other: { things: { "1": { name: "broken" } }, nextId: 100 },
    });
  });

  it("are both on the page", async () => {
    const { sandbox } = await start();

    const html = await (await fetch(sandbox.url)).text();

    expect(html.match(/<h2>[^<]*/g)).toEqual([
      "<h2>Fake Vendor",
      "<h2>Other Vendor",
      "<h2>Requests (0)",
      "<h2>Armed faults (0)",
      expect.stringMatching(/^<h2>Assumptions \(\d+, 0 not read as by default\)$/),
      "<h2>Controls",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { startSandbox } from "../../src/sandbox/start";
import { defineVendor } from "../../src/sandbox/vendor";
import { fakeVendor } from "./fake-vendor";
import { clientOf, startFake } from "./on-loopback";

async function start() {
  const sandbox = await startFake();
  const page = async () => (await fetch(sandbox.url)).text();
  return { ...clientOf(sandbox), sandbox, page };
}

/** The text of a page with one space where its tags were. */
function textOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

describe("the page", () => {
  it("is one HTML document without anything from elsewhere", async () => {
    const { sandbox, page } = await start();
    const answer = await fetch(sandbox.url);

    expect(answer.headers.get("content-type")).toBe("text/html; charset=UTF-8");
    const html = await page();
    expect(html).toMatch(/^<!doctype html><html lang="en">/i);
    expect(html).not.toMatch(/<(script|link|img)/);
    expect(html).toContain("color-scheme: light dark;");
  });

  it("explains how to start while nothing is declared", async () => {
    const { sandbox, page } = await start();
    const { endpoint, token } = sandbox.connection.fake;

    const html = await page();

    expect(html).toMatch(/<details open[^>]*><summary>Nothing is declared yet/);
    expect(html).toContain(`<pre>export FAKE_ENDPOINT=${endpoint}\nexport FAKE_TOKEN=${token}</pre>`);
    expect(html).toContain(
      `<pre>pulumi config set netassure:fakeEndpoint ${endpoint}\n` +
        `pulumi config set --secret netassure:fakeToken ${token}</pre>`,
    );
  });

  it("folds the explanation once something is declared", async () => {
    const { create, page } = await start();
    await create("one");

    expect(await page()).toContain("<details><summary>Connect a program</summary>");
  });

  it("shows what is declared apart from what comes with the account", async () => {
    const { create, page } = await start();
    await create("web front");

    const text = textOf(await page());

    expect(text).toContain("Things (1) Name web front");
    expect(text).toContain("Places, which no program declares (1) Name Berlin");
  });

  it("says what is empty", async () => {
    const { page } = await start();

    const text = textOf(await page());

    expect(text).toContain("Things (0) No things yet.");
    expect(text).toContain("Requests (0) No vendor has been asked anything yet.");
    expect(text).toContain("Armed faults (0) None: every request gets the vendor&#39;s own answer.");
  });

  it("shows requests and faults", async () => {
    const { arm, get, page } = await start();
    await arm({ kind: "status", status: 500, method: "GET" });
    await arm({ kind: "html", path: "/things", nth: 3, times: 0 });
    await get("/things");

    const text = textOf(await page());

    expect(text).toContain("Requests (1) Vendor Method Path Count fake GET /things 1 ");
    expect(text).toContain("status any GET any 1 1 1 spent html any any /things 3 for ever 0 armed");
  });

  it("shows how the vendors are read, first what is not read as by default", async () => {
    const sandbox = await startFake({ assumptions: { "pca-put": "merges" } });

    const text = textOf(await (await fetch(sandbox.url)).text());

    const [head] = /Assumptions \(\d+, 1 not read as by default\) .*? leaves out\?/.exec(text) ?? [];
    expect(head?.replace(/\d+/, "n")).toBe(
      "Assumptions (n, 1 not read as by default) Name Reading Default Question pca-put merges replaces What does a PUT do to what its document leaves out?",
    );
  });

  it("escapes what clients sent", async () => {
    const { create, page } = await start();
    await create("<script>alert(1)</script>");

    const html = await page();

    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toContain("<script>");
  });

  it("names the control routes", async () => {
    const { page } = await start();

    expect(textOf(await page())).toContain("POST /_sandbox/faults arms a fault, such as {");
  });

  it("leaves out what does not come with the account", async () => {
    const bare = defineVendor({
      ...fakeVendor,
      tables: () => [{ title: "Places", columns: ["Name"], rows: [], supplied: true }],
    });
    const sandbox = await startSandbox({ vendors: [bare] });
    const html = await (await fetch(sandbox.url)).text();
    await sandbox.close();

    expect(html).not.toContain("Places");
  });

  it("stays short for a huge account", async () => {
    const rows = Array.from({ length: 101 }, (_, n) => [`row ${n}`]);
    const crowded = defineVendor({
      ...fakeVendor,
      tables: () => [{ title: "Things", columns: ["Name"], rows }],
    });
    const sandbox = await startSandbox({ vendors: [crowded] });
    const html = await (await fetch(sandbox.url)).text();
    await sandbox.close();

    expect(html).toContain("<h3>Things (101)</h3>");
    expect(html).toContain(">row 99</td>");
    expect(html).not.toContain(">row 100</td>");
    expect(textOf(html)).toContain("1 more at /_sandbox/objects");
  });
});

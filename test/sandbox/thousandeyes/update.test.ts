import { describe, expect, it } from "vitest";
import { changed, fresh, introduction, testOf } from "./fresh";

const clear = { description: "" };

describe("an update", () => {
  it.each([
    "agent-to-agent",
    "agent-to-server",
    "api",
    "bgp",
    "dns-server",
    "dns-trace",
    "dnssec",
    "ftp-server",
    "http-server",
    "page-load",
    "voice",
    "web-transactions",
  ])("of a %s test merges: what it leaves out stays", async (type) => {
    const sandbox = fresh();
    const path = `/tests/${type}`;
    const made = await sandbox.make(path, testOf(type, { description: "first", alertsEnabled: false }));
    const { body } = await sandbox.put(`${path}/${made.testId}`, { testName: "two" });
    const { modifiedBy: _, modifiedDate: __, ...rest } = body;
    const requests = type === "api" ? { requests: [{ ...(made.requests as object[])[0], username: "" }] } : {};
    expect(rest).toStrictEqual({ ...made, testName: "two", ...requests });
  });

  it("clears a text that it sends empty", async () => {
    const { body } = await changed("http-server", { description: "first" }, clear);
    expect(Object.keys(body)).not.toContain("description");
  });

  it("keeps showing an emptied text that was there from the start", async () => {
    const { body } = await changed("page-load", { blockDomains: "a.example" }, { blockDomains: "" });
    expect(body.blockDomains).toBe("");
  });

  it.each([
    ["http-server", { url: "" }, "Error in field url.url : URL is empty."],
    ["http-server", { agents: [] }, "Error in field agentSet : No agents selected."],
    ["dns-server", { dnsServers: [] }, "Error in field servers : Server is empty."],
    ["ftp-server", { password: "" }, "Password is empty."],
    ["api", { requests: [] }, "Please configure the API Steps."],
    ["bgp", { testName: "" }, "Error in field testName : Test name is empty."],
  ])("cannot take away what the test needs: %s %j", async (type, then, sentence) => {
    const { status, body } = await changed(type, {}, then);
    expect(status).toBe(400);
    expect(body.title).toBe(`${introduction} ${sentence}`);
  });

  it("cannot take a name that is taken, but may repeat its own", async () => {
    const sandbox = fresh();
    await sandbox.make("/tests/http-server", testOf("http-server", { testName: "taken" }));
    const { testId } = await sandbox.make("/tests/http-server", testOf("http-server"));
    const path = `/tests/http-server/${testId}`;
    const answer = await sandbox.put(path, { testName: "taken" });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      title: `${introduction} A test with this name already exists.`,
      instance: `/v7${path}`,
    });
    expect((await sandbox.put(path, { testName: "one" })).status).toBe(200);
  });

  it("that is refused changes nothing and leaves no signature", async () => {
    const sandbox = fresh();
    const made = await sandbox.make("/tests/http-server", testOf("http-server"));
    const before = structuredClone(sandbox.state.tests);
    const answer = await sandbox.put(`/tests/http-server/${made.testId}`, { url: "bad url", interval: 60 });
    expect(answer.status).toBe(400);
    expect(sandbox.state.tests).toStrictEqual(before);
  });

  it("of a test that is not there is answered with 404", async () => {
    expect((await fresh().put("/tests/http-server/1", {})).status).toBe(404);
  });

  it("does not change the prefix of a bgp test, and says nothing about it", async () => {
    const { status, body } = await changed("bgp", {}, { prefix: "203.0.113.0/24", testName: "two" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ prefix: "198.51.100.0/24", testName: "two" });
  });
});

describe("disabling a test", () => {
  const then = { enabled: false, testName: "two", interval: 60 };

  it.each(["http-server", "ftp-server"])("applies nothing else of the same update to %s", async (type) => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(`/tests/${type}`, testOf(type));
    const path = `/tests/${type}/${testId}`;
    const { status, body } = await sandbox.put(path, then);
    expect(status).toBe(200);
    expect(body).toMatchObject({ enabled: false, testName: "one", interval: 300 });
    expect(body.modifiedDate).toBe("2026-03-01T12:00:00Z");
    expect((await sandbox.get(path)).body).toStrictEqual(body);
  });

  it.each(["http-server", "ftp-server"])("does not even look at the rest for %s, if it can be read", async (type) => {
    expect((await changed(type, {}, { enabled: false, url: "bad url" })).body).toMatchObject({ enabled: false });
    expect((await changed(type, {}, { enabled: false, interval: 1 })).status).toBe(400);
  });

  it.each([{}, { enabled: false }])(
    "is over afterwards, so that the next update applies everything: %j",
    async (extra) => {
      const sandbox = fresh();
      const { testId } = await sandbox.make("/tests/http-server", testOf("http-server"));
      const path = `/tests/http-server/${testId}`;
      await sandbox.put(path, { enabled: false });
      const { body } = await sandbox.put(path, { ...extra, testName: "two", interval: 60 });
      expect(body).toMatchObject({ enabled: false, testName: "two", interval: 60 });
      expect((await sandbox.put(path, { ...extra, url: "bad url" })).status).toBe(400);
    },
  );

  it("can be undone together with other changes", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make("/tests/http-server", testOf("http-server"));
    const path = `/tests/http-server/${testId}`;
    await sandbox.put(path, { enabled: false });
    const { body } = await sandbox.put(path, { enabled: true, interval: 60 });
    expect(body).toMatchObject({ enabled: true, interval: 60 });
  });

  it("leaves the references alone, too", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make("/tests/http-server?expand=agent", testOf("http-server"));
    const path = `/tests/http-server/${testId}?expand=agent`;
    const { body } = await sandbox.put(path, { enabled: false, agents: [{ agentId: "37" }] });
    expect(body.agents).toMatchObject([{ agentId: "3" }]);
  });

  it.each(["api", "page-load", "agent-to-server", "dns-server", "dns-trace", "dnssec", "bgp", "voice"])(
    "applies everything else to %s",
    async (type) => {
      const { body } = await changed(type, {}, { enabled: false, testName: "two" });
      expect(body).toMatchObject({ enabled: false, testName: "two" });
    },
  );
});

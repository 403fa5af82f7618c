import { describe, expect, it } from "vitest";
import { readSettings } from "../../../src/sandbox/thousandeyes/tests/read-settings";
import { flag, list, object, oneOf, text, whole } from "../../../src/sandbox/thousandeyes/types/field";
import { fresh, introduction, refusal, testOf } from "./fresh";

const fields = {
  on: flag(false),
  count: whole([1, 10]),
  name: text(),
  size: whole([0, 9], undefined, { nullable: true }),
  colour: oneOf(["red", "green"]),
  version: oneOf([1, 2]),
  names: list(),
  parts: list({ key: text(), kind: oneOf(["a", "b"]) }),
  map: object(),
  box: object({ inner: oneOf(["x"]) }),
};

describe("reading a body", () => {
  it("keeps what the API knows", () => {
    const body = { on: true, count: 3, name: "n", names: ["a"], map: { any: { thing: [1] } }, version: 2 };
    expect(readSettings(fields, body)).toStrictEqual({ values: body, wrong: [] });
  });

  it("drops what it does not know, at every depth", () => {
    const body = { other: 1, parts: [{ key: "k", other: 2 }], box: { other: 3 } };
    expect(readSettings(fields, body).values).toStrictEqual({ parts: [{ key: "k" }], box: {} });
  });

  it("spells text enums its own way", () => {
    const body = { colour: "GREEN", parts: [{ kind: "B" }], box: { inner: "X" } };
    expect(readSettings(fields, body)).toStrictEqual({
      values: { colour: "green", parts: [{ kind: "b" }], box: { inner: "x" } },
      wrong: [],
    });
  });

  it("takes null for a key that is not there, unless null means something", () => {
    expect(readSettings(fields, { on: null, name: null, size: null })).toStrictEqual({
      values: { size: null },
      wrong: [],
    });
  });

  it.each([
    ["on", "true"],
    ["on", 1],
    ["count", true],
    ["count", "3"],
    ["count", 1.5],
    ["name", 1],
    ["colour", "blue"],
    ["colour", ""],
    ["version", 3],
    ["version", "1"],
    ["names", "a"],
    ["map", []],
    ["box", "x"],
  ])("names %s when it is %j", (name, value) => {
    expect(readSettings(fields, { [name]: value }).wrong).toStrictEqual([name]);
  });

  it("names the place of a wrong value inside another", () => {
    const body = { names: ["a", 1], parts: [{ kind: "a" }, { kind: "c" }, "part"], box: { inner: "y" } };
    expect(readSettings(fields, body).wrong).toStrictEqual(["names[1]", "parts[1].kind", "parts[2]", "box.inner"]);
  });

  it("leaves ranges to later", () => {
    expect(readSettings(fields, { count: 1000 })).toStrictEqual({ values: { count: 1000 }, wrong: [] });
  });
});

describe("a value that cannot be read", () => {
  it("is refused by name, with all others, before anything else is looked at", async () => {
    const sandbox = fresh();
    const body = { interval: 61, enabled: "yes", protocol: "udp", url: "" };
    const answer = await sandbox.post("/tests/http-server", body);
    expect(answer.status).toBe(400);
    expect(answer.body).toStrictEqual({
      type: "about:blank",
      title: "request validation failed. There are invalid or missing fields",
      status: 400,
      detail: "Invalid value for fields: enabled, interval, protocol",
      instance: "/v7/tests/http-server",
    });
  });

  it.each([
    ["http-server", { agents: "3" }, "agents"],
    ["http-server", { agents: ["3"] }, "agents[0]"],
    ["http-server", { agents: [{ agentId: 3 }] }, "agents[0].agentId"],
    ["http-server", { alertRules: [1] }, "alertRules[0]"],
    ["http-server", { httpVersion: 3 }, "httpVersion"],
    ["http-server", { authType: "" }, "authType"],
    ["http-server", { oAuth: { authType: "kerberos" } }, "oAuth.authType"],
    ["http-server", { vaultCredentials: [{ target: "header" }] }, "vaultCredentials[0].target"],
    ["agent-to-server", { dscpId: "1" }, "dscpId"],
    ["agent-to-server", { dscpId: 0 }, "dscpId"],
    ["agent-to-agent", { protocol: "icmp" }, "protocol"],
    ["api", { requests: [{ name: "a", url: "b", authType: "digest" }] }, "requests[0].authType"],
    ["api", { requests: [{ name: "a", url: "b", clientAuthentication: "" }] }, "requests[0].clientAuthentication"],
    ["page-load", { chromiumTrack: "beta" }, "chromiumTrack"],
    ["page-load", { subinterval: 61 }, "subinterval"],
    ["sip-server", { targetSipCredentials: { port: "5060" } }, "targetSipCredentials.port"],
    ["voice", { codecId: "10" }, "codecId"],
    ["bgp", { usePublicBgp: "true" }, "usePublicBgp"],
    ["dns-server", { dnsServers: [{ serverName: "192.0.2.53" }] }, "dnsServers[0]"],
    ["ftp-server", { requestType: "delete" }, "requestType"],
  ])("is refused for %s: %j", async (type, settings, name) => {
    expect(await refusal(type, settings)).toBe(`Invalid value for fields: ${name}`);
  });

  it("is refused by an update as by a create, and nothing changes", async () => {
    const sandbox = fresh();
    const made = await sandbox.make("/tests/http-server", testOf("http-server"));
    const answer = await sandbox.put(`/tests/http-server/${made.testId}`, { interval: "300", testName: "other" });
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toBe("Invalid value for fields: interval");
    expect((await sandbox.get(`/tests/http-server/${made.testId}`)).body).toStrictEqual(made);
  });
});

describe("an id that is no decimal number", () => {
  it.each([
    ["http-server", { overrideProxyId: "proxy" }],
    ["page-load", { emulatedDeviceId: " 281474976710656 " }],
    ["api", { credentials: ["1", "x"] }],
    ["web-transactions", { credentials: ["login"] }],
    ["voice", { targetAgentId: "edge" }],
  ])("is refused without a reason: %s %j", async (type, settings) => {
    const { status, body } = await fresh().post(`/tests/${type}`, testOf(type, settings));
    expect(status).toBe(400);
    expect(body).toStrictEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      instance: `/v7/tests/${type}`,
    });
  });

  it("hides a value out of range and everything that comes after it", async () => {
    expect(await refusal("page-load", { emulatedDeviceId: "x", fixedPacketRate: 1001, url: "" })).toBe("Bad Request");
  });

  it("does not hide a value that cannot be read", async () => {
    expect(await refusal("http-server", { overrideProxyId: "x", httpVersion: 9 })).toBe(
      "Invalid value for fields: httpVersion",
    );
  });
});

describe("a number out of range", () => {
  it.each([
    ["http-server", { httpTargetTime: 99 }, "httpTargetTime", "100 and 5000"],
    ["http-server", { httpTimeLimit: 61 }, "httpTimeLimit", "5 and 60"],
    ["http-server", { numPathTraces: 0 }, "numPathTraces", "1 and 10"],
    ["agent-to-server", { port: 65536 }, "port", "1 and 65535"],
    ["agent-to-server", { pingPayloadSize: 1401 }, "pingPayloadSize", "0 and 1400"],
    ["agent-to-agent", { mss: 19 }, "mss", "20 and 1400"],
    ["agent-to-agent", { throughputDuration: 4999 }, "throughputDuration", "5000 and 30000"],
    ["api", { timeLimit: 181 }, "timeLimit", "5 and 180"],
    ["ftp-server", { ftpTargetTime: 999 }, "ftpTargetTime", "1000 and 6000"],
    ["sip-server", { sipTimeLimit: 11 }, "sipTimeLimit", "5 and 10"],
    ["voice", { duration: 31 }, "duration", "5 and 30"],
    ["voice", { port: 1023 }, "port", "1024 and 65535"],
  ])("is refused: %s %j", async (type, settings, field, range) => {
    expect(await refusal(type, settings)).toBe(
      `${introduction} Error in field ${field} : Value must be between ${range}.`,
    );
  });

  it.each([
    ["http-server", { httpTargetTime: 100, httpTimeLimit: 60, numPathTraces: 10 }],
    ["ftp-server", { ftpTimeLimit: 5 }],
    ["agent-to-server", { pingPayloadSize: 0, port: 65535 }],
  ])("is not one at the edge: %s %j", async (type, settings) => {
    expect((await fresh().post(`/tests/${type}`, testOf(type, settings))).status).toBe(201);
  });
});

import { describe, expect, it } from "vitest";
import { agents, changed, fresh, introduction, refusal, testOf } from "./fresh";

const networkTypes = ["agent-to-server", "dns-server", "ftp-server", "http-server", "page-load", "web-transactions"];
const off = { networkMeasurements: false };

describe.each(networkTypes)("network measurements of a %s test", (type) => {
  it("take BGP data and path traces with them when a create switches them off", async () => {
    const made = await fresh().make(`/tests/${type}`, testOf(type, off));
    expect(made).toMatchObject({ networkMeasurements: false, bgpMeasurements: false, usePublicBgp: false });
    expect(Object.keys(made)).not.toContain("numPathTraces");
  });

  it("take them along in an update, too", async () => {
    const { status, body } = await changed(type, {}, off);
    expect(status).toBe(200);
    expect(body).toMatchObject({ networkMeasurements: false, bgpMeasurements: false, usePublicBgp: false });
    expect(Object.keys(body)).not.toContain("numPathTraces");
  });

  it("leave BGP data alone when the request says what becomes of it", async () => {
    const { body } = await changed(type, {}, { ...off, bgpMeasurements: true });
    expect(body).toMatchObject({ networkMeasurements: false, bgpMeasurements: true, usePublicBgp: true });
  });

  it("make a number of path traces meaningless while they are off", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(`/tests/${type}`, testOf(type, { numPathTraces: 5 }));
    const path = `/tests/${type}/${testId}`;
    const without = await sandbox.put(path, { ...off, numPathTraces: 7 });
    expect(Object.keys(without.body)).not.toContain("numPathTraces");
    const again = await sandbox.put(path, { networkMeasurements: true });
    expect(again.body.numPathTraces).toBe(5);
  });

  it("bring BGP data back when only they are switched on", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(`/tests/${type}`, testOf(type, off));
    const { body } = await sandbox.put(`/tests/${type}/${testId}`, { networkMeasurements: true });
    expect(body).toMatchObject({ networkMeasurements: true, bgpMeasurements: true, usePublicBgp: true });
  });

  it("refuse UDP, and read TCP in capitals", async () => {
    expect(await refusal(type, { protocol: "udp" })).toBe("Invalid value for fields: protocol");
    expect((await fresh().make(`/tests/${type}`, testOf(type, { protocol: "TCP" }))).protocol).toBe("tcp");
  });

  it("measure no bandwidth on a cloud agent", async () => {
    expect(await refusal(type, { bandwidthMeasurements: true })).toBe(
      [
        introduction,
        "Cloud Agents are not supported for bandwidth measurements.",
        "Please disable bandwidth measurements or perform the bandwidth measurement from an Enterprise Agent..",
      ].join(" "),
    );
    const own = { bandwidthMeasurements: true, agents: [{ agentId: agents.berlin }] };
    expect((await fresh().make(`/tests/${type}`, testOf(type, own))).bandwidthMeasurements).toBe(true);
  });

  it("refuse a packet rate outside 10 to 100, and report nothing besides", async () => {
    for (const fixedPacketRate of [0, 1, 9, 101]) {
      const title = await refusal(type, { fixedPacketRate, agents: [], bandwidthMeasurements: true });
      expect(title).toBe(
        `${introduction} Error in field fixedPacketRate : The packet rate must be between 10 and 100.`,
      );
    }
    for (const fixedPacketRate of [10, 100]) {
      expect((await fresh().make(`/tests/${type}`, testOf(type, { fixedPacketRate }))).fixedPacketRate).toBe(
        fixedPacketRate,
      );
    }
  });
});

describe("BGP data", () => {
  it("come from public monitors whenever only the data are asked for", async () => {
    const { body } = await changed("http-server", { bgpMeasurements: false }, { bgpMeasurements: true });
    expect(body).toMatchObject({ bgpMeasurements: true, usePublicBgp: true });
  });

  it("are not collected without monitors", async () => {
    const none = "No BGP monitors selected.";
    expect(await refusal("http-server", { usePublicBgp: false })).toBe(`${introduction} ${none}`);
    expect(await refusal("bgp", { usePublicBgp: false })).toBe(`${introduction} ${none}`);
    expect(await refusal("voice", { bgpMeasurements: true, usePublicBgp: false })).toBe(`${introduction} ${none}`);
  });

  it("are collected by private monitors alone", async () => {
    const settings = { usePublicBgp: false, monitors: ["281474976710740"] };
    for (const type of ["http-server", "bgp"]) {
      const made = await fresh().make(`/tests/${type}?expand=monitor`, testOf(type, settings));
      expect(made.usePublicBgp).toBe(false);
      expect(made.monitors).toMatchObject([{ monitorId: "281474976710740", monitorType: "private" }]);
    }
  });

  it("are not needed for a test without BGP measurements", async () => {
    const made = await fresh().make("/tests/voice", testOf("voice", { bgpMeasurements: false }));
    expect(made).toMatchObject({ bgpMeasurements: false, usePublicBgp: false });
  });
});

describe("a list of monitors", () => {
  const path = "/tests/http-server?expand=monitor";
  const typesOf = (monitors: unknown) => (monitors as { monitorType: string }[]).map(({ monitorType }) => monitorType);

  it("holds the public ones next to those that were chosen", async () => {
    const made = await fresh().make(path, testOf("http-server", { monitors: ["281474976710740"] }));
    expect(typesOf(made.monitors)).toStrictEqual(["public", "public", "public", "public", "private"]);
  });

  it("is empty while a test collects no BGP data, whatever usePublicBgp says", async () => {
    const settings = { bgpMeasurements: false, usePublicBgp: true };
    const made = await fresh().make(path, testOf("http-server", settings));
    expect(made).toMatchObject({ usePublicBgp: true, monitors: [] });
  });
});

import { describe, expect, it } from "vitest";
import { changed, fresh, introduction, refusal, testOf } from "./fresh";

const type = "agent-to-server";
const make = (settings: Record<string, unknown>) => fresh().make(`/tests/${type}`, testOf(type, settings));
const noPort = `${introduction} Error in field server.port : ICMP tests do not have a port.`;

describe("the server of an agent-to-server test", () => {
  it.each([
    [{ server: "www.example.com" }, "www.example.com:80"],
    [{ server: "MiXeD.example.com" }, "MiXeD.example.com:80"],
    [{ server: "www.example.com", port: 443 }, "www.example.com:443"],
    [{ server: "www.example.com:8443" }, "www.example.com:8443"],
    [{ server: "www.example.com:8443", port: 443 }, "www.example.com:443"],
    [{ server: "192.0.2.1" }, "192.0.2.1:80"],
    [{ server: "[2001:db8::1]:443" }, "[2001:db8::1]:443"],
    [{ server: "www.example.com", protocol: "icmp" }, "www.example.com"],
  ])("comes back with its port: %j", async (settings, server) => {
    const made = await make(settings);
    expect(made.server).toBe(server);
    expect(Object.keys(made)).not.toContain("port");
  });

  it.each([" www.example.com ", "www example com", "a:b:c.example"])(
    "is refused when malformed: %j",
    async (server) => {
      expect(await refusal(type, { server })).toBe(
        `${introduction} Error in field server.serverName : Badly formed target.`,
      );
    },
  );

  it("has no port over ICMP", async () => {
    expect(await refusal(type, { protocol: "icmp", port: 80 })).toBe(noPort);
    expect(await refusal(type, { protocol: "icmp", server: "www.example.com:80" })).toBe(noPort);
    expect((await changed(type, { protocol: "icmp" }, { port: 80 })).body.title).toBe(noPort);
  });

  it("loses its port with the change to ICMP and gets 80 with the change back", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(`/tests/${type}`, testOf(type, { port: 443 }));
    const path = `/tests/${type}/${testId}`;
    expect((await sandbox.put(path, { protocol: "icmp" })).body.server).toBe("www.example.com");
    expect((await sandbox.put(path, { protocol: "tcp" })).body.server).toBe("www.example.com:80");
  });

  it.each([
    [{ port: 443 }, "www.example.com:443"],
    [{ server: "other.example.com" }, "other.example.com:80"],
    [{ server: "other.example.com:22" }, "other.example.com:22"],
    [{ testName: "two" }, "www.example.com:8080"],
  ])("is merged by an update: %j", async (then, server) => {
    expect((await changed(type, { port: 8080 }, then)).body.server).toBe(server);
  });
});

describe("continuous mode", () => {
  it("sends one packet a second, probes with SYN and measures no bandwidth", async () => {
    expect(await make({ continuousMode: true, bandwidthMeasurements: true })).toMatchObject({
      continuousMode: true,
      fixedPacketRate: 1,
      probeMode: "syn",
      bandwidthMeasurements: false,
    });
  });

  it("leaves the probe mode alone over ICMP", async () => {
    expect(await make({ continuousMode: true, protocol: "icmp" })).toMatchObject({
      probeMode: "auto",
      fixedPacketRate: 1,
    });
  });

  it("takes no other rate", async () => {
    expect((await make({ continuousMode: true, fixedPacketRate: 1 })).fixedPacketRate).toBe(1);
    expect(await refusal(type, { continuousMode: true, fixedPacketRate: 5 })).toBe(
      `${introduction} Error in field fixedPacketRate : The packet rate must be between 10 and 100.`,
    );
  });

  it("takes its rate along when it ends", async () => {
    const { body } = await changed(type, { continuousMode: true }, { continuousMode: false });
    expect(body.continuousMode).toBe(false);
    expect(Object.keys(body)).not.toContain("fixedPacketRate");
  });

  it("ends with the rate that the update sends", async () => {
    const { body } = await changed(type, { continuousMode: true }, { continuousMode: false, fixedPacketRate: 25 });
    expect(body.fixedPacketRate).toBe(25);
  });
});

describe("other settings of an agent-to-server test", () => {
  it("include a payload size, which null removes", async () => {
    const { body } = await changed(type, { pingPayloadSize: 100 }, { pingPayloadSize: null });
    expect(Object.keys(body)).not.toContain("pingPayloadSize");
    expect((await make({ pingPayloadSize: 100 })).pingPayloadSize).toBe(100);
  });

  it.each([
    ["0", "Best Effort (DSCP 0)"],
    ["46", "EF (DSCP 46)"],
    ["8", "CS 1 (DSCP 8)"],
    ["26", "AF 31 (DSCP 26)"],
  ])("include a DSCP value, whose label comes with it: %s", async (dscpId, dscp) => {
    expect(await make({ dscpId })).toMatchObject({ dscpId, dscp });
  });
});

import { describe, expect, it } from "vitest";
import { agents, type Body, changed, fresh, introduction, refusal, testOf } from "./fresh";

const make = (type: string, settings: Body) => fresh().make(`/tests/${type}`, testOf(type, settings));

describe.each(["dns-server", "dns-trace", "dnssec"])("the domain of a %s test", (type) => {
  it.each([
    ["example.com", "example.com ANY"],
    ["MiXeD.example.com", "MiXeD.example.com ANY"],
    ["example.com A", "example.com A"],
    ["example.com aaaa", "example.com aaaa"],
  ])("gets a record type: %s", async (domain, complete) => {
    expect((await make(type, { domain })).domain).toBe(complete);
  });

  it.each([" example.com ", "example.com XYZ", "example.com A B", " "])(
    "is refused when malformed: %j",
    async (domain) => {
      expect(await refusal(type, { domain })).toBe(
        `${introduction} Error in field domainName : Badly formed domain name.`,
      );
    },
  );

  it("keeps its old record type when an update names none", async () => {
    const mx = { domain: "example.com MX" };
    expect((await changed(type, mx, { domain: "example.net" })).body.domain).toBe("example.net MX");
    expect((await changed(type, mx, { domain: "example.net ANY" })).body.domain).toBe("example.net ANY");
    expect((await changed(type, mx, { testName: "two" })).body.domain).toBe("example.com MX");
  });
});

describe("the servers of a dns-server test", () => {
  const namesOf = (servers: unknown) => (servers as Body[]).map(({ serverName }) => serverName);
  const idsOf = (servers: unknown) => (servers as Body[]).map(({ serverId }) => serverId);

  it("are written as names and read with ids, in the order that was sent", async () => {
    const made = await make("dns-server", { dnsServers: ["c", "a", "b"] });
    expect(namesOf(made.dnsServers)).toStrictEqual(["c", "a", "b"]);
    expect(new Set(idsOf(made.dnsServers)).size).toBe(3);
    for (const id of idsOf(made.dnsServers)) expect(id).toMatch(/^\d{15}$/);
  });

  it("have the same id in every test, and another one for another protocol", async () => {
    const sandbox = fresh();
    const path = "/tests/dns-server";
    const one = await sandbox.make(path, testOf("dns-server", { testName: "one" }));
    const two = await sandbox.make(path, testOf("dns-server", { testName: "two" }));
    const icmp = await sandbox.make(path, testOf("dns-server", { testName: "three", protocol: "icmp" }));
    expect(two.dnsServers).toStrictEqual(one.dnsServers);
    expect(namesOf(icmp.dnsServers)).toStrictEqual(namesOf(one.dnsServers));
    expect(idsOf(icmp.dnsServers)).not.toStrictEqual(idsOf(one.dnsServers));
  });

  it("are refused when malformed", async () => {
    expect(await refusal("dns-server", { dnsServers: ["192.0.2.53", "a b"] })).toBe(
      `${introduction} Error in field servers : Badly formed server.`,
    );
  });
});

describe("an ftp-server test", () => {
  it.each([
    ["ftp.example.com", "ftp://ftp.example.com/"],
    ["ftp://FTP.example.com", "ftp://FTP.example.com/"],
    ["ftps://ftp.example.com", "ftps://ftp.example.com/"],
    ["ftp://ftp.example.com/file", "ftp://ftp.example.com/file"],
    ["ftp.example.com/dir/file", "ftp://ftp.example.com/dir/file"],
  ])("completes its URL: %s", async (url, complete) => {
    expect((await make("ftp-server", { url })).url).toBe(complete);
  });

  it.each([" ftp.example.com ", "https://ftp.example.com"])("says twice that a URL is malformed: %j", async (url) => {
    const sentence = "Error in field url.url : Badly formed URL.";
    expect(await refusal("ftp-server", { url })).toBe(`${introduction} ${sentence} ${sentence}`);
  });

  it("uploads only a file whose size it knows", async () => {
    expect(await refusal("ftp-server", { requestType: "upload" })).toBe(
      `${introduction} Error in field bytesToTransfer : File size must be specified for uploads.`,
    );
    const upload = { requestType: "upload", downloadLimit: 2048 };
    expect(await make("ftp-server", upload)).toMatchObject(upload);
  });

  it("never tells its password", async () => {
    expect(Object.keys(await make("ftp-server", { password: "secret" }))).not.toContain("password");
  });
});

describe("a page-load test", () => {
  it("fetches the page as often as it loads it, until it is told otherwise", async () => {
    expect((await changed("page-load", {}, { interval: 600 })).body.httpInterval).toBe(600);
    expect((await changed("page-load", { httpInterval: 120 }, { interval: 600 })).body.httpInterval).toBe(120);
    expect((await make("page-load", { httpInterval: 60 })).httpInterval).toBe(60);
  });

  it.each([
    [{ httpInterval: 600 }, "httpInterval : HTTP interval must not exceed the interval."],
    [{ interval: 300, subinterval: 120 }, "subinterval : Subinterval must divide the interval."],
    [{ pageLoadTargetTime: 11 }, "pageLoadTargetTime : Target time must not exceed the time limit."],
    [{ httpTimeLimit: 10 }, "pageLoadTimeLimit : Time limit must exceed the HTTP time limit."],
  ])("has times that fit together: %j", async (settings, text) => {
    expect(await refusal("page-load", settings)).toBe(`${introduction} Error in field ${text}`);
  });

  it("shows its headers switch and the device, and takes another one", async () => {
    const settings = { includeHeaders: false, emulatedDeviceId: "281474976710658", subinterval: 60 };
    expect(await make("page-load", settings)).toMatchObject({ ...settings, coreWebVitalsMode: "none" });
  });

  it("shows OAuth settings only when it has some, and no password", async () => {
    const oAuth = { testUrl: "https://id.example.com", authType: "basic", username: "u" };
    const made = await make("page-load", { oAuth: { ...oAuth, password: "secret" } });
    expect(made.oAuth).toStrictEqual(oAuth);
  });
});

describe("a web-transactions test", () => {
  it("keeps its script to the letter", async () => {
    const transactionScript = "  import { driver } from 'thousandeyes';\n\n\tdriver.get('x');\r\n ";
    expect((await make("web-transactions", { transactionScript })).transactionScript).toBe(transactionScript);
  });

  it("wants a target time within its limit", async () => {
    expect(await refusal("web-transactions", { targetTime: 31 })).toBe(
      `${introduction} Error in field targetTime : Target time must not exceed the time limit.`,
    );
  });

  it("refers to credentials that exist", async () => {
    expect(await refusal("web-transactions", { credentials: ["281474976719999"] })).toBe(
      `${introduction} Error in field credentials : 281474976719999 does not exist.`,
    );
  });
});

describe.each(["agent-to-agent", "voice"])("the two ends of a %s test", (type) => {
  const both = `${introduction} Error in field targetAgent : Both ends cannot be cloud agents.`;

  it("are not both cloud agents", async () => {
    const cloud = { agents: [{ agentId: agents.singapore }], targetAgentId: agents.frankfurt };
    expect(await refusal(type, cloud)).toBe(both);
    expect((await changed(type, { agents: cloud.agents }, { targetAgentId: agents.frankfurt })).body.title).toBe(both);
    expect((await make(type, { ...cloud, targetAgentId: agents.berlin })).targetAgentId).toBe(agents.berlin);
  });

  it("both exist", async () => {
    expect(await refusal(type, { targetAgentId: "999" })).toBe(
      `${introduction} Error in field targetAgent : Target agent does not exist.`,
    );
  });
});

describe("an agent-to-agent test", () => {
  const type = "agent-to-agent";

  it("measures throughput between agents of one's own only", async () => {
    const on = { throughputMeasurements: true };
    expect((await make(type, on)).throughputMeasurements).toBe(true);
    for (const end of [{ targetAgentId: agents.singapore }, { agents: [{ agentId: agents.singapore }] }]) {
      expect(await refusal(type, { ...on, ...end })).toBe(
        `${introduction} Error in field throughputMeasurements : Throughput cannot be measured with cloud agents.`,
      );
    }
  });

  it("has a throughput rate over UDP only", async () => {
    expect(await refusal(type, { throughputRate: 8 })).toBe(
      `${introduction} Error in field throughputRate : Throughput rate applies to UDP only.`,
    );
    const udp = { throughputRate: 8, protocol: "udp", direction: "bidirectional", mss: 1400, port: 5000 };
    expect(await make(type, udp)).toMatchObject(udp);
  });
});

describe("a voice test", () => {
  it("shows the labels of its codec and DSCP value, and a port once it has one", async () => {
    const settings = { codecId: "9", dscpId: "46", port: 5004, jitterBuffer: 0, duration: 30 };
    const labels = { codec: "G.722 @ 64 Kbps (WB)", dscp: "EF (DSCP 46)" };
    expect(await make("voice", settings)).toMatchObject({ ...settings, ...labels });
  });
});

describe("a sip-server test", () => {
  const type = "sip-server";
  const whole = { port: 5061, protocol: "tls", sipRegistrar: "sip.example.com", user: "u", authUser: "a" };
  const empty = (name: string) => `Error in field targetSipCredentials : ${name} is empty.`;

  it("shows its credentials as settings of its own, without the password", async () => {
    const made = await make(type, { targetSipCredentials: { ...whole, password: "secret" } });
    expect(made).toMatchObject(whole);
    expect(Object.keys(made)).not.toContain("targetSipCredentials");
    expect(JSON.stringify(made)).not.toContain("secret");
  });

  it("needs a port to begin with", async () => {
    expect(await refusal(type, { targetSipCredentials: {} })).toBe(`${introduction} ${empty("port")}`);
  });

  it("needs all of them with every update", async () => {
    const missing = await changed(type, {}, { testName: "two" });
    expect([missing.status, missing.body.title]).toStrictEqual([
      400,
      `${introduction} Error in field targetSipCredentials : SIP credentials are empty.`,
    ]);
    const partial = await changed(type, {}, { targetSipCredentials: { user: "u" } });
    expect(partial.body.title).toBe(`${introduction} ${empty("port")} ${empty("protocol")} ${empty("sipRegistrar")}`);
  });

  it("replaces them as a whole", async () => {
    const { user: _, authUser: __, ...less } = whole;
    const { body } = await changed(type, { targetSipCredentials: whole }, { targetSipCredentials: less });
    expect(body).toMatchObject(less);
    expect(Object.keys(body)).not.toContain("user");
  });

  it("has a user of its own", async () => {
    const sandbox = fresh();
    const body = (testName: string) => testOf(type, { testName, targetSipCredentials: whole });
    await sandbox.make(`/tests/${type}`, body("one"));
    const answer = await sandbox.post(`/tests/${type}`, body("two"));
    expect(answer.body.title).toBe(
      `${introduction} Error in field targetSipCredentials : A test with this user already exists.`,
    );
  });
});

describe("the prefix of a bgp test", () => {
  it.each(["198.51.100.0/24", "10.0.0.0/8", "2001:db8::/32"])("is a network: %s", async (prefix) => {
    expect((await make("bgp", { prefix })).prefix).toBe(prefix);
  });

  it.each(["198.51.100.0", "198.51.100.0/25", "10.0.0.0/7", "300.0.0.0/8", " 10.0.0.0/8 ", "2001:db8::/65", "x/8"])(
    "is refused when it is none: %j",
    async (prefix) => {
      expect(await refusal("bgp", { prefix })).toBe(
        `${introduction} Error in field prefix.prefix : Badly formed prefix.`,
      );
    },
  );
});

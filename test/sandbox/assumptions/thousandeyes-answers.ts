import { expect } from "vitest";
import type { ChosenReadings, ReadingOf } from "../../../src/sandbox/assumptions";
import { agents, type Body, fresh, groups, introduction, minimal, testOf } from "../thousandeyes/fresh";
import type { Behaviours } from "./behaviours";

const privateMonitor = "281474976710740";
const pluck = (list: unknown, name: string) => (list as Body[]).map((one) => one[name]);

const make = (assumptions: ChosenReadings, type: string, settings: Body, expand = "") =>
  fresh({ assumptions }).make(`/tests/${type}${expand && `?expand=${expand}`}`, testOf(type, settings));

export const answerBehaviours: Behaviours<
  | "thousandeyes-lists-on-writes"
  | "thousandeyes-list-order"
  | "thousandeyes-owner-in-shares"
  | "thousandeyes-public-monitors"
  | "thousandeyes-source-address"
  | "thousandeyes-sip-fields"
  | "thousandeyes-ipv6-server"
  | "thousandeyes-certificate-key"
  | "thousandeyes-oauth-secrets"
  | "thousandeyes-page-load-proxy-data"
> = {
  "thousandeyes-lists-on-writes": {
    async present() {
      expect(await whereListed("present")).toStrictEqual([true, true, true]);
    },
    async absent() {
      expect(await whereListed("absent")).toStrictEqual([false, true, false]);
    },
  },
  "thousandeyes-list-order": {
    async "by-id"() {
      expect(await ordered("by-id")).toStrictEqual([
        ["3", "37"],
        ["9842", "1283"],
      ]);
    },
    async reversed() {
      expect(await ordered("reversed")).toStrictEqual([
        ["37", "3"],
        ["1283", "9842"],
      ]);
    },
  },
  "thousandeyes-owner-in-shares": {
    async listed() {
      expect(await shares("listed")).toStrictEqual([groups.login, groups.staging]);
    },
    async "not-listed"() {
      expect(await shares("not-listed")).toStrictEqual([groups.staging]);
    },
  },
  "thousandeyes-public-monitors": {
    async listed() {
      expect(await monitors("listed")).toStrictEqual(["public", "public", "public", "public", "private"]);
    },
    async "not-listed"() {
      expect(await monitors("not-listed")).toStrictEqual(["private"]);
    },
  },
  "thousandeyes-source-address": {
    async returned() {
      expect(await sourceAddress("returned")).toStrictEqual(["10.21.0.10"]);
    },
    async "not-returned"() {
      expect(await sourceAddress("not-returned")).toStrictEqual([undefined]);
    },
  },
  "thousandeyes-sip-fields": {
    async returned() {
      expect(await sipFields("returned")).toStrictEqual(["authUser", "port", "protocol", "sipRegistrar", "user"]);
    },
    async "not-returned"() {
      expect(await sipFields("not-returned")).toStrictEqual([]);
    },
    async "without-user"() {
      expect(await sipFields("without-user")).toStrictEqual(["port", "protocol", "sipRegistrar"]);
    },
  },
  "thousandeyes-ipv6-server": {
    bracketed: () => expectServers("bracketed", "[2001:db8::1]:80", "[2001:db8::1]:8443"),
    "bare-with-port": () => expectServers("bare-with-port", "2001:db8::1:80", "2001:db8::1:8443"),
    bare: () => expectServers("bare", "2001:db8::1", "2001:db8::1"),
  },
  "thousandeyes-certificate-key": {
    async dropped() {
      expect(await certificate("dropped")).toBe(blocks.certificate);
    },
    async returned() {
      expect(await certificate("returned")).toBe(`${blocks.key}\n${blocks.certificate}`);
    },
  },
  "thousandeyes-oauth-secrets": {
    async returned() {
      expect(await oAuth("returned")).toStrictEqual({ testUrl: "https://id.example.com", headers: "h", postBody: "b" });
    },
    async starred() {
      const stars = "********";
      expect(await oAuth("starred")).toStrictEqual({
        testUrl: "https://id.example.com",
        headers: stars,
        postBody: stars,
      });
    },
  },
  "thousandeyes-page-load-proxy-data": {
    async "when-on"() {
      expect(await proxyData("when-on")).toBe(true);
    },
    async never() {
      expect(await proxyData("never")).toBeUndefined();
    },
  },
};

/** Whether the answers of POST, GET and PUT hold the list that they are asked for. */
async function whereListed(reading: ReadingOf<"thousandeyes-lists-on-writes">) {
  const sandbox = fresh({ assumptions: { "thousandeyes-lists-on-writes": reading } });
  const made = await sandbox.make("/tests/http-server?expand=agent", minimal["http-server"]);
  const path = `/tests/http-server/${made.testId}?expand=agent`;
  const bodies = [made, (await sandbox.get(path)).body, (await sandbox.put(path, { testName: "two" })).body];
  return bodies.map((body) => "agents" in body);
}

async function ordered(reading: ReadingOf<"thousandeyes-list-order">) {
  const settings = { agents: [{ agentId: "37" }, { agentId: "3" }], labels: ["9842", "1283"] };
  const made = await make({ "thousandeyes-list-order": reading }, "http-server", settings, "agent,label");
  return [pluck(made.agents, "agentId"), pluck(made.labels, "labelId")];
}

async function shares(reading: ReadingOf<"thousandeyes-owner-in-shares">) {
  const settings = { sharedWithAccounts: [groups.staging] };
  const made = await make({ "thousandeyes-owner-in-shares": reading }, "bgp", settings, "shared-with-account");
  return pluck(made.sharedWithAccounts, "aid");
}

async function monitors(reading: ReadingOf<"thousandeyes-public-monitors">) {
  const settings = { monitors: [privateMonitor] };
  const made = await make({ "thousandeyes-public-monitors": reading }, "bgp", settings, "monitor");
  return pluck(made.monitors, "monitorType");
}

async function sourceAddress(reading: ReadingOf<"thousandeyes-source-address">) {
  const settings = { agents: [{ agentId: agents.berlin, sourceIpAddress: "10.21.0.10" }] };
  const made = await make({ "thousandeyes-source-address": reading }, "http-server", settings, "agent");
  return pluck(made.agents, "sourceIpAddress");
}

async function sipFields(reading: ReadingOf<"thousandeyes-sip-fields">) {
  const members = { port: 5061, protocol: "tls", sipRegistrar: "sip.example.com", user: "u", authUser: "a" };
  const targetSipCredentials = { ...members, password: "secret" };
  const made = await make({ "thousandeyes-sip-fields": reading }, "sip-server", { targetSipCredentials });
  expect(JSON.stringify(made)).not.toContain("secret");
  return Object.keys(members)
    .filter((name) => name in made)
    .sort();
}

async function expectServers(reading: ReadingOf<"thousandeyes-ipv6-server">, plain: string, withPort: string) {
  const assumptions: ChosenReadings = { "thousandeyes-ipv6-server": reading };
  const shown = async (settings: Body) => (await make(assumptions, "agent-to-server", settings)).server;
  expect(await shown({ server: "2001:db8::1" })).toBe(plain);
  expect(await shown({ server: "[2001:db8::1]" })).toBe(plain);
  expect(await shown({ server: "[2001:db8::1]:8443" })).toBe(withPort);
  expect(await shown({ server: "2001:db8::1", port: 8443 })).toBe(withPort);
  expect(await shown({ server: "2001:db8::1", protocol: "icmp" })).toBe("2001:db8::1");
  expect(await shown({ server: "192.0.2.1:443" })).toBe("192.0.2.1:443");
  for (const server of ["2001:db8::g", "[192.0.2.1]", "[2001:db8::1", "a:b:c", "[]:80"]) {
    const refused = await fresh({ assumptions }).post("/tests/agent-to-server", testOf("agent-to-server", { server }));
    expect(refused.body.title).toBe(`${introduction} Error in field server.serverName : Badly formed target.`);
  }
}

const line = (label: string, text: string) => `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----`;
const blocks = { key: line("PRIVATE KEY", "c2VjcmV0"), certificate: line("CERTIFICATE", "MIIB") };

async function certificate(reading: ReadingOf<"thousandeyes-certificate-key">) {
  const clientCertificate = `${blocks.key}\n${blocks.certificate}\n`;
  return (await make({ "thousandeyes-certificate-key": reading }, "http-server", { clientCertificate }))
    .clientCertificate;
}

async function oAuth(reading: ReadingOf<"thousandeyes-oauth-secrets">) {
  const settings = { testUrl: "https://id.example.com", headers: "h", postBody: "b", password: "p" };
  return (await make({ "thousandeyes-oauth-secrets": reading }, "page-load", { oAuth: settings })).oAuth;
}

async function proxyData(reading: ReadingOf<"thousandeyes-page-load-proxy-data">) {
  const proxy = { overrideAgentProxy: true, overrideProxyId: "281474976710730", collectProxyNetworkData: true };
  return (await make({ "thousandeyes-page-load-proxy-data": reading }, "page-load", proxy)).collectProxyNetworkData;
}

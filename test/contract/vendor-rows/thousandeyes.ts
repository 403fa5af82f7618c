import { expect } from "vitest";
import { PartialWriteError, type Values } from "../../../src/lifecycle";
import type { Row, Workbench } from "../rows";

/** Everything that a row does beside the client goes straight to the vendor. */
const api = ({ thousandEyes }: Workbench) => thousandEyes;

const keepsRules: Row = {
  name: "keeps an alert rule that somebody attached by hand when something else changes",
  async run(bench) {
    const { sample, subject, unique, stored } = bench;
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    const rules = (await api(bench)("GET", "/alerts/rules")).alertRules as Values[];
    const byHand = [rules.at(-1)?.ruleId];
    await api(bench)("PUT", `/tests/${news.type}/${id}`, { ...neededBy(news), alertRules: byHand });
    const next = await one.update(id, state, { ...news, description: "changed" });
    expect((stored(id) as { links: Values }).links.alertRules).toEqual(byHand);
    await one.remove(id, next);
  },
};

/** Every PUT of a sip-server test needs its credentials, whatever else it is about. */
function neededBy({ type, targetSipCredentials }: Values): Values {
  if (type !== "sip-server") return {};
  return { targetSipCredentials: { protocol: "tcp", ...(targetSipCredentials as Values) } };
}

const sharesItsName: Row = {
  name: "can have the name of a test of another type, or is told that it cannot",
  properties: ["testName"],
  async run(bench) {
    const { sample, subject, unique } = bench;
    const [one, news] = [subject(), sample.minimal(unique())];
    const other = { testName: news.testName, interval: 300, agents: [{ agentId: "3" }], server: "192.0.2.1:443" };
    const { testId } = await api(bench)("POST", "/tests/agent-to-server", other);
    const refusal = await one.create(news).then(
      ({ id, state }) => one.remove(id, state),
      ({ message }: Error) => message,
    );
    await api(bench)("DELETE", `/tests/agent-to-server/${testId}`);
    if (refusal !== undefined) expect(refusal).toContain(`It is test ${testId}`);
  },
};

/** What the vendor does not know is refused by it, or named once the vendor has passed over it. */
function knowsNothingOf(property: string, value: unknown): Row {
  return {
    name: `is told when ${property} names nothing that there is`,
    properties: [property],
    async run({ sample, subject, unique }) {
      const [one, news] = [subject(), sample.minimal(unique())];
      const failure = await one.create({ ...news, [property]: value }).catch((error: Error) => error);
      expect(failure).toBeInstanceOf(Error);
      expect((failure as Error).message).toContain(property);
      if (failure instanceof PartialWriteError) await one.remove(failure.id, failure.properties);
    },
  };
}

const staysOff: Row = {
  name: "is not told of bandwidth when the program switches the network layer on",
  properties: ["bandwidthMeasurements"],
  async run(bench) {
    const { sample, subject, unique, stored } = bench;
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create({ ...news, networkMeasurements: false });
    const next = await one.update(id, state, { ...news, networkMeasurements: true });
    const { settings } = stored(id) as { settings: Values };
    expect(settings).toMatchObject({ networkMeasurements: true, bgpMeasurements: true });
    expect(settings.bandwidthMeasurements ?? false).toBe(false);
    await one.remove(id, next);
  },
};

const ipv6: Row = {
  name: "reaches an IPv6 address, with and without a port",
  properties: ["server"],
  async run({ sample, subject, unique }) {
    const [one, news] = [subject(), { ...sample.minimal(unique()), server: "2001:db8::1" }];
    const { id, state } = await one.create(news);
    await one.expectSettled(id, state, news);
    const next = await one.update(id, state, { ...news, server: "[2001:db8::2]:8443" });
    await one.remove(id, next);
  },
};

const stranger: Row = {
  name: "is not taken for gone by somebody of another account group",
  async run(bench) {
    const { sample, subject, strangers, unique, stored } = bench;
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    for (const strange of await strangers(one.identity)) {
      const forgets = async () => expect(await strange.read(id, state)).toBeDefined();
      await expect(forgets()).rejects.toThrow(id);
      await expect(strange.remove(id, state)).rejects.toThrow(id);
      expect(stored(id)).toBeDefined();
    }
    await one.remove(id, state);
  },
};

const blindStranger: Row = {
  name: "is not taken for gone by somebody who may not even see the account groups",
  async run(bench) {
    const { sample, subject, strangers, unique, stored, control } = bench;
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    for (const strange of await strangers(one.identity)) {
      await control("POST", "/faults", { kind: "status", status: 403, method: "GET", path: "/account-groups" });
      const forgets = async () => expect(await strange.read(id, state)).toBeDefined();
      await expect(forgets()).rejects.toThrow(id);
      await expect(strange.remove(id, state)).rejects.toThrow(id);
      expect(stored(id)).toBeDefined();
      const { faults } = (await control("GET", "/faults")) as { faults: { hits: number }[] };
      expect(faults.map(({ hits }) => hits)).toEqual([1]);
      await control("DELETE", "/faults");
    }
    await one.remove(id, state);
  },
};

const NETWORK = ["agent-to-server", "dns-server", "ftp-server", "http-server", "page-load", "web-transactions"];

const UNKNOWN_ID = "281474976719999";
const ofOneType = [stranger, blindStranger, sharesItsName, knowsNothingOf("sharedWithAccounts", [UNKNOWN_ID])];

/** One type stands for all where they do not differ. */
export function thousandEyesRows(type: string, variant: string): Row[] {
  if (type !== "ThousandEyesTest") return [];
  return [
    keepsRules,
    ...(NETWORK.includes(variant) ? [staysOff] : []),
    ...(variant === "agent-to-server" ? [ipv6] : []),
    ...(variant === "http-server" ? ofOneType : []),
    ...(variant === "page-load" ? [knowsNothingOf("emulatedDeviceId", UNKNOWN_ID)] : []),
  ];
}

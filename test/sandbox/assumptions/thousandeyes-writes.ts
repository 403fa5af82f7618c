import { expect } from "vitest";
import type { ChosenReadings } from "../../../src/sandbox/assumptions";
import { agents, type Body, fresh, groups, introduction, minimal, testOf } from "../thousandeyes/fresh";
import type { Behaviours } from "./behaviours";

const tag = "5aeab5d5-0d34-4d44-a7ac-fb440185295c";
const knownDevice = "281474976710656";

/** Creates a test with `first` and changes it with each of `then`; the answer to the last. */
async function changed(assumptions: ChosenReadings, type: string, first: Body, ...then: Body[]) {
  const sandbox = fresh({ assumptions });
  const { testId } = await sandbox.make(`/tests/${type}`, testOf(type, first));
  let answer = await sandbox.get(`/tests/${type}/${testId}`);
  for (const body of then) answer = await sandbox.put(`/tests/${type}/${testId}`, body);
  return { ...answer, test: sandbox.state.tests[String(testId)] };
}

const create = (assumptions: ChosenReadings, type: string, settings: Body) =>
  fresh({ assumptions }).post(`/tests/${type}`, testOf(type, settings));

export const writeBehaviours: Behaviours<
  | "thousandeyes-unrecorded-put"
  | "thousandeyes-disable-alone"
  | "thousandeyes-put-without-alert-rules"
  | "thousandeyes-network-on"
  | "thousandeyes-rate-after-continuous-mode"
  | "thousandeyes-port-of-new-server"
  | "thousandeyes-both-header-forms"
  | "thousandeyes-step-without-method"
  | "thousandeyes-upload-size"
  | "thousandeyes-script-blanks"
  | "thousandeyes-unrecorded-defaults"
  | "thousandeyes-unknown-emulated-device"
  | "thousandeyes-unknown-reference"
> = {
  "thousandeyes-unrecorded-put": {
    async merges() {
      const { body, test } = await afterPut("merges", "voice", { duration: 9, tags: [tag] });
      expect(body.duration).toBe(9);
      expect(test?.links.tags).toStrictEqual([tag]);
    },
    async replaces() {
      const { body, test } = await afterPut("replaces", "voice", { duration: 9, tags: [tag] });
      expect(body.duration).toBe(5);
      expect(test?.links.tags).toStrictEqual([]);
      const recorded = await afterPut("replaces", "http-server", { httpTimeLimit: 9, tags: [tag] });
      expect(recorded.body.httpTimeLimit).toBe(9);
      expect((await afterPut("replaces", "bgp", {})).body.prefix).toBe("198.51.100.0/24");
      const partial = await changed({ "thousandeyes-unrecorded-put": "replaces" }, "voice", {}, { testName: "two" });
      expect(partial.status).toBe(400);
    },
  },
  "thousandeyes-disable-alone": {
    async "recorded-types"() {
      expect(await disabledAlong("recorded-types")).toStrictEqual(["one", "two", "two", "two"]);
    },
    async "all-types"() {
      expect(await disabledAlong("all-types")).toStrictEqual(["one", "one", "one", "two"]);
    },
  },
  "thousandeyes-put-without-alert-rules": {
    async "default-rules"() {
      expect(await rulesAfterPut("default-rules")).toStrictEqual({ made: 2, emptied: 0, after: 2 });
    },
    async keeps() {
      expect(await rulesAfterPut("keeps")).toStrictEqual({ made: 2, emptied: 0, after: 0 });
    },
  },
  "thousandeyes-network-on": {
    async bgp() {
      const { body } = await switchedOn("bgp");
      expect(body).toMatchObject({ bgpMeasurements: true, usePublicBgp: true, bandwidthMeasurements: false });
    },
    async "bgp-and-bandwidth"() {
      const { body } = await switchedOn("bgp-and-bandwidth", { agents: [{ agentId: agents.berlin }] });
      expect(body).toMatchObject({ bgpMeasurements: true, usePublicBgp: true, bandwidthMeasurements: true });
      const refused = await switchedOn("bgp-and-bandwidth");
      expect(refused.status).toBe(400);
      expect(refused.body.title).toContain("Cloud Agents are not supported for bandwidth measurements.");
      const both = { bandwidthMeasurements: false, bgpMeasurements: false };
      expect((await switchedOn("bgp-and-bandwidth", {}, both)).body).toMatchObject(both);
      const without = await switchedOn("bgp-and-bandwidth", {}, {}, "sip-server");
      expect(Object.keys(without.body)).not.toContain("bandwidthMeasurements");
    },
    async nothing() {
      const { body } = await switchedOn("nothing");
      expect(body).toMatchObject({ networkMeasurements: true, bgpMeasurements: false, bandwidthMeasurements: false });
    },
  },
  "thousandeyes-rate-after-continuous-mode": {
    async dropped() {
      const { body } = await afterContinuous("dropped");
      expect(Object.keys(body)).not.toContain("fixedPacketRate");
    },
    async kept() {
      const { body } = await afterContinuous("kept");
      expect(body).toMatchObject({ continuousMode: false, fixedPacketRate: 1, testName: "two" });
    },
  },
  "thousandeyes-port-of-new-server": {
    async "default-port"() {
      expect(await serverAfter("default-port")).toStrictEqual(["b.example.com:80", "b.example.com:8443"]);
    },
    async "keeps-port"() {
      expect(await serverAfter("keeps-port")).toStrictEqual(["b.example.com:443", "b.example.com:8443"]);
    },
  },
  "thousandeyes-both-header-forms": {
    async "map-wins"() {
      expect((await bothForms("map-wins")).headers).toStrictEqual(["X-B: 2"]);
    },
    async "list-wins"() {
      expect((await bothForms("list-wins")).customHeaders).toStrictEqual({ root: { "X-A": "1" } });
    },
  },
  "thousandeyes-step-without-method": {
    async get() {
      const { body } = await create({ "thousandeyes-step-without-method": "get" }, "api", {});
      expect((body.requests as Body[])[0]?.method).toBe("get");
    },
    async "is-refused"() {
      const assumptions: ChosenReadings = { "thousandeyes-step-without-method": "is-refused" };
      const { body } = await create(assumptions, "api", {});
      expect(body.title).toBe(`${introduction} Error in field requests.method : Step method is empty.`);
      const requests = [{ name: "a", url: "https://a.example", method: "get" }];
      expect((await changed(assumptions, "api", { requests }, { testName: "two" })).status).toBe(200);
    },
  },
  "thousandeyes-upload-size": {
    async "download-limit"() {
      expect(await uploads("download-limit")).toStrictEqual([400, 201]);
    },
    async "no-field"() {
      expect(await uploads("no-field")).toStrictEqual([400, 400]);
    },
  },
  "thousandeyes-script-blanks": {
    async kept() {
      expect(await script("kept")).toBe("  a();\r\n b();\n ");
    },
    async trimmed() {
      expect(await script("trimmed")).toBe("a();\n b();");
    },
  },
  "thousandeyes-unrecorded-defaults": {
    async schema() {
      expect(await defaults("schema")).toStrictEqual([5, 3, false, 3, true]);
    },
    async "as-elsewhere"() {
      expect(await defaults("as-elsewhere")).toStrictEqual([10, 1, true, 1, true]);
    },
  },
  "thousandeyes-unknown-emulated-device": {
    async "is-refused"() {
      const { status, body } = await onStrangeDevice("is-refused");
      expect([status, body.title]).toStrictEqual([
        400,
        `${introduction} Error in field emulatedDeviceId : 77 does not exist.`,
      ]);
    },
    async "default-device"() {
      const { status, body } = await onStrangeDevice("default-device");
      expect([status, body.emulatedDeviceId]).toStrictEqual([201, knownDevice]);
    },
  },
  "thousandeyes-unknown-reference": {
    async "is-refused"() {
      expect((await withStrangeReferences("is-refused")).status).toBe(400);
    },
    async "is-dropped"() {
      const { status, body } = await withStrangeReferences("is-dropped");
      expect(status).toBe(201);
      expect(body).toMatchObject({
        labels: [{ labelId: "9842" }],
        tags: [],
        alertRules: [],
        agents: [{ agentId: "3" }],
      });
      expect(Object.keys(body)).not.toContain("overrideProxyId");
      const nobody = await create({ "thousandeyes-unknown-reference": "is-dropped" }, "http-server", {
        agents: [{ agentId: "999" }],
      });
      expect(nobody.body.title).toBe(`${introduction} Error in field agentSet : No agents selected.`);
    },
  },
};

function afterPut(reading: "merges" | "replaces", type: string, first: Body) {
  return changed({ "thousandeyes-unrecorded-put": reading }, type, first, { ...minimal[type], testName: "two" });
}

/** The names of tests of four types after updates that rename and disable them. */
async function disabledAlong(reading: "recorded-types" | "all-types") {
  const types = ["http-server", "page-load", "bgp", "api"];
  const then = { enabled: false, testName: "two" };
  const answers = types.map((type) => changed({ "thousandeyes-disable-alone": reading }, type, {}, then));
  return (await Promise.all(answers)).map(({ body }) => body.testName);
}

async function rulesAfterPut(reading: "default-rules" | "keeps") {
  const sandbox = fresh({ assumptions: { "thousandeyes-put-without-alert-rules": reading } });
  const { testId } = await sandbox.make("/tests/http-server", minimal["http-server"]);
  const count = () => sandbox.state.tests[String(testId)]?.links.alertRules.length;
  const made = count();
  await sandbox.put(`/tests/http-server/${testId}`, { alertRules: [] });
  const emptied = count();
  await sandbox.put(`/tests/http-server/${testId}`, { testName: "two" });
  return { made, emptied, after: count() };
}

function switchedOn(
  reading: "bgp" | "bgp-and-bandwidth" | "nothing",
  first: Body = {},
  along: Body = {},
  type = "http-server",
) {
  const credentials = { port: 5060, protocol: "tcp", sipRegistrar: "sip.example.com" };
  const needed = type === "sip-server" ? { targetSipCredentials: credentials } : {};
  return changed(
    { "thousandeyes-network-on": reading },
    type,
    { networkMeasurements: false, ...first },
    { networkMeasurements: true, ...along, ...needed },
  );
}

function afterContinuous(reading: "dropped" | "kept") {
  const assumptions: ChosenReadings = { "thousandeyes-rate-after-continuous-mode": reading };
  return changed(
    assumptions,
    "agent-to-server",
    { continuousMode: true },
    { continuousMode: false },
    { testName: "two" },
  );
}

/** After a new host without a port, and after one with a port. */
async function serverAfter(reading: "default-port" | "keeps-port") {
  const assumptions: ChosenReadings = { "thousandeyes-port-of-new-server": reading };
  const change = (server: string) =>
    changed(assumptions, "agent-to-server", { server: "a.example.com:443" }, { server });
  return [(await change("b.example.com")).body.server, (await change("b.example.com:8443")).body.server];
}

async function bothForms(reading: "map-wins" | "list-wins") {
  const both = { headers: ["X-A: 1"], customHeaders: { root: { "X-B": "2" } } };
  return (await create({ "thousandeyes-both-header-forms": reading }, "http-server", both)).body;
}

async function uploads(reading: "download-limit" | "no-field") {
  const assumptions: ChosenReadings = { "thousandeyes-upload-size": reading };
  const upload = async (settings: Body) => {
    const { status } = await create(assumptions, "ftp-server", { requestType: "upload", ...settings });
    return status;
  };
  return [await upload({}), await upload({ downloadLimit: 2048 })];
}

async function script(reading: "kept" | "trimmed") {
  const transactionScript = "  a();\r\n b();\n ";
  const made = await create({ "thousandeyes-script-blanks": reading }, "web-transactions", { transactionScript });
  return made.body.transactionScript;
}

/** Of a sip-server test, a voice test, a web transaction (two), and of a type that was recorded. */
async function defaults(reading: "schema" | "as-elsewhere") {
  const make = async (type: string) => (await create({ "thousandeyes-unrecorded-defaults": reading }, type, {})).body;
  const transactions = await make("web-transactions");
  return [
    (await make("sip-server")).sipTimeLimit,
    (await make("voice")).numPathTraces,
    transactions.verifyCertificate,
    transactions.numPathTraces,
    (await make("page-load")).verifyCertificate,
  ];
}

function onStrangeDevice(reading: "is-refused" | "default-device") {
  return create({ "thousandeyes-unknown-emulated-device": reading }, "page-load", { emulatedDeviceId: "77" });
}

function withStrangeReferences(reading: "is-refused" | "is-dropped") {
  const sandbox = fresh({ assumptions: { "thousandeyes-unknown-reference": reading } });
  const strange = {
    agents: [{ agentId: "3" }, { agentId: agents.paris }],
    labels: ["1", "9842"],
    tags: ["none"],
    alertRules: ["1"],
    sharedWithAccounts: ["77", groups.staging],
    overrideProxyId: "77",
  };
  return sandbox.post("/tests/http-server?expand=agent,label,tag,alert-rule", testOf("http-server", strange));
}

import { expect } from "vitest";
import type { ChosenReadings } from "../../../src/sandbox/assumptions";
import {
  agentId,
  commandBody,
  configBody,
  openTestTenant,
  otherAgentId,
  refusalOf,
  scheduleBody,
  sessionBody,
} from "../pca/tenant";
import type { Behaviours } from "./behaviours";

const tenantWith = (chosen: ChosenReadings) => openTestTenant(undefined, chosen);
const configuration = `/agents/configuration/${agentId}`;

export const pcaWrites: Behaviours<
  | "pca-put"
  | "pca-put-without-revision"
  | "pca-post-taken-session-id"
  | "pca-session-of-unknown-agent"
  | "pca-configuration-cascade"
  | "pca-names"
  | "pca-command-without-type"
  | "pca-command-to-absent-agent"
> = {
  "pca-put": {
    async replaces() {
      const after = await afterPuts("replaces");
      expect(after.configuration).toEqual({ agentId, metadata: { SITE: "b" } });
      expect(after.session.twamp).toEqual({ reflectorAddr: "198.51.100.7" });
      expect(Object.keys(after.session)).not.toContain("namespace");
      expect(after.schedule).toEqual({ scheduleName: "nightly", scheduleId: after.schedule.scheduleId });
      expect(after.withNull.status).toBe(200);
    },
    async merges() {
      const after = await afterPuts("merges");
      expect(after.configuration).toEqual({
        agentId,
        identification: { agentName: "edge" },
        metadata: { SITE: "b", FLOOR: "1" },
        reflector: { reflectors: [{ reflectorType: "twampIpv4", enable: true }] },
      });
      expect(after.session).toMatchObject({
        namespace: "red",
        twamp: { reflectorAddr: "198.51.100.7", senderDscp: 46 },
      });
      expect(after.schedule).toMatchObject({ scheduleName: "nightly", interval: "0 3 * * *" });
      expect(await refusalOf(after.withNull)).toEqual({
        status: 400,
        text: "data.attributes.session.extra must not be null",
      });
    },
  },
  "pca-put-without-revision": {
    async "409"() {
      const { tenant, answer } = await putWithout("409");
      expect((await refusalOf(answer)).status).toBe(409);
      expect(tenant.state.configurations[agentId]?.attributes.metadata).toBeUndefined();
    },
    async accepted() {
      const { tenant, answer } = await putWithout("accepted");
      expect(answer.status).toBe(200);
      expect(tenant.state.configurations[agentId]?.attributes.metadata).toEqual({ SITE: "b" });
      const old = configBody({ _rev: "1-old", agentId }, agentId);
      expect((await tenant.api("PUT", configuration, old)).status).toBe(409);
    },
  },
  "pca-post-taken-session-id": {
    "400": () => expectTaken("400", 400, "first"),
    "409": () => expectTaken("409", 409, "first"),
    overwrites: () => expectTaken("overwrites", 201, "second"),
  },
  "pca-session-of-unknown-agent": {
    "400": () => expectOfUnknownAgent("400", 400),
    "404": () => expectOfUnknownAgent("404", 404),
    accepted: () => expectOfUnknownAgent("accepted", 201),
  },
  "pca-configuration-cascade": {
    "sessions-stay": () => expectCascade("sessions-stay", ["session-1"]),
    "sessions-deleted": () => expectCascade("sessions-deleted", []),
  },
  "pca-names": {
    async repeatable() {
      expect(await repeatedNames("repeatable")).toEqual([201, 201, 200]);
    },
    async unique() {
      expect(await repeatedNames("unique")).toEqual([400, 400, 400]);
    },
  },
  "pca-command-without-type": {
    async starts() {
      expect(await commanded("starts", { command: "start" })).toBe(200);
    },
    async "is-refused"() {
      expect(await commanded("is-refused", { command: "start" })).toBe(400);
      expect(await commanded("is-refused", { command: "start" }, "throughput")).toBe(200);
      expect(await commanded("is-refused", { command: "stop" })).toBe(200);
    },
  },
  "pca-command-to-absent-agent": {
    async "is-refused"() {
      expect(await commandedAbsent("is-refused")).toEqual({ status: 400, runs: [] });
    },
    async accepted() {
      expect(await commandedAbsent("accepted")).toEqual({ status: 200, runs: ["session-1"] });
    },
  },
};

async function afterPuts(reading: "replaces" | "merges") {
  const tenant = tenantWith({ "pca-put": reading });
  const reflector = { reflectors: [{ reflectorType: "twampIpv4", enable: true }] };
  const before = { identification: { agentName: "edge" }, metadata: { SITE: "a", FLOOR: "1" }, reflector };
  const { _rev } = (await tenant.configure(agentId, before)).attributes;
  const sent = configBody({ _rev, agentId, metadata: { SITE: "b" } }, agentId);
  const { _rev: _, ...after } = (await tenant.document("PUT", configuration, sent)).attributes;

  const twamp = { reflectorAddr: "198.51.100.7", senderDscp: 46 };
  const made = await tenant.addSession({ namespace: "red", twamp });
  const { id } = made;
  const put = (session: object, revision: string) =>
    tenant.api("PUT", "/agents/session", sessionBody(session, agentId, { id, _rev: revision }));
  await put({}, made.attributes._rev);
  const session = await tenant.document("GET", `/agents/session/${id}`);
  const withNull = await put({ extra: null }, session.attributes._rev);

  const cron = { scheduleName: "nightly", interval: "0 3 * * *" };
  const scheduled = await tenant.document("POST", "/agents/schedule", scheduleBody(cron));
  const update = { id: scheduled.id, _rev: scheduled.attributes._rev };
  const put3 = scheduleBody({ scheduleName: "nightly" }, update);
  const { schedule } = (await tenant.document("PUT", "/agents/schedule", put3)).attributes;
  return { configuration: after, session: session.attributes.session, schedule, withNull };
}

async function putWithout(reading: "409" | "accepted") {
  const tenant = tenantWith({ "pca-put-without-revision": reading });
  await tenant.configure();
  const answer = await tenant.api("PUT", configuration, configBody({ agentId, metadata: { SITE: "b" } }, agentId));
  return { tenant, answer };
}

async function expectTaken(reading: "400" | "409" | "overwrites", status: number, left: string) {
  const tenant = tenantWith({ "pca-post-taken-session-id": reading });
  await tenant.configure();
  await tenant.addSession({ sessionName: "first" });
  const answer = await tenant.api("POST", "/agents/session", sessionBody({ sessionName: "second" }));
  expect(answer.status).toBe(status);
  expect(tenant.state.sessions["session-1"]?.attributes.session.sessionName).toBe(left);
  const schedule = scheduleBody({ scheduleName: "nightly", scheduleId: agentId });
  await tenant.api("POST", "/agents/schedule", schedule);
  expect((await tenant.api("POST", "/agents/schedule", schedule)).status).toBe(status);
}

async function expectOfUnknownAgent(reading: "400" | "404" | "accepted", status: number) {
  const tenant = tenantWith({ "pca-session-of-unknown-agent": reading });
  expect((await tenant.api("POST", "/agents/session", sessionBody())).status).toBe(status);
  expect(Object.keys(tenant.state.sessions)).toEqual(status === 201 ? ["session-1"] : []);
}

async function expectCascade(reading: "sessions-stay" | "sessions-deleted", left: string[]) {
  const tenant = tenantWith({ "pca-configuration-cascade": reading });
  await tenant.configure();
  await tenant.configure(otherAgentId);
  await tenant.addSession();
  await tenant.addSession({ sessionId: "elsewhere" }, otherAgentId);
  await tenant.api("DELETE", configuration);
  expect(Object.keys(tenant.state.sessions).sort()).toEqual(["elsewhere", ...left]);
}

/** The statuses of two creates and an update that repeat a name. */
async function repeatedNames(reading: "repeatable" | "unique") {
  const tenant = tenantWith({ "pca-names": reading });
  const identification = { agentName: "edge" };
  const first = await tenant.configure(agentId, { identification });
  await tenant.addSession();
  const second = configBody({ agentId: otherAgentId, identification });
  const statuses = [
    (await tenant.api("POST", "/agents/configuration", second)).status,
    (await tenant.api("POST", "/agents/session", sessionBody({ sessionId: "session-2" }))).status,
  ];
  // A document may keep its own name.
  const kept = configBody({ _rev: first.attributes._rev, agentId, identification }, agentId);
  expect((await tenant.api("PUT", configuration, kept)).status).toBe(200);
  const other = await tenant.addSession({ sessionId: "session-3", sessionName: "other" });
  const renamed = sessionBody({ sessionId: other.id }, agentId, { id: other.id, _rev: other.attributes._rev });
  statuses.push((await tenant.api("PUT", "/agents/session", renamed)).status);
  return statuses;
}

async function commanded(reading: "starts" | "is-refused", command: object, type?: string) {
  const tenant = tenantWith({ "pca-command-without-type": reading });
  await tenant.configure();
  await tenant.addSession();
  await tenant.control(`/agents/${agentId}/connect`);
  const args = [{ sessionId: "session-1", ...(type !== undefined && { type }) }];
  return (await tenant.api("POST", `/agents/${agentId}/command`, commandBody({ ...command, args }))).status;
}

async function commandedAbsent(reading: "is-refused" | "accepted") {
  const tenant = tenantWith({ "pca-command-to-absent-agent": reading });
  await tenant.configure();
  await tenant.addSession();
  const body = commandBody({ command: "start", args: [{ sessionId: "session-1" }] });
  const { status } = await tenant.api("POST", `/agents/${agentId}/command`, body);
  return { status, runs: Object.keys(tenant.state.runs) };
}

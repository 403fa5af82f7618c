import { describe, expect, it } from "vitest";
import {
  agentId,
  commandBody,
  configBody,
  documentOf,
  openTestTenant,
  otherAgentId,
  refusalOf,
  type Tenant,
} from "./tenant";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const once = { period: "once", sessionType: "tcp-throughput", twamp: undefined };

async function connectedTenant(session?: object): Promise<Tenant> {
  const tenant = openTestTenant();
  await tenant.configure();
  await tenant.control(`/agents/${agentId}/connect`);
  if (session) await tenant.addSession(session);
  return tenant;
}

function command(tenant: Tenant, attributes: object, id = agentId) {
  return tenant.api("POST", `/agents/${id}/command`, commandBody(attributes));
}

function start(tenant: Tenant, sessionId = "session-1") {
  return command(tenant, { command: "start", args: [{ sessionId }] });
}

function stop(tenant: Tenant, sessionId = "session-1") {
  return command(tenant, { command: "stop", args: [{ sessionId }] });
}

async function statusOf(tenant: Tenant): Promise<string> {
  return (await tenant.document("GET", "/agents/sessionstatus/session-1")).attributes.status;
}

describe("the status of a session", () => {
  it("is wrapped when it is asked for alone", async () => {
    const tenant = await connectedTenant({});
    const answer = await tenant.api("GET", "/agents/sessionstatus/session-1");
    expect(await answer.json()).toEqual({
      data: {
        type: "sessionStatuses",
        id: "session-1",
        attributes: { sessionId: "session-1", status: "running", captureTime: "2025-06-01T12:00:00.000Z" },
      },
    });
  });

  it("is bare in a list", async () => {
    const tenant = await connectedTenant({});
    const answer = await tenant.api("GET", "/agents/sessionstatuses");
    expect(await answer.json()).toEqual({
      data: [{ sessionId: "session-1", status: "running", captureTime: "2025-06-01T12:00:00.000Z" }],
    });
  });

  it("does not exist before the agent has connected", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    await tenant.addSession();
    expect(await refusalOf(await tenant.api("GET", "/agents/sessionstatus/session-1"))).toEqual({
      status: 404,
      text: "session session-1 has no status yet",
    });
    expect(await refusalOf(await tenant.api("GET", "/agents/sessionstatuses"))).toEqual({
      status: 404,
      text: "no session statuses found",
    });
  });

  it("does not exist for an unknown session", async () => {
    const answer = await openTestTenant().api("GET", "/agents/sessionstatus/nobody");
    expect((await refusalOf(answer)).status).toBe(404);
  });

  it.each([
    ["running", "continuous and enabled", { period: "continuous", enable: true }],
    ["running", "repeated and enabled", { period: "repeat", enable: true }],
    ["waiting", "run once and enabled, before its start", { period: "once", enable: true }],
    ["stopped", "disabled", { enable: false }],
  ])("is %s when the session is %s", async (status, _, session) => {
    expect(await statusOf(await connectedTenant(session))).toBe(status);
  });

  it("is pending while the agent is disconnected", async () => {
    const tenant = await connectedTenant({});
    await tenant.control(`/agents/${agentId}/disconnect`);
    expect(await statusOf(tenant)).toBe("pending");
  });

  it("can be listed for some sessions only", async () => {
    const tenant = await connectedTenant({});
    await tenant.addSession({ sessionId: "session-2", period: "repeat" });
    const answer = await tenant.api("GET", "/agents/sessionstatuses?filter[column]=period&filter[value]=repeat");
    expect(await answer.json()).toMatchObject({ data: [{ sessionId: "session-2" }] });
  });
});

describe("a command", () => {
  it("answers the request id and the sessions, without an envelope", async () => {
    const tenant = await connectedTenant(once);
    const answer = await start(tenant);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ requestId: expect.stringMatching(uuid), results: ["session-1"] });
  });

  it("keeps the request id of the caller", async () => {
    const tenant = await connectedTenant(once);
    const requestId = "44444444-4444-4444-8444-444444444444";
    const answer = await command(tenant, { command: "techsupport", requestId, args: [{ type: "generate" }] });
    expect(await answer.json()).toEqual({ requestId, results: [] });
  });

  it("starts a session, which runs for its duration and then stops", async () => {
    const tenant = await connectedTenant({ ...once, throughput: { testDurationSecs: 30 } });
    await start(tenant);
    expect(await statusOf(tenant)).toBe("running");
    tenant.passSeconds(29);
    expect(await statusOf(tenant)).toBe("running");
    tenant.passSeconds(1);
    expect(await statusOf(tenant)).toBe("stopped");
  });

  it.each([
    ["a throughput test", { throughput: {} }, 60],
    ["a trace", { trace: { destination: "a" } }, 180],
    ["a trace with a duration", { trace: { destination: "a", testDurationSec: 5 } }, 5],
    ["a transfer", { transfer: { destinationUrl: "a" } }, 180],
    ["a transfer with a duration", { transfer: { destinationUrl: "a", maximumTestDurationSec: 7 } }, 7],
    ["a session without an option block", {}, 60],
  ])("runs %s for the vendor's default or its own duration", async (_, block, seconds) => {
    const tenant = await connectedTenant({ ...once, ...block });
    await start(tenant);
    tenant.passSeconds(seconds - 1);
    expect(await statusOf(tenant)).toBe("running");
    tenant.passSeconds(1);
    expect(await statusOf(tenant)).toBe("stopped");
  });

  it("runs a trace without a time limit until it is stopped", async () => {
    const tenant = await connectedTenant({ ...once, trace: { destination: "a", testDurationSec: 0 } });
    await start(tenant);
    tenant.passSeconds(1_000_000);
    expect(await statusOf(tenant)).toBe("running");
    await stop(tenant);
    expect(await statusOf(tenant)).toBe("stopped");
  });

  it("stops a continuous session until it is started again", async () => {
    const tenant = await connectedTenant({});
    await stop(tenant);
    expect(await statusOf(tenant)).toBe("stopped");
    await start(tenant);
    tenant.passSeconds(1_000_000);
    expect(await statusOf(tenant)).toBe("running");
  });

  it("gives every run an id of its own", async () => {
    const tenant = await connectedTenant(once);
    const runId = async () => (await tenant.document("GET", "/agents/sessionstatus/session-1")).attributes.runId;
    await start(tenant);
    const first = await runId();
    expect(first).toMatch(uuid);
    await stop(tenant);
    expect(await runId()).toBe(first);
    await start(tenant);
    expect(await runId()).not.toBe(first);
  });

  it("forgets the runs of a deleted session", async () => {
    const tenant = await connectedTenant(once);
    await start(tenant);
    await tenant.api("DELETE", "/agents/session/session-1");
    await tenant.addSession(once);
    expect(await statusOf(tenant)).toBe("waiting");
  });

  it.each([
    ["an unknown session", async (tenant: Tenant) => start(tenant, "nobody"), "session nobody is not one of"],
    [
      "a session of another agent",
      async (tenant: Tenant) => {
        await tenant.configure(otherAgentId);
        await tenant.addSession({ sessionId: "theirs" }, otherAgentId);
        return start(tenant, "theirs");
      },
      "session theirs is not one of",
    ],
    [
      "an unknown agent",
      async (tenant: Tenant) => command(tenant, { command: "start" }, "nobody"),
      "agent nobody is not connected",
    ],
    [
      "an agent that is not connected",
      async (tenant: Tenant) => {
        await tenant.control(`/agents/${agentId}/disconnect`);
        return start(tenant);
      },
      `agent ${agentId} is not connected`,
    ],
  ])("is refused for %s", async (_, send, text) => {
    const refusal = await refusalOf(await send(await connectedTenant(once)));
    expect(refusal.status).toBe(400);
    expect(refusal.text).toContain(text);
  });

  it.each([
    ["command", {}],
    ["command", { command: "reboot" }],
    ["requestId", { command: "start", requestId: "1" }],
    ["args.0.type", { command: "start", args: [{ type: "speed" }] }],
    ["args.0.overrides.sessionType", { command: "start", args: [{ overrides: {} }] }],
    ["args.0.populateFields.0", { command: "start", args: [{ populateFields: ["everything"] }] }],
  ])("is refused for its %s: %o", async (path, attributes) => {
    const { status, text } = await refusalOf(await command(await connectedTenant(), attributes));
    expect(status).toBe(400);
    expect(text.startsWith(`invalid payload: data.attributes.${path}: `)).toBe(true);
  });
});

describe("the status of a reflector", () => {
  const reflectorId = "55555555-5555-4555-8555-555555555555";

  async function tenantWithReflector(enable: boolean): Promise<Tenant> {
    const tenant = openTestTenant();
    const reflectors = [{ reflectorType: "twampIpv4", enable, reflectorId }];
    await documentOf(
      await tenant.api("POST", "/agents/configuration", configBody({ agentId, reflector: { reflectors } })),
    );
    return tenant;
  }

  it.each([
    [true, "running"],
    [false, "stopped"],
  ])("follows its switch (%s)", async (enable, status) => {
    const tenant = await tenantWithReflector(enable);
    await tenant.control(`/agents/${agentId}/connect`);
    const { attributes } = await tenant.document("GET", `/agents/reflectorstatus/${reflectorId}`);
    expect(attributes).toEqual({ agentId, reflectorId, status, lastUpdateTime: "2025-06-01T12:00:00.000Z" });
  });

  it("does not exist before the agent has connected, nor for an unknown reflector", async () => {
    const tenant = await tenantWithReflector(true);
    expect((await refusalOf(await tenant.api("GET", `/agents/reflectorstatus/${reflectorId}`))).status).toBe(404);
    await tenant.control(`/agents/${agentId}/connect`);
    expect((await refusalOf(await tenant.api("GET", "/agents/reflectorstatus/nobody"))).status).toBe(404);
  });
});

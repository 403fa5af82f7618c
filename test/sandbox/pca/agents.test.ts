import { describe, expect, it } from "vitest";
import { agentId, configBody, openTestTenant, refusalOf } from "./tenant";

const path = `/agents/${agentId}`;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function tenantWithAgent() {
  const tenant = openTestTenant();
  const config = await tenant.configure(agentId, {
    identification: { agentName: "edge-01" },
    metadata: { SITE: "A" },
  });
  return { ...tenant, config };
}

describe("the status document of an agent", () => {
  it("does not exist before the agent connects", async () => {
    const tenant = await tenantWithAgent();
    expect(await refusalOf(await tenant.api("GET", path))).toEqual({
      status: 404,
      text: `agent ${agentId} has not reported yet`,
    });
    expect(await refusalOf(await tenant.api("GET", "/agents"))).toEqual({ status: 404, text: "no agents found" });
  });

  it("appears when the agent connects and says what it is", async () => {
    const tenant = await tenantWithAgent();
    expect((await tenant.control(`${path}/connect`)).status).toBe(200);
    const started = { created: "2025-06-01T12:00:00.000Z", uuid: expect.stringMatching(uuid) };
    expect(await tenant.document("GET", path)).toEqual({
      type: "agents",
      id: agentId,
      attributes: {
        _rev: expect.stringMatching(/^1-[0-9a-f]{32}$/),
        agentId,
        agentName: "edge-01",
        agentType: "actuate",
        status: "connected",
        state: "configured",
        version: "r24.05",
        hostName: "actuate-11111111",
        hostOsVersion: "Linux 6.1.0",
        lastReceivedMessage: "2025-06-01T12:00:00.000Z",
        metadata: { SITE: "A" },
        agentConfigRevision: tenant.config.attributes._rev,
        agentConfigRevisionAck: tenant.config.attributes._rev,
        agentIdentity: { executionInstance: started, containerInstance: started },
      },
    });
  });

  it("is listed", async () => {
    const tenant = await tenantWithAgent();
    await tenant.control(`${path}/connect`);
    expect((await tenant.documents("/agents")).map(({ id }) => id)).toEqual([agentId]);
  });

  it.each(["actuate", "throughput", "trace", "transfer"])("names %s as the kind of container", async (agentType) => {
    const tenant = await tenantWithAgent();
    await tenant.control(`${path}/connect?agentType=${agentType}`);
    expect((await tenant.document("GET", path)).attributes.agentType).toBe(agentType);
  });

  it("stays when the agent disconnects", async () => {
    const tenant = await tenantWithAgent();
    await tenant.control(`${path}/connect`);
    await tenant.control(`${path}/disconnect`);
    const { attributes } = await tenant.document("GET", path);
    expect([attributes.status, attributes.state]).toEqual(["disconnected", "configured"]);
    expect(attributes._rev).toMatch(/^2-/);
  });

  it("remembers the previous execution when the agent starts again", async () => {
    const tenant = await tenantWithAgent();
    await tenant.control(`${path}/connect`);
    const first = (await tenant.document("GET", path)).attributes.agentIdentity;
    tenant.passSeconds(60);
    await tenant.control(`${path}/connect`);
    const second = (await tenant.document("GET", path)).attributes.agentIdentity;
    expect(second).toEqual({
      executionInstance: { created: "2025-06-01T12:01:00.000Z", uuid: expect.stringMatching(uuid) },
      previousExecutionInstance: first.executionInstance,
      containerInstance: first.containerInstance,
    });
    expect(second.executionInstance.uuid).not.toBe(first.executionInstance.uuid);
  });

  it("acknowledges a changed configuration while the agent is connected", async () => {
    const tenant = await tenantWithAgent();
    await tenant.control(`${path}/connect`);
    const changed = { ...tenant.config.attributes, metadata: { SITE: "B" }, identification: { agentName: "renamed" } };
    const config = await tenant.document("PUT", `/agents/configuration/${agentId}`, configBody(changed, agentId));
    expect((await tenant.document("GET", path)).attributes).toMatchObject({
      agentName: "renamed",
      metadata: { SITE: "B" },
      agentConfigRevision: config.attributes._rev,
      agentConfigRevisionAck: config.attributes._rev,
    });
  });

  it("shows a configuration that a disconnected agent has yet to apply", async () => {
    const tenant = await tenantWithAgent();
    await tenant.control(`${path}/connect`);
    await tenant.control(`${path}/disconnect`);
    const body = configBody(tenant.config.attributes, agentId);
    const config = await tenant.document("PUT", `/agents/configuration/${agentId}`, body);
    const { agentConfigRevision, agentConfigRevisionAck } = (await tenant.document("GET", path)).attributes;
    expect(agentConfigRevision).toBe(config.attributes._rev);
    expect(agentConfigRevisionAck).toBe(tenant.config.attributes._rev);
  });

  it("can be deleted without its configuration and comes back with the next connection", async () => {
    const tenant = await tenantWithAgent();
    await tenant.control(`${path}/connect`);
    const stored = await tenant.document("GET", path);
    expect(await tenant.document("DELETE", path)).toEqual(stored);
    expect((await refusalOf(await tenant.api("DELETE", path))).status).toBe(404);
    expect((await tenant.api("GET", `/agents/configuration/${agentId}`)).status).toBe(200);
    await tenant.control(`${path}/connect`);
    expect((await tenant.document("GET", path)).attributes.status).toBe("connected");
  });

  it("cannot be written by a caller", async () => {
    const tenant = await tenantWithAgent();
    const body = { data: { type: "agents", attributes: {} } };
    expect((await tenant.api("POST", "/agents", body)).status).toBe(404);
    expect((await tenant.api("PUT", path, body)).status).toBe(404);
    expect((await tenant.api("PATCH", path, body)).status).toBe(404);
  });
});

describe("the control of an agent", () => {
  it.each(["connect", "disconnect"])("cannot %s an agent without a configuration", async (action) => {
    const answer = await openTestTenant().control(`${path}/${action}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: `no agent has the id ${agentId} here` });
  });

  it("cannot disconnect an agent that never connected", async () => {
    const tenant = await tenantWithAgent();
    expect((await tenant.control(`${path}/disconnect`)).status).toBe(404);
  });

  it("refuses a kind of container that does not exist", async () => {
    const tenant = await tenantWithAgent();
    const answer = await tenant.control(`${path}/connect?agentType=dns`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: "agentType must be one of actuate, throughput, trace, transfer" });
  });
});

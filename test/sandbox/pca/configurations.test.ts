import { describe, expect, it } from "vitest";
import { agentId, configBody, openTestTenant, otherAgentId, refusalOf } from "./tenant";

const path = `/agents/configuration/${agentId}`;

const full = {
  agentId,
  identification: { agentName: "edge-01" },
  dataGateway: {
    server: "192.0.2.10",
    port: 55888,
    dataBrokerUseSsl: true,
    dataBrokerSslAllowSelfsigned: false,
    dataBrokerSslAllowInsecureCerts: false,
    dataBrokerSslAllowExpiredCerts: false,
    dataBrokerSslSkipHostnameCheck: true,
    compressionEnable: true,
    pdgMetricsEnable: false,
    brokerATO: 5,
    brokerATOMaxCount: 2,
  },
  reporting: { syncResults: true },
  reflector: {
    reflectors: [
      { reflectorType: "twampIpv4", enable: true, reflectorPort: 862, reflectorName: "edge", namespace: "blue" },
    ],
  },
  metadata: { SITE: "A" },
};

describe("creating an agent configuration", () => {
  it("answers 201 with the stored document and its first revision", async () => {
    const answer = await openTestTenant().api("POST", "/agents/configuration", configBody(full));
    expect(answer.status).toBe(201);
    expect(answer.headers.get("content-type")).toBe("application/vnd.api+json");
    expect(await answer.json()).toEqual({
      data: {
        type: "agentConfigs",
        id: agentId,
        attributes: { ...full, _rev: expect.stringMatching(/^1-[0-9a-f]{32}$/) },
      },
    });
  });

  it("keeps keys that it does not know, at every depth", async () => {
    const tenant = openTestTenant();
    const telemetry = { dataCollection: "W3RlbGVncmFmXQ==", templateName: "snmp" };
    await tenant.configure(agentId, { telemetry, dataGateway: { server: "a", futureKey: [1, { two: 2 }] } });
    const { attributes } = await tenant.document("GET", path);
    expect(attributes.telemetry).toEqual(telemetry);
    expect(attributes.dataGateway).toEqual({ server: "a", futureKey: [1, { two: 2 }] });
  });

  it("fills in no defaults", async () => {
    const { attributes } = await openTestTenant().configure(agentId);
    expect(Object.keys(attributes).sort()).toEqual(["_rev", "agentId"]);
  });

  it("makes up an id for an agent without one", async () => {
    const document = await openTestTenant().document("POST", "/agents/configuration", configBody({}));
    expect(document.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(document.attributes.agentId).toBe(document.id);
  });

  it("refuses an agent id in use and leaves the document alone", async () => {
    const tenant = openTestTenant();
    const first = await tenant.configure(agentId, { metadata: { SITE: "A" } });
    const answer = await tenant.api("POST", "/agents/configuration", configBody({ agentId }));
    expect(await refusalOf(answer)).toEqual({
      status: 409,
      text: `agent configuration ${agentId} exists already`,
    });
    expect(await tenant.document("GET", path)).toEqual(first);
  });

  it("ignores a revision that the request brings along", async () => {
    const { attributes } = await openTestTenant().configure(agentId, { _rev: "7-abc" });
    expect(attributes._rev).toMatch(/^1-[0-9a-f]{32}$/);
  });

  it("takes plain JSON as well", async () => {
    const tenant = openTestTenant();
    const answer = await tenant.send("POST", "/pca/api/orchestrate/v3/agents/configuration", {
      body: configBody({ agentId }),
      headers: { authorization: "Bearer pat-of-the-service-user", "content-type": "application/json; charset=utf-8" },
    });
    expect(answer.status).toBe(201);
  });

  it.each([
    ["text/plain", "content type text/plain is not supported"],
    ["application/x-www-form-urlencoded", "content type application/x-www-form-urlencoded is not supported"],
  ])("refuses a body of type %s", async (type, text) => {
    const tenant = openTestTenant();
    const answer = await tenant.send("POST", "/pca/api/orchestrate/v3/agents/configuration", {
      body: configBody({ agentId }),
      headers: { authorization: "Bearer pat-of-the-service-user", "content-type": type },
    });
    expect(await refusalOf(answer)).toEqual({ status: 400, text });
  });

  it("refuses a body that is not JSON", async () => {
    const answer = await openTestTenant().api("POST", "/agents/configuration", '{"data":');
    expect(await refusalOf(answer)).toEqual({ status: 400, text: "the body is not JSON" });
  });

  it.each([
    ["no data", {}, "data"],
    ["a list as data", { data: [] }, "data"],
    ["another type", { data: { type: "agents", attributes: {} } }, "data.type"],
    ["no type", { data: { attributes: {} } }, "data.type"],
    ["no attributes", { data: { type: "agentConfigs" } }, "data.attributes"],
  ])("refuses an envelope with %s, naming the place", async (_, body, place) => {
    const { status, text } = await refusalOf(await openTestTenant().api("POST", "/agents/configuration", body));
    expect(status).toBe(400);
    expect(text).toMatch(new RegExp(`^invalid payload: ${place.replaceAll(".", "\\.")}: `));
  });
});

describe("reading agent configurations", () => {
  it("is refused with 404 while there are none", async () => {
    const answer = await openTestTenant().api("GET", "/agents/configuration");
    expect(await refusalOf(answer)).toEqual({ status: 404, text: "no agent configurations found" });
  });

  it("lists whole documents, ordered by id", async () => {
    const tenant = openTestTenant();
    const second = await tenant.configure(otherAgentId, { metadata: full.metadata });
    const first = await tenant.configure(agentId);
    expect(await tenant.documents("/agents/configuration")).toEqual([first, second]);
  });

  it.each([agentId, "constructor", "__proto__"])("is refused with 404 for the unknown id %s", async (id) => {
    const answer = await openTestTenant().api("GET", `/agents/configuration/${id}`);
    expect(await refusalOf(answer)).toEqual({ status: 404, text: `agent configuration ${id} is not provisioned` });
  });
});

describe("updating an agent configuration", () => {
  it("replaces everything, so that what the request leaves out is gone", async () => {
    const tenant = openTestTenant();
    const { _rev, ...rest } = (await tenant.configure(agentId, full)).attributes;
    expect(rest).toEqual(full);
    const body = configBody({ _rev, agentId, metadata: { SITE: "B" } }, agentId);
    const answer = await tenant.api("PUT", path, body);
    expect(answer.status).toBe(200);
    const { attributes } = await tenant.document("GET", path);
    expect(attributes).toEqual({ agentId, metadata: { SITE: "B" }, _rev: expect.stringMatching(/^2-[0-9a-f]{32}$/) });
  });

  it("bumps the revision even when nothing changes", async () => {
    const tenant = openTestTenant();
    const { attributes } = await tenant.configure(agentId);
    const updated = await tenant.document("PUT", path, configBody(attributes, agentId));
    expect(updated.attributes._rev).toMatch(/^2-/);
    expect(updated.attributes._rev.slice(2)).not.toBe(attributes._rev.slice(2));
  });

  it("keeps the agent's id when the request leaves it out", async () => {
    const tenant = openTestTenant();
    const { _rev } = (await tenant.configure(agentId)).attributes;
    const updated = await tenant.document("PUT", path, configBody({ _rev }, agentId));
    expect(updated.attributes.agentId).toBe(agentId);
  });

  it("refuses a revision that somebody else has replaced meanwhile", async () => {
    const tenant = openTestTenant();
    const { _rev } = (await tenant.configure(agentId)).attributes;
    const theirs = await tenant.document("PUT", path, configBody({ _rev, metadata: { BY: "them" } }, agentId));
    const ours = await tenant.api("PUT", path, configBody({ _rev, metadata: { BY: "us" } }, agentId));
    expect(await refusalOf(ours)).toEqual({ status: 409, text: `_rev ${_rev} of ${agentId} is not the current one` });
    expect(await tenant.document("GET", path)).toEqual(theirs);
  });

  it("refuses an update without a revision", async () => {
    const tenant = openTestTenant();
    await tenant.configure(agentId);
    const answer = await tenant.api("PUT", path, configBody({ metadata: {} }, agentId));
    expect(await refusalOf(answer)).toEqual({
      status: 409,
      text: `_rev (missing) of ${agentId} is not the current one`,
    });
  });

  it("is refused with 404 when there is nothing to update", async () => {
    const answer = await openTestTenant().api("PUT", path, configBody({ _rev: "1-a" }, agentId));
    expect(await refusalOf(answer)).toEqual({ status: 404, text: `agent configuration ${agentId} is not provisioned` });
  });

  it.each([
    ["without an id", configBody({}), /^invalid payload: data\.id: /],
    ["with the id of another agent", configBody({}, otherAgentId), new RegExp(`^data\\.id ${otherAgentId} is not`)],
    [
      "that would change the agent's id",
      configBody({ agentId: otherAgentId }, agentId),
      new RegExp(`^data\\.attributes\\.agentId ${otherAgentId} is not ${agentId}$`),
    ],
    ["with a revision that is no text", configBody({ _rev: 1 }, agentId), /^invalid payload: data\.attributes\._rev: /],
  ])("refuses a document %s", async (_, body, expected) => {
    const tenant = openTestTenant();
    await tenant.configure(agentId);
    const { status, text } = await refusalOf(await tenant.api("PUT", path, body));
    expect(status).toBe(400);
    expect(text).toMatch(expected);
  });

  it("holds the new document to the same rules as a first one", async () => {
    const tenant = openTestTenant();
    const { _rev } = (await tenant.configure(agentId)).attributes;
    const body = configBody({ _rev, dataGateway: { port: 0 } }, agentId);
    const { status, text } = await refusalOf(await tenant.api("PUT", path, body));
    expect(status).toBe(400);
    expect(text).toContain("data.attributes.dataGateway.port");
  });
});

describe("deleting an agent configuration", () => {
  it("answers with the document that is gone", async () => {
    const tenant = openTestTenant();
    const stored = await tenant.configure(agentId, full);
    expect(await tenant.document("DELETE", path)).toEqual(stored);
    expect((await tenant.api("GET", path)).status).toBe(404);
  });

  it("is refused with 404 the second time", async () => {
    const tenant = openTestTenant();
    await tenant.configure(agentId);
    await tenant.api("DELETE", path);
    expect((await refusalOf(await tenant.api("DELETE", path))).status).toBe(404);
  });

  it("takes the status document along", async () => {
    const tenant = openTestTenant();
    await tenant.configure(agentId);
    await tenant.control(`/agents/${agentId}/connect`);
    await tenant.api("DELETE", path);
    expect((await tenant.api("GET", `/agents/${agentId}`)).status).toBe(404);
  });

  it("leaves the sessions of the agent behind", async () => {
    const tenant = openTestTenant();
    await tenant.configure(agentId);
    await tenant.addSession();
    await tenant.api("DELETE", path);
    expect((await tenant.documents(`/agents/sessions/${agentId}`)).map(({ id }) => id)).toEqual(["session-1"]);
  });

  it("lets the same id be created again, from the first revision", async () => {
    const tenant = openTestTenant();
    await tenant.configure(agentId);
    await tenant.api("DELETE", path);
    expect((await tenant.configure(agentId)).attributes._rev).toMatch(/^1-/);
  });
});

import { describe, expect, it } from "vitest";
import { agentId, bulkBody, openTestTenant, otherAgentId, refusalOf, session, sessionBody } from "./tenant";

async function tenantWithAgent() {
  const tenant = openTestTenant();
  await tenant.configure();
  return tenant;
}

describe("creating a session", () => {
  it("answers 201 with the stored document and its first revision", async () => {
    const tenant = await tenantWithAgent();
    const answer = await tenant.api("POST", "/agents/session", sessionBody());
    expect(answer.status).toBe(201);
    expect(answer.headers.get("content-type")).toBe("application/vnd.api+json");
    expect(await answer.json()).toEqual({
      data: {
        type: "agentSessions",
        id: "session-1",
        attributes: { agentId, session: session(), _rev: expect.stringMatching(/^1-[0-9a-f]{32}$/) },
      },
    });
  });

  it("needs no connected agent", async () => {
    const tenant = await tenantWithAgent();
    expect((await tenant.api("GET", `/agents/${agentId}`)).status).toBe(404);
    expect((await tenant.addSession()).id).toBe("session-1");
  });

  it("keeps keys that it does not know, at every depth", async () => {
    const tenant = await tenantWithAgent();
    const body = sessionBody({ futureFlag: true, twamp: { reflectorAddr: "a", futureRate: 9 } });
    Object.assign(body.data.attributes, { futureAttribute: "x" });
    const { attributes } = await tenant.document("POST", "/agents/session", body);
    expect(attributes).toMatchObject({
      futureAttribute: "x",
      session: { futureFlag: true, twamp: { reflectorAddr: "a", futureRate: 9 } },
    });
  });

  it("shows passwords as they were sent", async () => {
    const tenant = await tenantWithAgent();
    const transfer = { destinationUrl: "https://a", username: "u", password: "p4ss", proxyPass: "pr0xy" };
    await tenant.addSession({ sessionType: "transfer", twamp: undefined, transfer });
    expect((await tenant.document("GET", "/agents/session/session-1")).attributes.session.transfer).toEqual(transfer);
  });

  it("makes up an id for a session without one", async () => {
    const tenant = await tenantWithAgent();
    const { id, attributes } = await tenant.addSession({ sessionId: undefined });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(attributes.session.sessionId).toBe(id);
  });

  it("refuses an id in use as a bad payload and leaves the session alone", async () => {
    const tenant = await tenantWithAgent();
    const first = await tenant.addSession();
    const answer = await tenant.api("POST", "/agents/session", sessionBody({ sessionName: "other" }));
    expect(await refusalOf(answer)).toEqual({ status: 400, text: "sessionId session-1 exists already" });
    expect(await tenant.document("GET", "/agents/session/session-1")).toEqual(first);
  });

  it("refuses an agent without a configuration as a bad payload", async () => {
    const answer = await openTestTenant().api("POST", "/agents/session", sessionBody());
    expect(await refusalOf(answer)).toEqual({ status: 400, text: `agentId ${agentId} is not provisioned` });
  });

  it.each([
    ["agentId", { session: session() }],
    ["session", { agentId }],
  ])("refuses a request without %s", async (field, attributes) => {
    const tenant = await tenantWithAgent();
    const body = { data: { type: "agentSessions", attributes } };
    const { status, text } = await refusalOf(await tenant.api("POST", "/agents/session", body));
    expect(status).toBe(400);
    expect(text.startsWith(`invalid payload: data.attributes.${field}: `)).toBe(true);
  });
});

describe("creating many sessions at once", () => {
  it("answers 201 with all documents", async () => {
    const tenant = await tenantWithAgent();
    const sessions = [session({ sessionId: "b" }), session({ sessionId: "a" })];
    const answer = await tenant.api("POST", "/agents/sessions", bulkBody(sessions));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      data: sessions.map((one) => ({
        type: "agentSessions",
        id: one.sessionId,
        attributes: { agentId, session: one, _rev: expect.stringMatching(/^1-/) },
      })),
    });
  });

  it.each([
    ["one of them exists", [session({ sessionId: "new" }), session()], "sessionId session-1 exists already"],
    [
      "two of them share an id",
      [session({ sessionId: "new" }), session({ sessionId: "new" })],
      "sessionId new exists already",
    ],
  ])("creates none of them when %s", async (_, sessions, text) => {
    const tenant = await tenantWithAgent();
    await tenant.addSession();
    const answer = await tenant.api("POST", "/agents/sessions", bulkBody(sessions));
    expect(await refusalOf(answer)).toEqual({ status: 400, text });
    expect((await tenant.documents("/agents/sessions")).map(({ id }) => id)).toEqual(["session-1"]);
  });

  it("refuses the other spelling of the list", async () => {
    const tenant = await tenantWithAgent();
    const attributes = { agentId, sessionList: { sessions: [session()] } };
    const body = { data: { type: "agentSessionLists", attributes } };
    const { status, text } = await refusalOf(await tenant.api("POST", "/agents/sessions", body));
    expect(status).toBe(400);
    expect(text).toContain("data.attributes.sessionlist: ");
  });

  it("refuses an agent without a configuration", async () => {
    const answer = await openTestTenant().api("POST", "/agents/sessions", bulkBody([session()]));
    expect(await refusalOf(answer)).toEqual({ status: 400, text: `agentId ${agentId} is not provisioned` });
  });
});

describe("reading sessions", () => {
  it("is refused with 404 while there are none", async () => {
    const answer = await openTestTenant().api("GET", "/agents/sessions");
    expect(await refusalOf(answer)).toEqual({ status: 404, text: "no sessions found" });
  });

  it("lists whole documents, ordered by id", async () => {
    const tenant = await tenantWithAgent();
    const second = await tenant.addSession({ sessionId: "b" });
    const first = await tenant.addSession({ sessionId: "a" });
    expect(await tenant.documents("/agents/sessions")).toEqual([first, second]);
  });

  it("lists those of one agent", async () => {
    const tenant = await tenantWithAgent();
    await tenant.configure(otherAgentId);
    await tenant.addSession({ sessionId: "mine" });
    const theirs = await tenant.addSession({ sessionId: "theirs" }, otherAgentId);
    expect(await tenant.documents(`/agents/sessions/${otherAgentId}`)).toEqual([theirs]);
  });

  it("lists nothing for a known agent without sessions and refuses an unknown agent", async () => {
    const tenant = await tenantWithAgent();
    expect(await tenant.documents(`/agents/sessions/${agentId}`)).toEqual([]);
    const answer = await tenant.api("GET", `/agents/sessions/${otherAgentId}`);
    expect(await refusalOf(answer)).toEqual({
      status: 404,
      text: `agent configuration ${otherAgentId} is not provisioned`,
    });
  });

  it("is refused with 404 for an unknown id", async () => {
    const answer = await openTestTenant().api("GET", "/agents/session/nobody");
    expect(await refusalOf(answer)).toEqual({ status: 404, text: "session nobody is not provisioned" });
  });
});

describe("updating a session", () => {
  it("replaces everything, so that what the request leaves out is gone", async () => {
    const tenant = await tenantWithAgent();
    const { _rev } = (await tenant.addSession({ metadata: { A: "1" }, namespace: "blue" })).attributes;
    const body = sessionBody({ enable: false }, agentId, { id: "session-1", _rev });
    const answer = await tenant.api("PUT", "/agents/session", body);
    expect(answer.status).toBe(200);
    expect((await tenant.document("GET", "/agents/session/session-1")).attributes).toEqual({
      agentId,
      session: session({ enable: false }),
      _rev: expect.stringMatching(/^2-[0-9a-f]{32}$/),
    });
  });

  it("finds the session by data.id when the session does not repeat it", async () => {
    const tenant = await tenantWithAgent();
    const { _rev } = (await tenant.addSession()).attributes;
    const body = sessionBody({ sessionId: undefined }, agentId, { id: "session-1", _rev });
    const updated = await tenant.document("PUT", "/agents/session", body);
    expect(updated.attributes.session.sessionId).toBe("session-1");
  });

  it("keeps the agent when the request leaves it out", async () => {
    const tenant = await tenantWithAgent();
    const { _rev } = (await tenant.addSession()).attributes;
    const body = { data: { type: "agentSessions", id: "session-1", attributes: { _rev, session: session() } } };
    expect((await tenant.document("PUT", "/agents/session", body)).attributes.agentId).toBe(agentId);
  });

  it.each([
    ["an old revision", (rev: string) => rev, (rev: string) => `_rev ${rev}`],
    ["no revision", () => undefined, () => "_rev (missing)"],
  ])("refuses %s and leaves the session alone", async (_, sent, named) => {
    const tenant = await tenantWithAgent();
    const first = (await tenant.addSession()).attributes._rev;
    const update = (name: string, _rev: string | undefined) =>
      sessionBody({ sessionName: name }, agentId, { id: "session-1", ...(_rev !== undefined && { _rev }) });
    const theirs = await tenant.document("PUT", "/agents/session", update("theirs", first));
    const ours = await tenant.api("PUT", "/agents/session", update("ours", sent(first)));
    expect(await refusalOf(ours)).toEqual({ status: 409, text: `${named(first)} of session-1 is not the current one` });
    expect(await tenant.document("GET", "/agents/session/session-1")).toEqual(theirs);
  });

  it("is refused with 404 when there is no such session", async () => {
    const tenant = await tenantWithAgent();
    const body = sessionBody({}, agentId, { id: "session-1", _rev: "1-a" });
    expect(await refusalOf(await tenant.api("PUT", "/agents/session", body))).toEqual({
      status: 404,
      text: "session session-1 is not provisioned",
    });
  });

  it("is refused with 404 when the agent's configuration is gone", async () => {
    const tenant = await tenantWithAgent();
    const { _rev } = (await tenant.addSession()).attributes;
    await tenant.api("DELETE", `/agents/configuration/${agentId}`);
    const body = sessionBody({}, agentId, { id: "session-1", _rev });
    expect(await refusalOf(await tenant.api("PUT", "/agents/session", body))).toEqual({
      status: 404,
      text: `agent configuration ${agentId} is not provisioned`,
    });
  });

  it.each([
    ["without data.id", sessionBody({}, agentId, { _rev: "1-a" }), /^invalid payload: data\.id: /],
    [
      "whose two ids differ",
      sessionBody({ sessionId: "session-2" }, agentId, { id: "session-1" }),
      /^data\.attributes\.session\.sessionId session-2 is not session-1$/,
    ],
    [
      "that would move it to another agent",
      sessionBody({}, otherAgentId, { id: "session-1" }),
      new RegExp(`^data\\.attributes\\.agentId ${otherAgentId} is not ${agentId}$`),
    ],
    ["that is a list", { data: [sessionBody({}, agentId, { id: "session-1" }).data] }, /^invalid payload: data: /],
    [
      "without a required field",
      sessionBody({ enable: undefined }, agentId, { id: "session-1" }),
      /^invalid payload: data\.attributes\.session\.enable: /,
    ],
  ])("refuses a document %s", async (_, body, expected) => {
    const tenant = await tenantWithAgent();
    await tenant.addSession();
    const { status, text } = await refusalOf(await tenant.api("PUT", "/agents/session", body));
    expect(status).toBe(400);
    expect(text).toMatch(expected);
  });

  it("has no path with an id", async () => {
    const tenant = await tenantWithAgent();
    const { _rev } = (await tenant.addSession()).attributes;
    const body = sessionBody({}, agentId, { id: "session-1", _rev });
    expect((await tenant.api("PUT", "/agents/session/session-1", body)).status).toBe(404);
  });
});

describe("deleting sessions", () => {
  it("answers with the document that is gone", async () => {
    const tenant = await tenantWithAgent();
    const stored = await tenant.addSession();
    expect(await tenant.document("DELETE", "/agents/session/session-1")).toEqual(stored);
    expect((await tenant.api("GET", "/agents/session/session-1")).status).toBe(404);
    expect((await refusalOf(await tenant.api("DELETE", "/agents/session/session-1"))).status).toBe(404);
  });

  it("can take all those of one agent and no others", async () => {
    const tenant = await tenantWithAgent();
    await tenant.configure(otherAgentId);
    const mine = [await tenant.addSession({ sessionId: "a" }), await tenant.addSession({ sessionId: "b" })];
    await tenant.addSession({ sessionId: "theirs" }, otherAgentId);
    const answer = await tenant.api("DELETE", `/agents/sessions/${agentId}`);
    expect(await answer.json()).toEqual({ data: mine });
    expect((await tenant.documents("/agents/sessions")).map(({ id }) => id)).toEqual(["theirs"]);
  });

  it("of an agent is refused with 404 when the agent is unknown", async () => {
    expect((await refusalOf(await openTestTenant().api("DELETE", `/agents/sessions/${agentId}`))).status).toBe(404);
  });

  it("of an agent reaches those that lost its configuration", async () => {
    const tenant = await tenantWithAgent();
    await tenant.addSession();
    await tenant.api("DELETE", `/agents/configuration/${agentId}`);
    expect((await tenant.api("DELETE", `/agents/sessions/${agentId}`)).status).toBe(200);
    expect(tenant.state.sessions).toEqual({});
  });
});

import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import { connectPca } from "../../src/pca/api/connect";
import {
  agentId,
  agentStatus,
  api,
  BASE,
  client,
  configDocument,
  failureOf,
  JSON_API,
  NOT_THERE,
  nothingLeft,
  ORIGIN,
  RESET,
  sessionDocument,
  sessionId,
  sessionStatus,
  sessionStatusDocument,
  sources,
  statusDocument,
  TEXT,
  TOKEN,
} from "./support";

const ACCEPT = "application/vnd.api+json, application/json, text/yaml, text/plain";
const json = { "content-type": JSON_API };

/** The API behind nock, insisting on the media type of a write. */
const writes = () =>
  nock(`${ORIGIN}${BASE}`, {
    reqheaders: { authorization: `Bearer ${TOKEN}`, accept: ACCEPT, "content-type": JSON_API },
  });

/** The API behind nock, insisting that a request without a body has no media type. */
const bodiless = () =>
  nock(`${ORIGIN}${BASE}`, {
    reqheaders: { authorization: `Bearer ${TOKEN}`, accept: ACCEPT },
    badheaders: ["content-type"],
  });

afterEach(nothingLeft);

describe("agent configurations", () => {
  it("are created with one POST in an envelope without an id", async () => {
    const attributes = { agentId, identification: { agentName: "edge-1" } };
    writes()
      .post("/agents/configuration", { data: { type: "agentConfigs", attributes } })
      .reply(201, configDocument(), json);

    expect(await client().createAgentConfig(attributes, {})).toEqual(configDocument().data);
  });

  it("are found by id, with every key that the vendor shows", async () => {
    const document = configDocument({ telemetry: { templateName: "t" }, AgentConfiguration: { x: 1 } });
    bodiless().get(`/agents/configuration/${agentId}`).reply(200, document, json);

    expect(await client().findAgentConfig(agentId, {})).toEqual(document.data);
  });

  it("are updated with PUT, id and revision", async () => {
    const attributes = { _rev: "1-a", agentId, metadata: { SITE: "A" } };
    writes()
      .put(`/agents/configuration/${agentId}`, { data: { type: "agentConfigs", id: agentId, attributes } })
      .reply(200, configDocument({ _rev: "2-b", metadata: { SITE: "A" } }), json);

    expect((await client().updateAgentConfig(agentId, attributes, {})).attributes._rev).toBe("2-b");
  });

  it("are deleted, whose answer is the deleted document", async () => {
    bodiless().delete(`/agents/configuration/${agentId}`).reply(200, configDocument(), json);

    await client().deleteAgentConfig(agentId, {});
  });

  it("have a status document of their own", async () => {
    bodiless().get(`/agents/${agentId}`).reply(200, statusDocument, json);

    expect((await client().findAgentStatus(agentId, {}))?.attributes).toEqual(agentStatus);
  });

  it("with an id that needs encoding stay one segment of the path", async () => {
    bodiless().get("/agents/configuration/a%2Fb").reply(404, NOT_THERE, TEXT);

    expect(await client().findAgentConfig("a/b", {})).toBeUndefined();
  });
});

describe("agent secrets", () => {
  const file = `agentConfig:\n  identification:\n    agentId: ${agentId}\n    authenticationToken: eyJh.eyJz.c2ln\n`;

  it("are minted by a POST without a body and come as YAML", async () => {
    bodiless().post(`/agents/${agentId}/secrets`, "").reply(200, file, { "content-type": "text/yaml" });

    expect(await client().mintAgentSecret(agentId, {})).toEqual({ token: "eyJh.eyJz.c2ln", file });
  });

  it("are not minted twice when the answer is lost", async () => {
    bodiless().post(`/agents/${agentId}/secrets`).replyWithError(RESET);

    await expect(client().mintAgentSecret(agentId, {})).rejects.toMatchObject({ mayHaveTakenEffect: true });
  });

  it("do not appear in an error about an answer that cannot be read", async () => {
    const page = "<html><body>opaque-credential-5f0c</body></html>";
    bodiless().post(`/agents/${agentId}/secrets`).reply(200, page, { "content-type": "text/html" });

    const failure = await failureOf(client().mintAgentSecret(agentId, {}));

    expect(failure).toMatchObject({ kind: "unexpected-answer" });
    expect(failure.message).not.toContain("opaque");
  });
});

describe("sessions", () => {
  it("are created with one POST that nests the session next to its agent", async () => {
    const attributes = { agentId, session: { sessionId, sessionName: "a-to-b" } };
    writes()
      .post("/agents/session", { data: { type: "agentSessions", attributes } })
      .reply(201, sessionDocument(), json);

    expect(await client().createSession(attributes, {})).toEqual(sessionDocument().data);
  });

  it("are found by id", async () => {
    bodiless().get(`/agents/session/${sessionId}`).reply(200, sessionDocument(), json);

    expect((await client().findSession(sessionId, {}))?.attributes.agentId).toBe(agentId);
  });

  it("are updated with a PUT whose path has no id", async () => {
    const attributes = { _rev: "1-a", agentId, session: { sessionId } };
    writes()
      .put("/agents/session", { data: { type: "agentSessions", id: sessionId, attributes } })
      .reply(200, sessionDocument({}, { _rev: "2-b" }), json);

    expect((await client().updateSession(sessionId, attributes, {})).attributes._rev).toBe("2-b");
  });

  it("are deleted one by one", async () => {
    bodiless().delete(`/agents/session/${sessionId}`).reply(200, sessionDocument(), json);

    await client().deleteSession(sessionId, {});
  });

  it("are deleted all at once for an agent", async () => {
    bodiless().delete(`/agents/sessions/${agentId}`).reply(200, { data: [] }, json);

    await client().deleteSessions(agentId, {});
  });

  it("have a status document of their own", async () => {
    bodiless().get(`/agents/sessionstatus/${sessionId}`).reply(200, sessionStatusDocument, json);

    expect((await client().findSessionStatus(sessionId, {}))?.attributes).toEqual(sessionStatus);
  });

  it("are started by a command to their agent, whose answer has no envelope", async () => {
    const attributes = { command: "start", args: [{ sessionId }] };
    writes()
      .post(`/agents/${agentId}/command`, { data: { type: "agentCommands", attributes } })
      .reply(200, { requestId: "r", results: [sessionId] }, json);

    await client().startSession(agentId, sessionId, {});
  });

  it("are started by releases that answer with the bare request id as well", async () => {
    writes().post(`/agents/${agentId}/command`).reply(200, "6f0d2c1a-request", TEXT);

    await client().startSession(agentId, sessionId, {});
  });

  it("are listed by agent", async () => {
    const data = [sessionDocument({}, {}, "s1").data, sessionDocument({}, {}, "s2").data];
    bodiless().get(`/agents/sessions/${agentId}`).reply(200, { data }, json);

    expect(await client().listSessionIds(agentId, {})).toEqual(["s1", "s2"]);
  });

  it.each([
    ["an empty list", 200, { data: [] }, json],
    ["the vendor's 404", 404, "the agent is not provisioned", TEXT],
  ])("are none after %s", async (_, status, body, headers) => {
    bodiless().get(`/agents/sessions/${agentId}`).reply(status, body, headers);

    expect(await client().listSessionIds(agentId, {})).toEqual([]);
  });
});

const finds: [string, string, () => Promise<unknown>][] = [
  ["a configuration", `/agents/configuration/${agentId}`, () => client().findAgentConfig(agentId, {})],
  ["an agent's status", `/agents/${agentId}`, () => client().findAgentStatus(agentId, {})],
  ["a session", `/agents/session/${sessionId}`, () => client().findSession(sessionId, {})],
  ["a session's status", `/agents/sessionstatus/${sessionId}`, () => client().findSessionStatus(sessionId, {})],
];

describe("what proves that something is gone", () => {
  it.each(finds)("is the vendor's 404 for %s", async (_, path, find) => {
    api().get(path).reply(404, "it is not provisioned", TEXT);

    expect(await find()).toBeUndefined();
  });

  it.each(finds)("is neither a refusal nor a strange answer for %s", async (_, path, find) => {
    const answers: [number, string, Record<string, string>][] = [
      [401, "authentication is required", TEXT],
      [403, "not authorized", TEXT],
      [404, "", {}],
      [404, "<html><body>Not Found</body></html>", { "content-type": "text/html" }],
      [404, "404 page not found\n", TEXT],
      [404, "default backend - 404", TEXT],
      [404, '{"message":"no Route matched with those values"}', { "content-type": "application/json" }],
      [200, "", json],
      [200, '{"data": {"id": "28', json],
      [200, "<html><body>Sign in</body></html>", { "content-type": "text/html" }],
    ];
    for (const [status, body, headers] of answers) {
      api().get(path).reply(status, body, headers);
      await expect(find(), `${status} ${body}`).rejects.toThrow(/Cisco PCA/);
    }
  });

  const deletes: [string, string, () => Promise<void>][] = [
    ["a configuration", `/agents/configuration/${agentId}`, () => client().deleteAgentConfig(agentId, {})],
    ["a session", `/agents/session/${sessionId}`, () => client().deleteSession(sessionId, {})],
    ["all sessions", `/agents/sessions/${agentId}`, () => client().deleteSessions(agentId, {})],
  ];

  it.each(deletes)("lets the deletion of %s succeed", async (_, path, remove) => {
    api().delete(path).reply(404, "it is not provisioned", TEXT);

    await remove();
  });

  it.each(deletes)("is needed: the deletion of %s fails on anything else", async (_, path, remove) => {
    api().delete(path).reply(403, "not authorized", TEXT);
    await expect(remove()).rejects.toMatchObject({ kind: "permission" });
    api().delete(path).reply(404, "404 page not found", TEXT);
    await expect(remove()).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("errors", () => {
  it("hold the vendor's words and what to do", async () => {
    api().get(`/agents/configuration/${agentId}`).reply(403, "Requestor does not have authorization", TEXT);

    expect((await failureOf(client().findAgentConfig(agentId, {}))).message).toBe(
      `Cisco PCA does not permit GET /agents/configuration/${agentId} with these credentials: Requestor does not have authorization (403). Check that the role of the user lets it change agents and sessions of this tenant.`,
    );
  });

  it("show no secret of the request, not even when the vendor repeats it", async () => {
    api().post("/agents/session").reply(400, "Invalid payload: password hunter2-hunter2 is too short", TEXT);

    const failure = await failureOf(client().createSession({}, { secrets: ["hunter2-hunter2"] }));

    expect(failure.message).toMatch(/Invalid payload/);
    expect(failure.message).not.toMatch(/hunter2/);
  });

  it("end a request that was cancelled", async () => {
    const signal = AbortSignal.abort();

    await expect(client().findSession(sessionId, { signal })).rejects.toMatchObject({ kind: "cancelled" });
  });
});

it("sends a POST only once when the vendor fails, and a GET again", async () => {
  api().post("/agents/configuration").reply(500, "unexpected error", TEXT);
  await expect(client().createAgentConfig({}, {})).rejects.toMatchObject({ status: 500, mayHaveTakenEffect: true });

  const instant = { now: () => 0, sleep: async () => {}, random: () => 0 };
  const patient = connectPca(sources({ pcaEndpoint: ORIGIN, pcaToken: TOKEN }), {
    fetch: globalThis.fetch,
    clock: instant,
  });
  api().get(`/agents/session/${sessionId}`).reply(500, "unexpected error", TEXT);
  api().get(`/agents/session/${sessionId}`).reply(200, sessionDocument());
  expect((await patient.findSession(sessionId, {}))?.id).toBe(sessionId);
});

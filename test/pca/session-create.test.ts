import { afterEach, describe, expect, it } from "vitest";
import { create, diff, GONE, listed, ourDocument, ours, SESSION, transfer, transferDocument } from "./session-support";
import {
  agentId,
  api,
  failureOf,
  host,
  IDENTITY,
  nothingLeft,
  ownSessionId,
  RESET,
  recorded,
  recorder,
  sessionDocument,
  sessionId,
  sessionInputs,
  TEXT,
} from "./support";

afterEach(nothingLeft);

const OWN = `/agents/session/${ownSessionId}`;
const { agentId: _, ...ourSession } = ours;

describe("creating a session", () => {
  it("takes one request that nests everything but the agent below session, and one list that all creates share", async () => {
    const { bodies, record } = recorder();
    listed("another");
    api().post("/agents/session", record).reply(201, ourDocument());

    const { id, state } = await create();

    expect(id).toBe(ownSessionId);
    expect(state).toEqual(recorded(ours));
    expect(bodies).toEqual([{ data: { type: "agentSessions", attributes: { agentId, session: ourSession } } }]);
    expect(diff(state, ours).properties).toEqual([]);
  });

  it("makes up an id when nobody gave one, with as many requests", async () => {
    const { record, session } = recorder();
    listed();
    const made = () => String(session(0).sessionId);
    api()
      .post("/agents/session", record)
      .reply(201, () => sessionDocument({}, {}, made()));
    const { sessionId: _, ...anonymous } = sessionInputs;

    expect((await create(anonymous)).id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it("asks for the list once, however many sessions a run creates", async () => {
    const caller = host(IDENTITY);
    listed();
    api().post("/agents/session").reply(201, ourDocument());
    api().post("/agents/session").reply(201, sessionDocument());

    expect((await create(ours, caller)).id).toBe(ownSessionId);
    expect((await create(sessionInputs, { ...caller, identity: "acme/net/dev/b-to-c" })).id).toBe(sessionId);
  });

  it("looks first whether an id of the program's choice is free, because a POST might overwrite", async () => {
    listed("another");
    api().post("/agents/session").reply(201, sessionDocument());

    expect((await create(sessionInputs)).id).toBe(sessionId);
  });

  it("posts when the session of the list is gone by now", async () => {
    listed(sessionId);
    api().get(SESSION).reply(404, GONE, TEXT);
    api().post("/agents/session").reply(201, sessionDocument());

    expect((await create(sessionInputs)).id).toBe(sessionId);
  });

  it("posts nothing when an id of the program's choice is taken", async () => {
    listed(sessionId);
    api().get(SESSION).reply(200, sessionDocument());

    expect((await failureOf(create(sessionInputs))).message).toBe(
      `The session ${sessionId} exists already and was not made by this resource. If nobody else manages it, set adoptId: "${sessionId}" to take it over; otherwise give this resource another sessionId.`,
    );
  });

  it("posts once when two resources of a program choose one id at the same time", async () => {
    const caller = host(IDENTITY);
    listed();
    api().post("/agents/session").reply(201, sessionDocument());
    api().get(SESSION).reply(200, sessionDocument());

    const first = create(sessionInputs, caller);
    const second = create(sessionInputs, { ...caller, identity: "acme/net/dev/another" });

    expect((await failureOf(second)).message).toMatch(
      `The session ${sessionId} exists already and was not made by this resource.`,
    );
    expect((await first).id).toBe(sessionId);
  });

  it("posts after another resource of the program failed to make a session of the same id", async () => {
    const caller = host(IDENTITY);
    listed();
    api().post("/agents/session").reply(403, "not authorized", TEXT);
    api().get(SESSION).reply(404, GONE, TEXT);
    api().post("/agents/session").reply(201, sessionDocument());

    const first = create(sessionInputs, caller);
    const second = create(sessionInputs, { ...caller, identity: "acme/net/dev/another" });

    await expect(first).rejects.toMatchObject({ kind: "permission" });
    expect((await second).id).toBe(sessionId);
  });

  it("posts nothing when it cannot find out which ids are taken", async () => {
    api().get("/agents/sessions").query(true).reply(403, "not authorized", TEXT);

    await expect(create(sessionInputs)).rejects.toMatchObject({ kind: "permission" });
  });

  it("posts nothing when it cannot find out what has its id", async () => {
    listed(sessionId);
    api().get(SESSION).reply(403, "not authorized", TEXT);

    await expect(create(sessionInputs)).rejects.toMatchObject({ kind: "permission" });
  });

  it("fails with the vendor's words when the values are refused", async () => {
    listed();
    api().post("/agents/session").reply(400, "invalid payload: twamp.reflectorAddr", TEXT);
    api().get(OWN).reply(404, GONE, TEXT);

    await expect(create()).rejects.toThrow(/invalid payload: twamp\.reflectorAddr/);
  });

  it("fails with the error of the POST when nothing was made", async () => {
    listed();
    api().post("/agents/session").replyWithError(RESET);
    api().get(OWN).times(3).reply(404, GONE, TEXT);

    await expect(create()).rejects.toMatchObject({ kind: "connection", mayHaveTakenEffect: true });
  });

  it("sends passwords again to a session of an earlier run, which may have other ones", async () => {
    const { record, session } = recorder();
    const { sessionId: __, ...news } = transfer;
    const made = () => String(session(0).sessionId);
    const document = () => {
      const { data } = transferDocument();
      const stored = { ...data.attributes.session, sessionId: made() };
      return { data: { ...data, id: made(), attributes: { ...data.attributes, session: stored } } };
    };
    listed();
    api().post("/agents/session", record).reply(500, "unexpected error", TEXT);
    api()
      .get(/\/agents\/session\//)
      .twice()
      .reply(200, document);
    api().put("/agents/session", record).reply(200, document);

    await create(news);

    expect(session(1).transfer).toEqual(transfer.transfer);
  });

  it("shows no password in the error of a refused POST", async () => {
    listed();
    api().post("/agents/session").reply(400, "bad value hunter2-hunter2 in transfer.password", TEXT);
    api().get(SESSION).reply(404, GONE, TEXT);

    const failure = await failureOf(create(transfer));

    expect(failure.message).toMatch(/in transfer\.password/);
    expect(failure.message).not.toMatch(/hunter2/);
  });

  it("takes over an existing session without a POST", async () => {
    api().get(SESSION).reply(200, sessionDocument());
    api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);

    expect((await create({ ...sessionInputs, adoptId: sessionId })).state).toEqual(
      recorded({ ...sessionInputs, adoptId: sessionId }),
    );
  });

  it("sends the password to a session that it takes over, since nobody can read it", async () => {
    const { record, session } = recorder();
    api().get(SESSION).twice().reply(200, transferDocument());
    api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);
    api().put("/agents/session", record).reply(200, transferDocument());

    await create({ ...transfer, adoptId: sessionId });

    expect(session(0).transfer).toEqual(transfer.transfer);
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { create, diff, GONE, ourDocument, ours, SESSION, transfer, transferDocument } from "./session-support";
import {
  agentId,
  api,
  failureOf,
  nothingLeft,
  ownSessionId,
  RESET,
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
  it("takes one request that nests everything but the agent below session", async () => {
    const { bodies, record } = recorder();
    api().post("/agents/session", record).reply(201, ourDocument());

    const { id, state } = await create();

    expect(id).toBe(ownSessionId);
    expect(state).toEqual(ours);
    expect(bodies).toEqual([{ data: { type: "agentSessions", attributes: { agentId, session: ourSession } } }]);
    expect(diff(state, ours).properties).toEqual([]);
  });

  it("makes up an id when nobody gave one, with one request as well", async () => {
    const { record, session } = recorder();
    const made = () => String(session(0).sessionId);
    api()
      .post("/agents/session", record)
      .reply(201, () => sessionDocument({}, {}, made()));
    const { sessionId: _, ...anonymous } = sessionInputs;

    expect((await create(anonymous)).id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it("looks first whether an id of the program's choice is free, because a POST might overwrite", async () => {
    api().get(SESSION).reply(404, GONE, TEXT);
    api().post("/agents/session").reply(201, sessionDocument());

    expect((await create(sessionInputs)).id).toBe(sessionId);
  });

  it("posts nothing when an id of the program's choice is taken", async () => {
    api().get(SESSION).reply(200, sessionDocument());

    await expect(create(sessionInputs)).rejects.toThrow(
      `The session ${sessionId} exists already and was not made by this resource. Set adoptId: "${sessionId}" to take it over, or choose another sessionId.`,
    );
  });

  it("posts nothing when it cannot find out whether an id is taken", async () => {
    api().get(SESSION).reply(403, "not authorized", TEXT);

    await expect(create(sessionInputs)).rejects.toMatchObject({ kind: "permission" });
  });

  it.each([
    ["a lost answer", 502],
    ["the refusal of an id that is taken", 400],
  ])("meets its own object again after %s, without a second POST", async (_, status) => {
    api().post("/agents/session").reply(status, "something about the sessionId", TEXT);
    api().get(OWN).reply(200, ourDocument());

    expect((await create()).state).toEqual(ours);
  });

  it("changes its own object of a crashed run to what is wanted now", async () => {
    const { bodies, record } = recorder();
    api().post("/agents/session").reply(400, "sessionId exists already", TEXT);
    api()
      .get(OWN)
      .twice()
      .reply(200, ourDocument({ period: "once", interface: "eth1" }, { _rev: "4-d" }));
    api().put("/agents/session", record).reply(200, ourDocument());

    expect((await create()).state).toEqual(ours);
    expect(bodies).toEqual([
      {
        data: {
          type: "agentSessions",
          id: ownSessionId,
          attributes: { _rev: "4-d", agentId, session: { ...ourSession, interface: "eth1" } },
        },
      },
    ]);
  });

  it("fails with the vendor's words when the values are refused", async () => {
    api().post("/agents/session").reply(400, "invalid payload: twamp.reflectorAddr", TEXT);
    api().get(OWN).reply(404, GONE, TEXT);

    await expect(create()).rejects.toThrow(/invalid payload: twamp\.reflectorAddr/);
  });

  it("fails with the error of the POST when nothing was made", async () => {
    api().post("/agents/session").replyWithError(RESET);
    api().get(OWN).reply(404, GONE, TEXT);

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
    api().get(SESSION).reply(404, GONE, TEXT);
    api().post("/agents/session").reply(400, "bad value hunter2-hunter2 in transfer.password", TEXT);
    api().get(SESSION).reply(404, GONE, TEXT);

    const failure = await failureOf(create(transfer));

    expect(failure.message).toMatch(/in transfer\.password/);
    expect(failure.message).not.toMatch(/hunter2/);
  });

  it("takes over an existing session without a POST", async () => {
    api().get(SESSION).reply(200, sessionDocument());
    api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);

    expect((await create({ ...sessionInputs, adoptId: sessionId })).state).toEqual({
      ...sessionInputs,
      adoptId: sessionId,
    });
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

import { afterEach, describe, expect, it } from "vitest";
import { testRun } from "../support/run";
import { agentConfig, create, get, type Kind, kinds, noteName, post, session } from "./object-kinds";
import { agentId, api, configDocument, failureOf, host, IDENTITY, nothingLeft, recorded, TEXT } from "./support";

afterEach(nothingLeft);

const inWords = ({ what, id, idProperty }: Kind) =>
  `The ${what} ${id} exists already and was not made by this run. Its ${idProperty} follows from the names of organization, project, stack and resource, so a stack of the same names in another backend made it, or a run of this one whose state is lost. If nobody else manages it, set adoptId: "${id}" to take it over; otherwise give this resource another ${idProperty}.`;

/** The vendor shows that the id is taken: by its list of sessions, or by refusing the POST. */
function taken(kind: Kind, document: object): void {
  kind.beforeCreate(kind.id);
  if (kind === agentConfig) post(kind).reply(409, "agent configuration exists already", TEXT);
  get(kind).reply(200, document);
}

/** An earlier process of this machine noted that it begins, and was killed. */
function begun(kind: Kind) {
  const run = testRun();
  run.notes.set(noteName(kind), { at: Date.now() });
  return run;
}

describe.each(kinds)("the %s that a stack of the same names in another backend has made", (_, kind) => {
  it("is an error that names id and adoptId, and nothing is written to it", async () => {
    taken(kind, kind.other);

    expect((await failureOf(create(kind))).message).toBe(inWords(kind));
  });

  it("is not taken over either when it happens to be as the program says", async () => {
    taken(kind, kind.document);

    expect((await failureOf(create(kind))).message).toBe(inWords(kind));
  });

  it("is noted nowhere as something that this resource has begun", async () => {
    const run = testRun();
    taken(kind, kind.document);

    await failureOf(create(kind, host(IDENTITY, run)));

    expect([...run.notes]).toEqual([]);
  });

  it("is taken over with its id as adoptId", async () => {
    get(kind).reply(200, kind.document);
    api()
      .get(kind === session ? `/agents/sessionstatus/${kind.id}` : `/agents/${kind.id}`)
      .reply(404, "no status", TEXT);

    const { state } = await create({ ...kind, news: { ...kind.news, adoptId: kind.id } });

    expect(state).toEqual(recorded({ ...kind.news, adoptId: kind.id }));
  });
});

describe.each(kinds)("the %s that a killed process of this machine has begun", (_, kind) => {
  it("is taken up, without a write, when it is as the program says", async () => {
    taken(kind, kind.document);

    expect(await create(kind, host(IDENTITY, begun(kind)))).toEqual({ id: kind.id, state: recorded(kind.news) });
  });

  it("is not taken up when it holds something else", async () => {
    taken(kind, kind.other);

    expect((await failureOf(create(kind, host(IDENTITY, begun(kind))))).message).toBe(inWords(kind));
  });

  it("is changed to what is wanted now when the process had noted its id", async () => {
    const run = testRun();
    run.notes.set(noteName(kind), { at: Date.now(), id: kind.id });
    get(kind).twice().reply(200, kind.other);
    api()
      .get(kind === session ? `/agents/sessionstatus/${kind.id}` : `/agents/${kind.id}`)
      .reply(404, "no status", TEXT);
    api().put(kind.putPath).reply(200, kind.document);

    expect(await create(kind, host(IDENTITY, run))).toEqual({ id: kind.id, state: recorded(kind.news) });
  });

  it("keeps its id in state when it cannot be changed to that", async () => {
    const run = testRun();
    run.notes.set(noteName(kind), { at: Date.now(), id: kind.id });
    get(kind).twice().reply(200, kind.other);
    api()
      .get(kind === session ? `/agents/sessionstatus/${kind.id}` : `/agents/${kind.id}`)
      .reply(404, "no status", TEXT);
    api().put(kind.putPath).reply(403, "not authorized", TEXT);

    expect(await failureOf(create(kind, host(IDENTITY, run)))).toMatchObject({
      name: "PartialWriteError",
      id: kind.id,
      properties: recorded({ ...kind.news, ...kind.otherValues }),
    });
  });
});

describe("a session that the list does not show yet", () => {
  const refused = () => {
    session.beforeCreate();
    post(session).reply(400, "something about the sessionId", TEXT);
    get(session).reply(200, session.document);
  };

  it("is an error after the refusal of its id", async () => {
    refused();

    expect((await failureOf(create(session))).message).toBe(inWords(session));
  });

  it("is taken up after the refusal of its id when a killed process has begun it", async () => {
    refused();

    expect((await create(session, host(IDENTITY, begun(session)))).state).toEqual(recorded(session.news));
  });
});

describe("an id that the program chose", () => {
  const mine: Kind = {
    ...agentConfig,
    id: agentId,
    news: { ...agentConfig.news, agentId },
    getPath: `/agents/configuration/${agentId}`,
  };
  const takenByOthers = () => {
    post(mine).reply(409, "agent configuration exists already", TEXT);
    get(mine).reply(200, configDocument());
  };

  it("and that is taken is an error without a guess at who has it", async () => {
    takenByOthers();

    expect((await failureOf(create(mine))).message).toBe(
      `The agent configuration ${agentId} exists already and was not made by this resource. If nobody else manages it, set adoptId: "${agentId}" to take it over; otherwise give this resource another agentId.`,
    );
  });

  it("is not taken up after a killed process either, because anybody may have chosen it", async () => {
    takenByOthers();

    expect((await failureOf(create(mine, host(IDENTITY, begun(mine))))).message).toMatch(
      /^The agent configuration .* exists already and was not made by this resource\. If nobody else manages it/,
    );
  });
});

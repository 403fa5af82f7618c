import { afterEach, describe, expect, it } from "vitest";
import { diff, GONE, remove, SESSION, statusOutputs, transfer, transferDocument, update } from "./session-support";
import {
  agentId,
  api,
  failureOf,
  nothingLeft,
  recorded,
  recorder,
  sessionDocument,
  sessionId,
  sessionInputs,
  TEXT,
} from "./support";

afterEach(nothingLeft);

describe("updating a session", () => {
  const olds = { ...sessionInputs, ...statusOutputs };

  it("takes a GET and a PUT with the newest revision, and keeps unknown keys at both levels", async () => {
    const { bodies, record } = recorder();
    const news = { ...sessionInputs, enable: false };
    const found = sessionDocument({ SessionConfiguration: { x: 1 } }, { _rev: "5-e", later: 1 });
    const { agentId: _, ...session } = news;
    api().get(SESSION).reply(200, found);
    api()
      .put("/agents/session", record)
      .reply(200, sessionDocument({ enable: false }));

    const state = await update(olds, news);

    expect(bodies).toEqual([
      {
        data: {
          type: "agentSessions",
          id: sessionId,
          attributes: { _rev: "5-e", later: 1, agentId, session: { ...session, SessionConfiguration: { x: 1 } } },
        },
      },
    ]);
    expect(state).toEqual(recorded({ ...news, ...statusOutputs }));
  });

  it.each(["password", "proxyPass"])(
    "writes nothing when a %s that was set by hand is shown as a mask",
    async (name) => {
      const transferOptions = { destinationUrl: "https://shop.example.com" };
      const said = { ...transfer, transfer: transferOptions };
      api()
        .get(SESSION)
        .reply(200, transferDocument({ [name]: "********" }));

      expect((await failureOf(update(said, { ...said, enable: false }))).message).toBe(
        `Session ${sessionId} has a transfer.${name} that the program does not set, and Cisco PCA shows only its mask, which a change would store in its place. Set transfer.${name} in the program. The session is as it was.`,
      );
    },
  );

  it("applies its change to what somebody else wrote at the same moment", async () => {
    const { bodies, record } = recorder();
    const theirs = { interface: "eth1", metadata: { OWNER: "noc" } };
    api().get(SESSION).reply(200, sessionDocument());
    api().put("/agents/session", record).reply(409, "incorrect revision", TEXT);
    api()
      .get(SESSION)
      .reply(200, sessionDocument(theirs, { _rev: "2-b" }));
    api()
      .put("/agents/session", record)
      .reply(200, sessionDocument({ ...theirs, period: "once" }));

    await update(olds, { ...sessionInputs, period: "once" });

    expect(bodies.map(({ data }) => data.attributes._rev)).toEqual(["1-a", "2-b"]);
    expect(bodies[1]?.data.attributes.session).toMatchObject({ ...theirs, period: "once" });
  });

  it("takes out what the program no longer sets, and sends documented defaults", async () => {
    const { bodies, record } = recorder();
    const before = {
      ...sessionInputs,
      interface: "eth1",
      metadata: { SITE: "A" },
      twamp: { reflectorAddr: "198.51.100.7", senderRate: 50, senderPort: 51000, roundTripMode: { enable: true } },
    };
    const { agentId: _, ...stored } = before;
    api().get(SESSION).reply(200, sessionDocument(stored));
    api().put("/agents/session", record).reply(200, sessionDocument());

    await update(before, sessionInputs);

    const { agentId: __, ...wanted } = sessionInputs;
    expect(bodies[0]?.data.attributes.session).toEqual({
      ...wanted,
      metadata: {},
      twamp: { reflectorAddr: "198.51.100.7", senderRate: 10 },
    });
  });

  it("says that the agent configuration is missing when the vendor does not find it", async () => {
    api().get(SESSION).reply(200, sessionDocument());
    api().put("/agents/session").reply(404, "The specified agent configuration is not provisioned", TEXT);

    const failure = await failureOf(update(olds, { ...sessionInputs, enable: false }));

    expect(failure.message).toMatch(
      new RegExp(
        `does not take the change of session ${sessionId}, because the configuration of its agent ${agentId} is missing`,
      ),
    );
    expect(failure.message).toMatch(/is not provisioned/);
  });

  it("says that the session is gone instead of creating it again", async () => {
    api().get(SESSION).reply(404, GONE, TEXT);

    await expect(update(olds, { ...sessionInputs, enable: false })).rejects.toThrow(
      `The session ${sessionId} does not exist any more. Run pulumi refresh, then pulumi up.`,
    );
  });

  it("sends a changed password and compares it input with input", async () => {
    const { record, session } = recorder();
    const news = { ...transfer, transfer: { ...transfer.transfer, password: "correct-horse" } };
    api()
      .get(SESSION)
      .reply(200, transferDocument({ password: "********" }));
    api()
      .put("/agents/session", record)
      .reply(200, transferDocument({ password: "********" }));

    expect(diff(transfer, news).properties.map(({ path }) => path)).toEqual(["transfer.password"]);
    expect(await update(transfer, news)).toEqual(recorded(news));
    expect(session(0).transfer).toEqual(news.transfer);
  });

  it("shows neither the old nor the new password in an error", async () => {
    api().get(SESSION).reply(200, transferDocument());
    api().put("/agents/session").reply(400, "hunter2-hunter2 cannot become correct-horse", TEXT);
    const news = { ...transfer, transfer: { ...transfer.transfer, password: "correct-horse" } };

    expect((await failureOf(update(transfer, news))).message).not.toMatch(/hunter2|correct-horse/);
  });
});

describe("deleting a session", () => {
  it("sends one request", async () => {
    api().delete(SESSION).reply(200, sessionDocument());

    await remove();
  });

  it("succeeds when the session is gone already", async () => {
    api().delete(SESSION).reply(404, GONE, TEXT);

    await remove();
  });

  it("fails on anything else", async () => {
    api().delete(SESSION).reply(403, "not authorized", TEXT);

    await expect(remove()).rejects.toMatchObject({ kind: "permission" });
  });
});

describe("what replaces a session", () => {
  it.each([
    ["another agent", { ...sessionInputs, agentId: "another" }, ["agentId"], true],
    [
      "another agent and another name",
      { ...sessionInputs, sessionId: "another", agentId: "another", sessionName: "x" },
      ["agentId", "sessionId"],
      false,
    ],
    [
      "another agent and another name under an id that stays",
      { ...sessionInputs, agentId: "another", sessionName: "x" },
      ["agentId"],
      true,
    ],
    ["another id", { ...sessionInputs, sessionId: "another" }, ["sessionId"], true],
    ["another type", { ...sessionInputs, sessionType: "twamp-stateful" }, ["sessionType"], true],
    ["taking over another session", { ...sessionInputs, adoptId: "another" }, ["adoptId"], true],
    [
      "nothing else, unless the program asks for it",
      { ...sessionInputs, sessionName: "x", period: "once", twamp: { reflectorAddr: "y" } },
      [],
      true,
    ],
  ])("%s; a name or an id that stays makes the deletion come first", (_, news, replaces, deleteBeforeReplace) => {
    const changes = diff(recorded(sessionInputs), news);
    expect(changes).toMatchObject({ replaces, deleteBeforeReplace });
  });
});

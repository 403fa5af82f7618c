import { afterEach, describe, expect, it } from "vitest";
import { PartialWriteError } from "../../src/lifecycle";
import { create, diff, listed, ourDocument, ours, SESSION, update } from "./session-support";
import {
  agentId,
  api,
  failureOf,
  nothingLeft,
  ownSessionId,
  recorded,
  sessionDocument,
  sessionId,
  sessionInputs,
  TEXT,
} from "./support";

afterEach(nothingLeft);

describe("starting a session", () => {
  const waiting = { ...ours, startTriggers: { run: "1" } };
  const command = (id: string) => ({
    data: { type: "agentCommands", attributes: { command: "start", args: [{ sessionId: id }] } },
  });

  it("follows a successful create", async () => {
    listed();
    api().post("/agents/session").reply(201, ourDocument());
    api().post(`/agents/${agentId}/command`, command(ownSessionId)).reply(200, { requestId: "r", results: [] });

    expect((await create(waiting)).state).toEqual(recorded(waiting));
  });

  it("does not follow a create that failed", async () => {
    listed();
    api().post("/agents/session").reply(403, "not authorized", TEXT);

    await expect(create(waiting)).rejects.toMatchObject({ kind: "permission" });
  });

  it("keeps the session in state when the agent is not there, and is tried again by the next up", async () => {
    listed();
    api().post("/agents/session").reply(201, ourDocument());
    api().post(`/agents/${agentId}/command`).reply(400, "agent is not connected", TEXT);

    const failure = await failureOf(create(waiting));

    expect(failure).toBeInstanceOf(PartialWriteError);
    expect(failure).toMatchObject({ id: ownSessionId, properties: recorded(ours) });
    expect(failure.message).toMatch(/agent is not connected.*was not started\. .* run pulumi up again once it is/);
    const { properties } = failure as PartialWriteError;
    expect(diff(properties, waiting).properties).toEqual([{ path: "startTriggers", kind: "add", replaces: false }]);
    expect(properties).not.toHaveProperty("startTriggers");
  });

  it("follows a change of the triggers alone, without any other request", async () => {
    const olds = { ...sessionInputs, startTriggers: { run: "1" } };
    const news = { ...sessionInputs, startTriggers: { run: "2" } };
    api()
      .post(`/agents/${agentId}/command`, command(sessionId))
      .reply(200, { requestId: "r", results: [sessionId] });

    expect(await update(olds, news)).toEqual(recorded(news));
  });

  it("comes after the change that it belongs to", async () => {
    const order: string[] = [];
    const note = (what: string, body: object) => () => {
      order.push(what);
      return body;
    };
    api().get(SESSION).reply(200, note("get", sessionDocument()));
    api()
      .put("/agents/session")
      .reply(200, note("put", sessionDocument({ period: "once" })));
    api()
      .post(`/agents/${agentId}/command`)
      .reply(200, note("start", { requestId: "r", results: [] }));

    await update(sessionInputs, { ...sessionInputs, period: "once", startTriggers: { run: "1" } });

    expect(order).toEqual(["get", "put", "start"]);
  });

  it("does not follow a change that failed", async () => {
    api().get(SESSION).reply(200, sessionDocument());
    api().put("/agents/session").reply(400, "invalid payload", TEXT);

    await expect(
      update(sessionInputs, { ...sessionInputs, period: "once", startTriggers: { run: "1" } }),
    ).rejects.toMatchObject({ kind: "validation" });
  });

  it("does not follow other changes, nor the removal of the triggers", async () => {
    const olds = { ...sessionInputs, startTriggers: { run: "1" } };
    api().get(SESSION).reply(200, sessionDocument());
    api()
      .put("/agents/session")
      .reply(200, sessionDocument({ enable: false }));

    await update(olds, { ...olds, enable: false });
    expect(await update(olds, sessionInputs)).toEqual(recorded(sessionInputs));
  });

  it("keeps the triggers of the last start when a later one fails", async () => {
    const olds = { ...sessionInputs, startTriggers: { run: "1" } };
    api().post(`/agents/${agentId}/command`).reply(400, "agent is not connected", TEXT);

    const failure = await failureOf(update(olds, { ...sessionInputs, startTriggers: { run: "2" } }));

    expect(failure).toMatchObject({ id: sessionId, properties: recorded(olds) });
  });
});

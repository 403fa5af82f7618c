import { afterEach, describe, expect, it } from "vitest";
import { CONFIG, remove } from "./agent-config-support";
import { agentId, api, configDocument, configInputs, failureOf, NOT_THERE, nothingLeft, TEXT } from "./support";

afterEach(nothingLeft);

describe("deleting an agent configuration", () => {
  const sessions = (...ids: string[]) => ({ data: ids.map((id) => ({ type: "agentSessions", id, attributes: {} })) });

  it("asks for sessions first, then deletes", async () => {
    api().get(`/agents/sessions/${agentId}`).reply(404, "no sessions", TEXT);
    api().delete(CONFIG).reply(200, configDocument());

    await remove();
  });

  it("succeeds when it is gone already", async () => {
    api().get(`/agents/sessions/${agentId}`).reply(404, NOT_THERE, TEXT);
    api().delete(CONFIG).reply(404, NOT_THERE, TEXT);

    await remove();
  });

  it("fails while the agent has sessions, names them and says what to do", async () => {
    api()
      .get(`/agents/sessions/${agentId}`)
      .reply(200, sessions("s1", "s2", "s3", "s4", "s5", "s6", "s7"));
    api().get(CONFIG).reply(200, configDocument());

    const { message } = await failureOf(remove());

    expect(message).toMatch(
      /still has 7 sessions \(s1, s2, s3, s4, s5 and 2 more\), which Cisco PCA would leave behind/,
    );
    expect(message).toMatch(/set deleteSessions: true on the configuration and run pulumi up/);
  });

  it("speaks of a single session as one", async () => {
    api().get(`/agents/sessions/${agentId}`).reply(200, sessions("s1"));
    api().get(CONFIG).reply(200, configDocument());

    await expect(remove()).rejects.toThrow(/still has a session \(s1\), which/);
  });

  it("succeeds when only sessions are left of an agent whose configuration is gone", async () => {
    api().get(`/agents/sessions/${agentId}`).reply(200, sessions("s1"));
    api().get(CONFIG).reply(404, NOT_THERE, TEXT);
    api().delete(CONFIG).reply(404, NOT_THERE, TEXT);

    await remove();
  });

  it("deletes all sessions first when the program asks for it", async () => {
    const order: string[] = [];
    const note = (uri: string) => {
      order.push(uri.replace(/.*v3/, ""));
      return configDocument();
    };
    api().delete(`/agents/sessions/${agentId}`).reply(200, note);
    api().delete(CONFIG).reply(200, note);

    await remove({ ...configInputs, deleteSessions: true });

    expect(order).toEqual([`/agents/sessions/${agentId}`, CONFIG]);
  });

  it("keeps the configuration when the sessions cannot be deleted", async () => {
    api().delete(`/agents/sessions/${agentId}`).reply(403, "not authorized", TEXT);

    await expect(remove({ ...configInputs, deleteSessions: true })).rejects.toMatchObject({ kind: "permission" });
  });

  it("keeps the configuration when it cannot find out about sessions", async () => {
    api().get(`/agents/sessions/${agentId}`).reply(403, "not authorized", TEXT);

    await expect(remove()).rejects.toMatchObject({ kind: "permission" });
  });
});

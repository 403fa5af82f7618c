import { afterEach, describe, expect, it } from "vitest";
import { updateResource, type Values } from "../../src/lifecycle";
import { pcaAgentSecret } from "../../src/pca/agent-secret/agent-secret";
import { pcaSession } from "../../src/pca/session/session";
import { listedConfigs } from "./agent-config-support";
import { SESSION, transfer, transferDocument } from "./session-support";
import {
  agentId,
  api,
  host,
  nothingLeft,
  recorded,
  recorder,
  sessionDocument,
  sessionId,
  sessionInputs,
  TEXT,
} from "./support";

afterEach(nothingLeft);

/** The requests of a read that comes before the update: it proves where the object lives. */
function read(document: object): void {
  api().get(SESSION).reply(200, document);
  api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);
}

const update = (olds: Values, news: Values) => updateResource(pcaSession, host(), sessionId, olds, news);

describe("the update that records the account", () => {
  it("sends a password that changed with it, although no answer would show that it did not", async () => {
    const { record, session } = recorder();
    const news = { ...transfer, transfer: { ...transfer.transfer, password: "correct-horse" } };
    read(transferDocument());
    api().get(SESSION).reply(200, transferDocument());
    api().put("/agents/session", record).reply(200, transferDocument());

    expect(await update(transfer, news)).toEqual(recorded(news));
    expect(session(0).transfer).toEqual(news.transfer);
  });

  it("takes out what the program dropped with it", async () => {
    const { record, session } = recorder();
    const document = sessionDocument({ namespace: "blue" });
    read(document);
    api().get(SESSION).reply(200, document);
    api().put("/agents/session", record).reply(200, sessionDocument());

    expect(await update({ ...sessionInputs, namespace: "blue" }, sessionInputs)).toEqual(recorded(sessionInputs));
    expect(session(0)).not.toHaveProperty("namespace");
  });

  it.each([
    ["other values", { ...sessionInputs, startTriggers: { run: "1" } }],
    ["none", sessionInputs],
  ])("starts a session whose triggers were %s before", async (_, olds) => {
    const news = { ...sessionInputs, startTriggers: { run: "2" } };
    read(sessionDocument());
    api()
      .post(`/agents/${agentId}/command`, {
        data: { type: "agentCommands", attributes: { command: "start", args: [{ sessionId }] } },
      })
      .reply(200, { requestId: "r", results: [] });

    expect(await update(olds, news)).toEqual(recorded(news));
  });

  it("mints another token when its triggers changed", async () => {
    const file = "agentConfig:\n  identification:\n    authenticationToken: new.token.x\n";
    listedConfigs(agentId);
    api().post(`/agents/${agentId}/secrets`).reply(200, file, { "content-type": "text/yaml" });
    const olds = { agentId, triggers: { rotated: "1" }, token: "old.token.x", file: "old" };
    const news = { agentId, triggers: { rotated: "2" } };

    expect(await updateResource(pcaAgentSecret, host(), agentId, olds, news)).toEqual(
      recorded({ ...news, token: "new.token.x", file }),
    );
  });
});

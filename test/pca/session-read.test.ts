import { afterEach, describe, expect, it } from "vitest";
import { diff, GONE, imported, read, SESSION, statusOutputs, transfer, transferDocument } from "./session-support";
import {
  api,
  nothingLeft,
  recorded,
  sessionDocument,
  sessionId,
  sessionInputs,
  sessionStatusDocument,
  TEXT,
} from "./support";

afterEach(nothingLeft);

describe("reading a session", () => {
  it("takes two requests and adds what the agent reports", async () => {
    api().get(SESSION).reply(200, sessionDocument());
    api().get(`/agents/sessionstatus/${sessionId}`).reply(200, sessionStatusDocument);

    expect((await read(sessionInputs))?.state).toEqual(recorded({ ...sessionInputs, ...statusOutputs }));
  });

  it("knows nothing of a session that no agent has reported on, which is no error", async () => {
    api().get(SESSION).reply(200, sessionDocument());
    api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);

    expect((await read({ ...sessionInputs, ...statusOutputs }))?.state).toEqual(recorded(sessionInputs));
  });

  it("is gone after the vendor's 404 for that id", async () => {
    api().get(SESSION).reply(404, GONE, TEXT);

    expect(await read(sessionInputs)).toBeUndefined();
  });

  it("does not mind defaults that the vendor fills in", async () => {
    api()
      .get(SESSION)
      .reply(200, sessionDocument({ twamp: { reflectorAddr: "198.51.100.7", senderRate: 10, senderPort: 51000 } }));
    api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);

    const found = await read(sessionInputs);

    expect(diff(found?.state ?? {}, sessionInputs).properties).toEqual([]);
  });

  it("shows what somebody changed by hand in what the program sets", async () => {
    api()
      .get(SESSION)
      .reply(200, sessionDocument({ enable: false, interface: "eth1", twamp: { reflectorAddr: "203.0.113.5" } }));
    api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);

    const found = await read(sessionInputs);

    expect(diff(found?.state ?? {}, sessionInputs).properties.map(({ path }) => path)).toEqual([
      "enable",
      "twamp.reflectorAddr",
    ]);
  });

  it.each([
    ["hides", {}],
    ["masks", { password: "********" }],
    ["shows", { password: "hunter2-hunter2" }],
  ])("sees no drift when the vendor %s passwords", async (_, options) => {
    api().get(SESSION).reply(200, transferDocument(options));
    api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);

    const found = await read(transfer);

    expect(found?.state).toEqual(recorded(transfer));
  });

  it("imports the smallest inputs that reproduce the session, without its passwords", async () => {
    const options = { password: "********", proxyPort: 33457, testInterval: 60, maximumTestConnectSec: 2 };
    api()
      .get(SESSION)
      .reply(200, transferDocument(options, { SessionConfiguration: {} }));
    api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);

    const { password: _, ...readable } = transfer.transfer;
    expect((await imported())?.inputs).toEqual({ ...transfer, transfer: { ...readable, maximumTestConnectSec: 2 } });
  });
});

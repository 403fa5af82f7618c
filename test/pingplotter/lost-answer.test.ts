import { describe, expect, it } from "vitest";
import { UnknownOutcomeError } from "../../src/lifecycle";
import { hostCall, testRun } from "../support/run";
import {
  agent,
  api,
  client,
  create,
  createdAgent,
  diff,
  everyRequestWasMade,
  host,
  ID,
  IDENTITY,
  inputs,
  instantClock,
  listed,
  stateOf,
} from "./support";

everyRequestWasMade();

const soon = () => new Date(Date.now() + 1000).toISOString();
const reset = { name: "Error", message: "reset", code: "ECONNRESET" };

/** The list before the POST shows no agent of the name, and the answer to the POST is lost. */
function lose(status = 502): void {
  listed();
  api().post("/agents").reply(status, "bad gateway");
}

/** A create whose pauses are noted. */
function patient() {
  const clock = instantClock();
  return { waits: clock.waits, caller: hostCall(client({ clock }), IDENTITY, testRun()) };
}

describe("a PingPlotter agent of a POST whose answer was lost", () => {
  it.each([
    ["a reset", () => api().post("/agents").replyWithError(reset)],
    ["a 502", () => api().post("/agents").reply(502, "bad gateway")],
    ["a broken body", () => api().post("/agents").reply(200, '{"Name":"ed', { "content-type": "application/json" })],
    ["an empty body", () => api().post("/agents").reply(200, "")],
  ])("is adopted in spite of %s", async (_, loseIt) => {
    listed();
    loseIt();
    const before = { ...agent, UniqueId: "old" };
    const other = { ...agent, Name: "other", UniqueId: "o", CreationDate: soon() };
    listed(before, other, { ...agent, CreationDate: soon() });
    const { id, state } = await create(inputs);
    expect(id).toBe(ID);
    expect(state).toEqual(stateOf(inputs));
    expect(diff(state, inputs).properties).toEqual([]);
  });

  it.each([502, 503, 504])(
    "is found when it appears only seconds after a %i, with one POST and two pauses",
    async (status) => {
      const { caller, waits } = patient();
      lose(status);
      listed();
      listed();
      listed({ ...agent, CreationDate: soon() });
      expect((await create(inputs, caller)).id).toBe(ID);
      expect(waits).toEqual([2000, 8000]);
    },
  );

  it("was not made when no list of ten seconds shows it, which the error says with that of the POST", async () => {
    const { caller, waits } = patient();
    const deleted = { ...agent, CreationDate: soon(), Deleted: true };
    const template = { ...agent, CreationDate: soon(), IsTemplate: true };
    const longer = { ...agent, CreationDate: soon(), Name: "edge-2" };
    lose();
    for (let look = 0; look < 3; look++) listed(agent, deleted, template, longer);
    await expect(create(inputs, caller)).rejects.toMatchObject({ cause: { kind: "server", status: 502 } });
    expect(waits).toEqual([2000, 8000]);
  });

  it("is looked for once after an error of the server itself, which has come to an end", async () => {
    const { caller, waits } = patient();
    lose(500);
    listed();
    await expect(create(inputs, caller)).rejects.toMatchObject({ cause: { kind: "server", status: 500 } });
    expect(waits).toEqual([]);
  });

  it("is looked for among the templates when it is one", async () => {
    lose(504);
    const since = { CreationDate: soon() };
    listed({ ...agent, ...since, UniqueId: "agent" }, { ...agent, ...since, IsTemplate: true });
    expect((await create({ name: "edge", isTemplate: true })).id).toBe(ID);
  });

  it("is left to a person, with all ids, when several agents could be the one", async () => {
    lose();
    listed({ ...agent, UniqueId: "x", CreationDate: soon() }, { ...agent, UniqueId: "y", CreationDate: soon() });
    const failure = await create(inputs).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnknownOutcomeError);
    expect((failure as Error).message).toMatch(/\(candidates: x, y\)\. Set adoptId/);
  });

  it("is left to a person when an agent of the name has no creation time, instead of making a second one", async () => {
    lose();
    listed({ ...agent, CreationDate: "0001-01-01T00:00:00+00:00" });
    await expect(create(inputs)).rejects.toThrow(/It cannot be told which agent named "edge".*candidates: a1:edge/);
  });

  it("is not the agent that another resource of the program made under the same name", async () => {
    const shared = host(IDENTITY);
    const news = { ...inputs, allowSameName: true };
    api().post("/agents").reply(200, createdAgent);
    await create(news, shared);
    api().post("/agents").reply(502);
    for (let look = 0; look < 3; look++) listed({ ...agent, CreationDate: soon() });
    await expect(create(news, { ...shared, identity: `${IDENTITY}-2` })).rejects.toMatchObject({
      cause: { status: 502 },
    });
  });

  it("is taken up by the next run when nobody could tell whether it was made", async () => {
    const run = testRun();
    lose();
    api().get("/agents").query(true).reply(403, "no");
    const failure = await create(inputs, host(IDENTITY, run)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnknownOutcomeError);
    expect((failure as Error).message).toBe(
      'PingPlotter Cloud failed to carry out POST /agents: bad gateway (502). The request may have taken effect nevertheless. It is not known whether agent "edge" was created, because looking for it failed too: PingPlotter Cloud does not permit GET /agents with these credentials (403). Check the permissions of the API key under Manage > API Access: it has to manage agents and targets. Run pulumi up again: a run within the next minutes takes it up.',
    );
    listed({ ...agent, CreationDate: soon() });
    expect((await create(inputs, host(IDENTITY, run))).id).toBe(ID);
  });
});

describe("when a PingPlotter agent was made, by the vendor's clock", () => {
  const now = Date.parse("2025-11-06T12:00:00Z");
  const clockOfOurs = () => ({ ...instantClock(), now: () => now });
  const caller = () => hostCall(client({ clock: clockOfOurs() }), IDENTITY, testRun());
  const at = (time: string, agents: object[]) =>
    api()
      .get("/agents")
      .query({ includeTemplates: "true" })
      .reply(200, agents, { date: new Date(time).toUTCString() });

  it.each([
    ["a minute behind ours", "2025-11-06T11:59:00Z", "2025-11-06T11:59:00.094Z"],
    ["an hour ahead of ours", "2025-11-06T13:00:00Z", "2025-11-06T13:00:00.500Z"],
  ])("counts from the POST on although that clock is %s", async (_, theirs, CreationDate) => {
    listed();
    api().post("/agents").reply(502);
    at(theirs, [{ ...agent, CreationDate }]);
    expect((await create(inputs, caller())).id).toBe(ID);
  });

  it("excludes an agent that was there a second before the POST, however far ahead that clock is", async () => {
    listed();
    api().post("/agents").reply(500);
    at("2025-11-06T13:00:00Z", [{ ...agent, CreationDate: "2025-11-06T12:59:59Z" }]);
    await expect(create(inputs, caller())).rejects.toMatchObject({ cause: { status: 500 } });
  });
});

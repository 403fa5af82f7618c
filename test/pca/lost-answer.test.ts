import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { fileJournal } from "../../src/host/create-journal";
import { UnknownOutcomeError } from "../../src/lifecycle";
import { hostCall, testRun } from "../support/run";
import { create, get, type Kind, kinds, noteName, post } from "./object-kinds";
import {
  clientInTenant,
  failureOf,
  host,
  IDENTITY,
  instantClock,
  NOT_THERE,
  nothingLeft,
  RESET,
  recorded,
  TEXT,
} from "./support";

afterEach(nothingLeft);

const losses: [string, (kind: Kind) => void][] = [
  ["a broken connection", (kind) => post(kind).replyWithError(RESET)],
  ["a 502", (kind) => post(kind).reply(502, "bad gateway", TEXT)],
  ["a 504", (kind) => post(kind).reply(504, "gateway timeout", TEXT)],
  ["a body that breaks off", (kind) => post(kind).reply(201, '{"data":{"id"', { "content-type": "application/json" })],
];

/** A create whose pauses are noted. */
function patient() {
  const clock = instantClock();
  const run = testRun();
  return { run, waits: clock.waits, caller: hostCall(clientInTenant("acme", { clock }), IDENTITY, run) };
}

describe.each(kinds)("the %s of a POST whose answer was lost", (_, kind) => {
  it.each(losses)("is taken for made after %s, by the id that was sent", async (_, lose) => {
    kind.beforeCreate();
    lose(kind);
    get(kind).reply(200, kind.document);

    expect(await create(kind)).toEqual({ id: kind.id, state: recorded(kind.news) });
  });

  it("is found when it appears only after the gateway has given up, with one POST and two pauses", async () => {
    const { caller, waits } = patient();
    kind.beforeCreate();
    post(kind).reply(504, "gateway timeout", TEXT);
    get(kind).twice().reply(404, NOT_THERE, TEXT);
    get(kind).reply(200, kind.document);

    expect((await create(kind, caller)).id).toBe(kind.id);
    expect(waits).toEqual([2000, 8000]);
  });

  it("was not made when nobody has it ten seconds later, which is the error of the POST", async () => {
    const { caller, waits } = patient();
    kind.beforeCreate();
    post(kind).reply(502, "bad gateway", TEXT);
    get(kind).times(3).reply(404, NOT_THERE, TEXT);

    await expect(create(kind, caller)).rejects.toMatchObject({ kind: "server", status: 502 });
    expect(waits).toEqual([2000, 8000]);
  });

  it("is looked for once after an error of the server itself, which has come to an end", async () => {
    const { caller, waits } = patient();
    kind.beforeCreate();
    post(kind).reply(500, "unexpected error", TEXT);
    get(kind).reply(404, NOT_THERE, TEXT);

    await expect(create(kind, caller)).rejects.toMatchObject({ kind: "server", status: 500 });
    expect(waits).toEqual([]);
  });

  it("is somebody else's when it holds something else than what was sent", async () => {
    kind.beforeCreate();
    post(kind).replyWithError(RESET);
    get(kind).reply(200, kind.other);

    await expect(create(kind)).rejects.toThrow(
      `The ${kind.what} ${kind.id} exists already and was not made by this run. Its ${kind.idProperty} follows from the names of organization, project, stack and resource, so a stack of the same names in another backend made it, or a run of this one whose state is lost. If nobody else manages it, set adoptId: "${kind.id}" to take it over; otherwise give this resource another ${kind.idProperty}.`,
    );
  });

  it("is left to the next run, which takes it up, when nobody can tell what became of it", async () => {
    const { caller, run } = patient();
    kind.beforeCreate();
    post(kind).reply(500, "unexpected error", TEXT);
    get(kind).reply(403, "not authorized", TEXT);

    const failure = await failureOf(create(kind, caller));

    expect(failure).toBeInstanceOf(UnknownOutcomeError);
    expect(failure.message).toBe(
      `Cisco PCA failed to carry out POST ${kind.postPath}: unexpected error (500). The request may have taken effect nevertheless. It is not known whether ${kind.what} ${kind.id} was created, because looking for it failed too: Cisco PCA does not permit GET ${kind.getPath} with these credentials: not authorized (403). Check that the role of the user lets it change agents and sessions of this tenant. Run pulumi up again: a run within the next minutes takes it up; if it reports that ${kind.id} exists, set adoptId: "${kind.id}".`,
    );

    kind.beforeCreate(kind.id);
    if (kind.what !== "session") post(kind).reply(409, "exists already", TEXT);
    get(kind).reply(200, kind.document);
    expect(await create(kind, host(IDENTITY, run))).toEqual({ id: kind.id, state: recorded(kind.news) });
    expect([...run.notes.values()]).toEqual([{ at: expect.any(Number), id: kind.id }]);
    expect([...run.notes.keys()]).toEqual([noteName(kind)]);
  });

  it("is left to the next run also when the engine ends this one in order", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netassure-journal-"));
    const journal = fileJournal(folder, "program");
    kind.beforeCreate();
    post(kind).reply(500, "unexpected error", TEXT);
    get(kind).reply(403, "not authorized", TEXT);
    await failureOf(create(kind, host(IDENTITY, { ...testRun(), journal })));
    journal.close();

    const next = { ...testRun(), journal: fileJournal(folder, "program") };
    kind.beforeCreate(kind.id);
    if (kind.what !== "session") post(kind).reply(409, "exists already", TEXT);
    get(kind).reply(200, kind.document);
    expect((await create(kind, host(IDENTITY, next))).id).toBe(kind.id);
    await rm(folder, { recursive: true });
  });
});

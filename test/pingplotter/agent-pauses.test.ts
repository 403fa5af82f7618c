import { describe, expect, it } from "vitest";
import { testRun } from "../support/run";
import { changed, done, pauseAll } from "./pause-support";
import {
  AGENT_PATH,
  api,
  everyRequestWasMade,
  found,
  host,
  IDENTITY,
  inputs,
  installed,
  ppc,
  router,
  sessions,
  stateOf,
  update,
} from "./support";

everyRequestWasMade();

const rename = (name: string) => api().put(AGENT_PATH, { Name: name });

describe("pausing and resuming a PingPlotter agent", () => {
  it("pauses all sessions with action 0", async () => {
    sessions(ppc("Active"), router("Paused"));
    pauseAll("0");
    sessions(ppc("Paused"), router("Paused"));
    expect((await changed({ ...inputs, paused: false }, { ...inputs, paused: true })).paused).toBe(true);
  });

  it("resumes all sessions with action 1", async () => {
    sessions(ppc("Paused"), router("Paused"));
    pauseAll("1");
    sessions(ppc("Active"), router("Active"));
    expect((await changed({ ...inputs, paused: true }, { ...inputs, paused: false })).paused).toBe(false);
  });

  it("resumes when the program no longer says paused", async () => {
    sessions(ppc("Paused"));
    pauseAll("1");
    sessions(ppc("Active"));
    expect((await changed({ ...inputs, paused: true }, inputs)).paused).toBeUndefined();
  });

  it("applies nothing to an agent without sessions, and says so", async () => {
    const run = testRun();
    sessions();
    const news = { ...inputs, paused: true };
    expect(await update(stateOf(inputs), news, host(IDENTITY, run))).toEqual(stateOf(news));
    const text = 'Agent "edge" is not installed yet, so nothing is paused. Run pulumi up --refresh once it is.';
    expect(run.lines).toEqual([{ severity: "info", text, identity: IDENTITY }]);
  });

  it("says nothing when an agent without sessions is to be resumed", async () => {
    const run = testRun();
    sessions();
    await update(stateOf({ ...inputs, paused: true }), { ...inputs, paused: false }, host(IDENTITY, run));
    expect(run.lines).toEqual([]);
  });

  it("sends no action when every session already is as wanted", async () => {
    sessions(ppc("Paused"), router("Closed"));
    await changed(inputs, { ...inputs, paused: true });
  });

  it("sends the action when nobody knows what a session does", async () => {
    sessions(ppc("Napping"));
    pauseAll("0");
    sessions(ppc("Napping"));
    await changed(inputs, { ...inputs, paused: true });
  });

  it("renames and pauses in one update", async () => {
    rename("core").reply(200, done);
    sessions(ppc("Active"));
    pauseAll("0");
    sessions(ppc("Paused"));
    found({ ...installed, Name: "core" });
    await changed(inputs, { ...inputs, name: "core", paused: true });
  });

  it("does not touch the sessions when only the name changes", async () => {
    rename("core").reply(200, done);
    found({ ...installed, Name: "core" });
    const paused = { ...inputs, paused: true };
    expect((await changed(paused, { ...paused, name: "core" })).paused).toBe(true);
  });
});

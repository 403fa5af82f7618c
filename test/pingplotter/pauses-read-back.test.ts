import { describe, expect, it } from "vitest";
import { hostCall, testRun } from "../support/run";
import { act, done, pauseAll } from "./pause-support";
import {
  api,
  client,
  everyRequestWasMade,
  IDENTITY,
  inputs,
  instantClock,
  ppc,
  router,
  sessions,
  stateOf,
  targets,
  update,
} from "./support";

everyRequestWasMade();

describe("a pause that PingPlotter took", () => {
  /** An update whose pauses between two looks are noted. */
  function patient() {
    const clock = instantClock();
    return { waits: clock.waits, caller: hostCall(client({ clock }), IDENTITY, testRun()) };
  }

  const news = { ...inputs, paused: true };

  it("is believed at once when every session shows it", async () => {
    const { waits, caller } = patient();
    sessions(ppc("Active"));
    pauseAll("0");
    sessions(ppc("Paused"));
    expect((await update(stateOf(inputs), news, caller)).paused).toBe(true);
    expect(waits).toEqual([]);
  });

  it("is waited for, because a device may take a while", async () => {
    const { waits, caller } = patient();
    sessions(ppc("Active"), router("Active"));
    pauseAll("0");
    sessions(ppc("Active"), router("Active"));
    sessions(ppc("Active"), router("Paused"));
    sessions(ppc("Paused"), router("Paused"));
    expect((await update(stateOf(inputs), news, caller)).paused).toBe(true);
    expect(waits).toEqual([2000, 8000]);
  });

  it("is an error that names the sessions which still run ten seconds later", async () => {
    sessions(ppc("Active"), router("Active"));
    pauseAll("0");
    for (let look = 0; look < 3; look++) sessions(ppc("Active"), router("Paused"));
    await expect(update(stateOf(inputs), news)).rejects.toThrow(
      "PingPlotter Cloud took the request for agent a1:edge, but s1 (PPC, 216.92.151.75) is not paused. Run pulumi up again.",
    );
  });

  it("is an error that names the sessions which are still paused after a resume", async () => {
    const set = { name: "edge", targets: [{ ...targets[0], paused: true }, targets[1]] };
    sessions(ppc("Paused"), router("Paused"));
    act("s1", "resume").reply(200, done);
    for (let look = 0; look < 3; look++) sessions(ppc("Paused"), router("Paused"));
    await expect(update(stateOf(set), inputs)).rejects.toThrow(
      "PingPlotter Cloud took the request for agent a1:edge, but s1 (PPC, 216.92.151.75) is not running. Run pulumi up again.",
    );
  });

  it.each([
    ["is closed by now", [ppc("Closed")]],
    ["is gone by now", []],
    ["shows a word that nobody knows", [ppc("Napping")]],
  ])("is believed of a session that %s", async (_, live) => {
    sessions(ppc("Active"));
    pauseAll("0");
    sessions(...live);
    expect((await update(stateOf(inputs), news)).paused).toBe(true);
  });

  it("is not believed when the sessions cannot be read afterwards", async () => {
    sessions(ppc("Active"));
    pauseAll("0");
    api().get("/sessions").query(true).reply(403, "no");
    await expect(update(stateOf(inputs), news)).rejects.toMatchObject({ kind: "permission" });
  });
});

import { describe, expect, it } from "vitest";
import { act, changed, done, pauseAll } from "./pause-support";
import { everyRequestWasMade, inputs, ppc, router, session, sessions, stateOf, targets, update } from "./support";

everyRequestWasMade();

describe("pausing and resuming one target", () => {
  const single = (paused?: boolean) => ({
    name: "edge",
    targets: [{ ...targets[0], ...(paused === undefined ? {} : { paused }) }, targets[1]],
  });

  it("pauses the session that shows the alias", async () => {
    sessions(router("Active"), ppc("Active"));
    act("s1", "pause").reply(200, done);
    sessions(router("Active"), ppc("Paused"));
    expect((await changed(inputs, single(true))).targets).toEqual(single(true).targets);
  });

  it("resumes it again, also when the program only drops paused", async () => {
    for (const news of [single(false), single()]) {
      sessions(ppc("Paused"), router("Active"));
      act("s1", "resume").reply(200, done);
      sessions(ppc("Active"), router("Active"));
      await changed(single(true), news);
    }
  });

  it("finds a target without an alias by its address", async () => {
    sessions(ppc("Active"), router("Active"));
    act("s2", "pause").reply(200, done);
    sessions(ppc("Active"), router("Paused"));
    await changed(inputs, { name: "edge", targets: [targets[0], { ...targets[1], paused: true }] });
  });

  it("tells two sessions of one address apart by the alias", async () => {
    const set = { name: "edge", targets: [{ address: "192.0.2.1", alias: "Core" }] };
    sessions(session("a", "Other", "192.0.2.1", "Active"), session("b", "Core", "192.0.2.1", "Active"));
    act("b", "pause").reply(200, done);
    sessions(session("a", "Other", "192.0.2.1", "Active"), session("b", "Core", "192.0.2.1", "Paused"));
    await changed(set, { name: "edge", targets: [{ address: "192.0.2.1", alias: "Core", paused: true }] });
  });

  it("sends nothing when the session already is paused", async () => {
    sessions(ppc("Paused"));
    await changed(inputs, single(true));
  });

  it("waits for the installation when there are no sessions", async () => {
    sessions();
    await changed(inputs, single(true));
  });

  it.each([
    ["paused", inputs, single(true)],
    ["resumed", single(true), single(false)],
    ["resumed because the program drops its pause", single(true), single()],
  ])("names the sessions when none looks like the target that is to be %s", async (_, set, news) => {
    sessions(router("Active"));
    await expect(update(stateOf(set), news)).rejects.toThrow(
      'No session looks like target "pingplotter.cloud PPC" of PingPlotter agent a1:edge, so it can be neither paused nor resumed. Its sessions: s2 (192.168.0.1). Set the address or alias that one of them shows, or paused for the whole agent.',
    );
  });

  it("pauses none when several could be the target", async () => {
    sessions(ppc("Active"), session("s9", "ppc", "198.51.100.9", "Active"));
    await expect(update(stateOf(inputs), single(true))).rejects.toThrow(
      /Several sessions could be target .*: s1 \(PPC, 216\.92\.151\.75\); s9 \(ppc, 198\.51\.100\.9\)/,
    );
  });

  it("fails when the vendor answers false", async () => {
    sessions(ppc("Active"));
    act("s1", "pause").reply(200, "false");
    await expect(update(stateOf(inputs), single(true))).rejects.toThrow(/did not pause session s1/);
  });

  it("resumes all before it pauses one, when the program changes from one way to the other", async () => {
    sessions(ppc("Paused"), router("Paused"));
    pauseAll("1");
    act("s1", "pause").reply(200, done);
    sessions(ppc("Paused"), router("Active"));
    const state = await changed({ ...inputs, paused: true }, single(true));
    expect(state.paused).toBeUndefined();
  });
});

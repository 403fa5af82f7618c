import { describe, expect, it } from "vitest";
import type { Values } from "../../src/lifecycle";
import {
  AGENT_PATH,
  api,
  diff,
  everyRequestWasMade,
  inputs,
  onLaptop,
  ppc,
  router,
  session,
  sessions,
  stateOf,
  targets,
  update,
} from "./support";

everyRequestWasMade();

const done = "true";
const rename = (name: string) => api().put(AGENT_PATH, { Name: name });
const pauseAll = (action: "0" | "1") => api().put(`${AGENT_PATH}/sessions`, "").query({ action }).reply(200, done);
const act = (SessionId: string, Action: string) => api().put(`${AGENT_PATH}/session`, { SessionId, Action });

/** The state after the change, which the next preview finds nothing to do about. */
async function changed(set: Values, news: Values): Promise<Values> {
  const state = await update(stateOf(set, onLaptop), news);
  expect(diff(state, news).properties).toEqual([]);
  return state;
}

describe("updating a PingPlotter agent", () => {
  it("renames it with one request and keeps everything else", async () => {
    rename("core").reply(200, done);
    const news = { ...inputs, name: "core" };
    expect(await changed(inputs, news)).toEqual(stateOf(news, onLaptop));
  });

  it("fails when the rename is answered with false", async () => {
    rename("core").reply(200, "false");
    await expect(update(stateOf(inputs), { ...inputs, name: "core" })).rejects.toThrow(/did not rename agent/);
  });

  it("says to refresh when the agent is gone", async () => {
    rename("core").reply(404, { Message: "Not found" });
    await expect(update(stateOf(inputs), { ...inputs, name: "core" })).rejects.toThrow(/run pulumi refresh/);
  });

  it.each(["uninstallOnDelete", "replaceInstalled"])(
    "sends nothing for %s, which only netassure reads",
    async (name) => {
      const news = { ...inputs, [name]: true };
      expect(diff(stateOf(inputs), news).properties).toEqual([{ path: name, kind: "add", replaces: false }]);
      expect((await changed(inputs, news))[name]).toBe(true);
      expect((await changed(news, inputs))[name]).toBeUndefined();
    },
  );

  it("sends nothing for the vendor's defaults written out or left out", async () => {
    const full = [{ ...targets[0], traceIntervalInMs: 2500 }, targets[1]];
    const text = [{ ...targets[0], traceIntervalInMs: "2500" }, targets[1]];
    const plain = { name: "edge", targets: [{ address: "a" }] };
    const explicit = { name: "edge", targets: [{ address: "a", alias: "", traceIntervalInMs: 2500 }] };
    expect(diff(stateOf(inputs), { name: "edge", targets: full }).properties).toEqual([]);
    expect(diff(stateOf({ name: "edge", targets: full }), { name: "edge", targets: text }).properties).toEqual([]);
    expect(diff(stateOf({ name: "edge", targets: text }), inputs).properties).toEqual([]);
    expect(diff(stateOf(plain), explicit).properties).toEqual([]);
    expect(diff(stateOf(explicit), plain).properties).toEqual([]);
  });

  it("finds no change in another order of the targets", () => {
    expect(diff(stateOf(inputs), { ...inputs, targets: [...targets].reverse() }).properties).toEqual([]);
  });

  it.each<[string, Values[], string]>([
    ["one more", [...targets, { address: "203.0.113.9" }], "targets[2]"],
    ["one less", targets.slice(0, 1), "targets[1]"],
    ["another alias", [{ ...targets[0], alias: "Cloud" }, targets[1] ?? {}], "targets[0].alias"],
    [
      "another interval",
      [{ ...targets[0], traceIntervalInMs: 1000 }, targets[1] ?? {}],
      "targets[0].traceIntervalInMs",
    ],
    [
      "another configuration",
      [{ ...targets[0], configurationId: "x" }, targets[1] ?? {}],
      "targets[0].configurationId",
    ],
  ])("replaces the agent for %s of the targets", (_, list, path) => {
    const { replaces, deleteBeforeReplace } = diff(stateOf(inputs), { ...inputs, targets: list });
    expect(replaces).toEqual([path]);
    expect(deleteBeforeReplace).toBe(false);
  });

  it("replaces the agent when it becomes a template, or loses its targets", () => {
    expect(diff(stateOf({ name: "edge" }), { name: "edge", isTemplate: true }).replaces).toEqual(["isTemplate"]);
    expect(diff(stateOf(inputs), { name: "edge" }).replaces).toEqual(["targets"]);
  });
});

describe("pausing and resuming a PingPlotter agent", () => {
  it("pauses all sessions with action 0", async () => {
    sessions(ppc("Active"), router("Paused"));
    pauseAll("0");
    expect((await changed({ ...inputs, paused: false }, { ...inputs, paused: true })).paused).toBe(true);
  });

  it("resumes all sessions with action 1", async () => {
    sessions(ppc("Paused"), router("Paused"));
    pauseAll("1");
    expect((await changed({ ...inputs, paused: true }, { ...inputs, paused: false })).paused).toBe(false);
  });

  it("resumes when the program no longer says paused", async () => {
    sessions(ppc("Paused"));
    pauseAll("1");
    expect((await changed({ ...inputs, paused: true }, inputs)).paused).toBeUndefined();
  });

  it("applies nothing to an agent without sessions", async () => {
    sessions();
    expect((await changed(inputs, { ...inputs, paused: true })).paused).toBe(true);
  });

  it("sends no action when every session already is as wanted", async () => {
    sessions(ppc("Paused"), router("Closed"));
    await changed(inputs, { ...inputs, paused: true });
  });

  it("sends the action when nobody knows what a session does", async () => {
    sessions(ppc("Napping"));
    pauseAll("0");
    await changed(inputs, { ...inputs, paused: true });
  });

  it("renames and pauses in one update", async () => {
    rename("core").reply(200, done);
    sessions(ppc("Active"));
    pauseAll("0");
    await changed(inputs, { ...inputs, name: "core", paused: true });
  });

  it("does not touch the sessions when only the name changes", async () => {
    rename("core").reply(200, done);
    const paused = { ...inputs, paused: true };
    expect((await changed(paused, { ...paused, name: "core" })).paused).toBe(true);
  });
});

describe("pausing and resuming one target", () => {
  const single = (paused?: boolean) => ({
    name: "edge",
    targets: [{ ...targets[0], ...(paused === undefined ? {} : { paused }) }, targets[1]],
  });

  it("pauses the session that shows the alias", async () => {
    sessions(router("Active"), ppc("Active"));
    act("s1", "pause").reply(200, done);
    expect((await changed(inputs, single(true))).targets).toEqual(single(true).targets);
  });

  it("resumes it again, also when the program only drops paused", async () => {
    for (const news of [single(false), single()]) {
      sessions(ppc("Paused"), router("Active"));
      act("s1", "resume").reply(200, done);
      await changed(single(true), news);
    }
  });

  it("finds a target without an alias by its address", async () => {
    sessions(ppc("Active"), router("Active"));
    act("s2", "pause").reply(200, done);
    await changed(inputs, { name: "edge", targets: [targets[0], { ...targets[1], paused: true }] });
  });

  it("tells two sessions of one address apart by the alias", async () => {
    const set = { name: "edge", targets: [{ address: "192.0.2.1", alias: "Core" }] };
    sessions(session("a", "Other", "192.0.2.1", "Active"), session("b", "Core", "192.0.2.1", "Active"));
    act("b", "pause").reply(200, done);
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

  it("names the sessions when none looks like the target", async () => {
    sessions(router("Active"));
    await expect(update(stateOf(inputs), single(true))).rejects.toThrow(
      'No session looks like target "pingplotter.cloud PPC" of PingPlotter agent a1:edge, so it cannot be paused. Its sessions: s2 (192.168.0.1).',
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
    const state = await changed({ ...inputs, paused: true }, single(true));
    expect(state.paused).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import type { Values } from "../../src/lifecycle";
import {
  AGENT_PATH,
  agent,
  api,
  diff,
  everyRequestWasMade,
  found,
  ID,
  inputs,
  installed,
  onLaptop,
  stateOf,
  targets,
  update,
} from "./support";

everyRequestWasMade();

const done = "true";
const rename = (name: string) => api().put(AGENT_PATH, { Name: name });

/** The state after the change, which the next preview finds nothing to do about. */
async function changed(set: Values, news: Values): Promise<Values> {
  const state = await update(stateOf(set, onLaptop), news);
  expect(diff(state, news).properties).toEqual([]);
  return state;
}

describe("updating a PingPlotter agent", () => {
  it("renames it, reads it back and keeps everything else", async () => {
    rename("core").reply(200, done);
    found({ ...installed, Name: "core" });
    const news = { ...inputs, name: "core" };
    expect(await changed(inputs, news)).toEqual(stateOf(news, onLaptop));
  });

  it("keeps the installer's link when the answer to the reading leaves it out", async () => {
    rename("core").reply(200, done);
    found({ ...installed, Name: "core", DownloadUrl: null });
    const news = { ...inputs, name: "core" };
    expect(await changed(inputs, news)).toEqual(stateOf(news, onLaptop));
  });

  it("renames once more when the agent still has its old name, and fails when it has it even then", async () => {
    rename("core").times(2).reply(200, done);
    found(agent);
    found(agent);
    const failure = update(stateOf(inputs), { ...inputs, name: "core" });
    await expect(failure).rejects.toMatchObject({ name: "PartialWriteError", id: ID, properties: stateOf(inputs) });
    await expect(failure).rejects.toThrow(
      'The vendor accepted the request for a1:edge but did not apply name (sent "core", answered "edge"). Either the account does not allow it, or netassure misjudges the API: then please report this line. The next pulumi up tries again.',
    );
  });

  it("says to refresh when the record that took the name turns out to be deleted", async () => {
    rename("core").reply(200, done);
    found({ ...agent, Name: "core", Deleted: true });
    await expect(update(stateOf(inputs), { ...inputs, name: "core" })).rejects.toThrow(
      "The PingPlotter agent a1:edge does not exist any more. Run pulumi refresh, then pulumi up.",
    );
  });

  it("fails when the name cannot be read back", async () => {
    rename("core").reply(200, done);
    api().get(AGENT_PATH).reply(403, "no");
    await expect(update(stateOf(inputs), { ...inputs, name: "core" })).rejects.toMatchObject({ kind: "permission" });
  });

  it("fails when the rename is answered with false", async () => {
    rename("core").reply(200, "false");
    await expect(update(stateOf(inputs), { ...inputs, name: "core" })).rejects.toThrow(/did not rename agent/);
  });

  it("says to refresh when the agent is gone", async () => {
    rename("core").reply(404, { Message: "Not found" });
    await expect(update(stateOf(inputs), { ...inputs, name: "core" })).rejects.toThrow(/run pulumi refresh/);
  });

  it.each(["uninstallOnDelete", "replaceInstalled", "allowSameName"])(
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

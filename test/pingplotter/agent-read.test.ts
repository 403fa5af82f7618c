import { describe, expect, it } from "vitest";
import {
  AGENT_PATH,
  agent,
  api,
  diff,
  everyRequestWasMade,
  ID,
  inputs,
  installed,
  onLaptop,
  ppc,
  read,
  router,
  session,
  sessions,
  stateOf,
  targets,
} from "./support";

everyRequestWasMade();

const answer = (body: object) => api().get(AGENT_PATH).reply(200, body);
const notFound = () => api().get(AGENT_PATH).reply(404, { Message: "Not found" });

describe("refreshing a PingPlotter agent", () => {
  it("finds nothing after a create, although GET shows more than POST did", async () => {
    answer(agent);
    const olds = stateOf(inputs);
    const found = await read(olds);
    expect(found?.state).toEqual(olds);
    expect(diff(found?.state ?? {}, inputs).properties).toEqual([]);
  });

  it("finds nothing when an agent only goes on and off line, moves or traces", async () => {
    const olds = stateOf(inputs, onLaptop);
    answer({ ...installed, IsOnline: false, LastMessageTime: "2025-11-06T15:53:54.339Z", OpenSessions: 1 });
    expect((await read(olds))?.state).toEqual(olds);
    answer({ ...installed, MostRecentIPAddress: "198.51.100.7", OnWifi: true, ConnectionType: "WiFi" });
    expect((await read(olds))?.state).toEqual(olds);
  });

  it("shows that the agent was installed meanwhile", async () => {
    answer(installed);
    expect((await read(stateOf(inputs)))?.state).toEqual(stateOf(inputs, onLaptop));
  });

  it("finds another name, and keeps the targets, which no answer shows", async () => {
    answer({ ...agent, Name: "renamed" });
    const state = (await read(stateOf(inputs)))?.state ?? {};
    expect(state.targets).toEqual(targets);
    expect(diff(state, inputs).properties).toEqual([{ path: "name", kind: "update", replaces: false }]);
  });

  it("shows notes and the custom fields that somebody filled in, by name", async () => {
    const CustomFields = [
      { Name: "Site", Value: "Singapore" },
      { Name: "Empty", Value: null },
      { Name: "Floor", Value: "3" },
    ];
    answer({ ...agent, Notes: "spare", CustomFields });
    const customFields = [
      { name: "Floor", value: "3" },
      { name: "Site", value: "Singapore" },
    ];
    expect((await read(stateOf(inputs)))?.state).toEqual(stateOf(inputs, { notes: "spare", customFields }));
  });

  it("keeps the download URL when an answer leaves it out", async () => {
    answer({ ...agent, DownloadUrl: null });
    expect((await read(stateOf(inputs)))?.state).toEqual(stateOf(inputs));
  });
});

describe("refreshing pauses", () => {
  const paused = { ...inputs, paused: true };
  const running = { ...inputs, paused: false };

  it.each([
    ["all are paused", paused, [ppc("Paused"), router("PAUSED")], true],
    ["one of them runs", paused, [ppc("Paused"), router("Active")], false],
    ["all run", running, [ppc("Active"), router("active")], false],
    ["one of them is paused", running, [ppc("Active"), router("Paused")], true],
    ["a closed one is no part of it", paused, [ppc("Paused"), router("Closed")], true],
    ["a word that nobody knows proves nothing", paused, [ppc("Paused"), router("Napping")], true],
    ["there are no sessions", paused, [], true],
    ["all are closed", running, [ppc("Closed")], false],
    ["only words that nobody knows", running, [ppc("Napping")], false],
    ["there is no word", paused, [{ SessionId: "s1" }], true],
  ])("of the whole agent: %s", async (_, set, list, live) => {
    answer(installed);
    sessions(...list);
    const state = (await read(stateOf(set, onLaptop)))?.state ?? {};
    expect(state.paused).toBe(live);
    expect(diff(state, set).properties.map(({ path }) => path)).toEqual(live === set.paused ? [] : ["paused"]);
  });

  it("asks for no sessions when the program sets no pause", async () => {
    answer(installed);
    expect((await read(stateOf(inputs, onLaptop)))?.state.paused).toBeUndefined();
  });

  const single = (wanted: boolean) => ({
    name: "edge",
    targets: [{ ...targets[0], paused: wanted }, targets[1]],
  });

  it.each([
    ["found by its alias", [ppc("Active")], false],
    ["found by address and alias", [session("s", "pingplotter.cloud PPC", "", "Active")], false],
    ["found by its address", [session("s", "pingplotter.cloud", "", "Active")], false],
    ["as wanted", [ppc("Paused"), router("Active")], true],
    ["not found", [router("Active")], true],
    ["without any session", [], true],
    ["found twice", [ppc("Active"), session("s9", "PPC", "", "Active")], true],
    ["closed", [ppc("Closed")], true],
  ])("of one target: %s", async (_, list, live) => {
    answer(installed);
    sessions(...list);
    const state = (await read(stateOf(single(true), onLaptop)))?.state ?? {};
    expect(state.targets).toEqual(single(live).targets);
    expect(state.paused).toBeUndefined();
  });

  it("finds a target that is a URL by its host", async () => {
    const set = { name: "edge", targets: [{ address: "https://shop.example.com/cart", paused: false }] };
    answer(installed);
    sessions(session("s", "shop.example.com", "198.51.100.1", "Paused"));
    const state = (await read(stateOf(set, onLaptop)))?.state ?? {};
    expect(state.targets).toEqual([{ address: "https://shop.example.com/cart", paused: true }]);
  });
});

describe("whether a PingPlotter agent is gone", () => {
  const olds = stateOf(inputs);

  it.each([404, 410])("is proven by a %i for its id", async (status) => {
    api().get(AGENT_PATH).reply(status, { Message: "Not found" });
    expect(await read(olds)).toBeUndefined();
  });

  it("is proven by the mark of a soft delete", async () => {
    answer({ ...agent, Deleted: true });
    expect(await read(olds)).toBeUndefined();
  });

  it("is not told by a deletion date", async () => {
    answer({ ...agent, DeletionDate: "2025-11-05T22:45:28.094Z" });
    expect((await read(olds))?.id).toBe(ID);
  });

  it.each([
    [401, { Message: "no key" }, "authentication"],
    [403, { Message: "no" }, "permission"],
    [429, { error: "Rate limit exceeded" }, "rate-limit"],
    [500, { Message: "oops" }, "server"],
    [404, "<html><body>Not found</body></html>", "unexpected-answer"],
    [404, "", "unexpected-answer"],
    [302, "", "unexpected-answer"],
    [200, "<!doctype html><title>Log in</title>", "unexpected-answer"],
    [200, "", "unexpected-answer"],
    [204, "", "unexpected-answer"],
    [200, "null", "unexpected-answer"],
    [200, '{"Name":"ed', "unexpected-answer"],
  ])("is not proven by status %i with %j", async (status, body, kind) => {
    api().get(AGENT_PATH).times(2).optionally().reply(status, body, { "content-type": "application/json" });
    await expect(read(olds)).rejects.toMatchObject({ kind });
  });

  it("is for a template decided by the list, because GET by id may not know templates", async () => {
    const template = stateOf({ name: "edge", isTemplate: true });
    notFound();
    api()
      .get("/agents")
      .query({ includeTemplates: "true" })
      .reply(200, [{ ...agent, IsTemplate: true }]);
    expect((await read(template))?.state).toEqual(template);
    notFound();
    api().get("/agents").query({ includeTemplates: "true" }).reply(200, []);
    expect(await read(template)).toBeUndefined();
  });

  it("is for a template not decided when the list fails", async () => {
    notFound();
    api().get("/agents").query(true).reply(403, "no");
    await expect(read(stateOf({ name: "edge", isTemplate: true }))).rejects.toMatchObject({ kind: "permission" });
  });
});

describe("importing a PingPlotter agent", () => {
  it("gives the least inputs, without targets", async () => {
    answer(installed);
    const found = await read({});
    expect(found?.inputs).toEqual({ name: "edge" });
    expect(found?.state).toEqual(stateOf({ name: "edge" }, onLaptop));
    expect(diff(found?.state ?? {}, { name: "edge" }).properties).toEqual([]);
  });

  it("says that a template is one", async () => {
    notFound();
    api()
      .get("/agents")
      .query({ includeTemplates: "true" })
      .reply(200, [{ ...agent, IsTemplate: true }]);
    expect((await read({}))?.inputs).toEqual({ name: "edge", isTemplate: true });
  });

  it("refuses a deleted agent", async () => {
    answer({ ...agent, Deleted: true });
    expect(await read({})).toBeUndefined();
  });

  it.each(["customfields", "status", "STATUS", " status "])("refuses the id %s, which leads elsewhere", async (id) => {
    await expect(read({}, id)).rejects.toThrow(/cannot be the id of a PingPlotter agent/);
  });
});

import { expect } from "vitest";
import type { ChosenReadings, ReadingOf } from "../../../src/sandbox/assumptions";
import type { pingPlotterAssumptions } from "../../../src/sandbox/assumptions/pingplotter";
import { openTestAccount, pathOf, refusalOf } from "../pingplotter/account";
import type { Behaviours } from "./behaviours";

const accountWith = (assumptions: ChosenReadings) => openTestAccount({ assumptions });

export const pingPlotterBehaviours: Behaviours<(typeof pingPlotterAssumptions)[number]["name"]> = {
  "pingplotter-configured-when-new": {
    async false() {
      expect(await configured("false")).toEqual([false, false, true]);
    },
    async true() {
      expect(await configured("true")).toEqual([true, true, true]);
    },
  },
  "pingplotter-absent-values": {
    async "left-out"() {
      const { agent, installed } = await absent("left-out");
      for (const name of ["LastMessageTime", "DeletionDate", "MachineName", "Notes"]) {
        expect(Object.keys(agent)).not.toContain(name);
      }
      expect(installed.MachineName).toMatch(/^DESKTOP-/);
    },
    async null() {
      const { agent, installed } = await absent("null");
      expect(agent).toMatchObject({ LastMessageTime: null, DeletionDate: null, MachineName: null, Notes: null });
      expect(installed).toMatchObject({ MachineName: expect.stringMatching(/^DESKTOP-/), DeletionDate: null });
    },
    async "never-dates"() {
      const { agent, installed } = await absent("never-dates");
      const never = "0001-01-01T00:00:00+00:00";
      expect(agent).toMatchObject({ LastMessageTime: never, DeletionDate: never, Deleted: false });
      expect(Object.keys(agent)).not.toContain("MachineName");
      expect(installed.LastMessageTime).toBe("2025-06-01T12:00:00.000Z");
    },
  },
  "pingplotter-names": {
    async repeatable() {
      expect(await repeatedName("repeatable")).toEqual([200, 200]);
    },
    async unique() {
      expect(await repeatedName("unique")).toEqual([400, 400]);
    },
  },
  "pingplotter-new-agent-in-list": {
    async "at-once"() {
      expect(await listedAfter("at-once")).toEqual([1, 1]);
    },
    async "after-a-second"() {
      expect(await listedAfter("after-a-second")).toEqual([0, 1]);
    },
  },
  "pingplotter-template-by-id": {
    async found() {
      expect(await template("found")).toEqual({ status: 200, listed: 1 });
    },
    async "404"() {
      expect(await template("404")).toEqual({ status: 404, listed: 1 });
    },
  },
  "pingplotter-deleted-by-id": {
    async marked() {
      const { answer, listed } = await deleted("marked");
      expect([answer.status, await answer.json()]).toMatchObject([200, { Deleted: true }]);
      expect(listed).toEqual([true]);
    },
    async "404"() {
      const { answer, listed } = await deleted("404");
      expect((await refusalOf(answer)).status).toBe(404);
      expect(listed).toEqual([true]);
    },
  },
  "pingplotter-second-delete": {
    async "404"() {
      expect((await refusalOf(await secondDelete("404"))).status).toBe(404);
    },
    async "400"() {
      expect(await refusalOf(await secondDelete("400"))).toEqual({
        status: 400,
        detail: "The agent is deleted already.",
      });
    },
    async true() {
      expect(await (await secondDelete("true")).json()).toBe(true);
    },
  },
  "pingplotter-uninstall-offline": {
    async "is-refused"() {
      expect(await uninstalledOffline("is-refused")).toEqual({ status: 400, deleted: false, device: true });
    },
    async accepted() {
      expect(await uninstalledOffline("accepted")).toEqual({ status: 200, deleted: true, device: true });
    },
  },
  "pingplotter-session-description": {
    async alias() {
      expect(await descriptions("alias")).toEqual(["Router", "pingplotter.cloud"]);
    },
    async host() {
      expect(await descriptions("host")).toEqual(["192.0.2.1", "pingplotter.cloud"]);
    },
    async "host-and-alias"() {
      expect(await descriptions("host-and-alias")).toEqual(["192.0.2.1 Router", "pingplotter.cloud"]);
    },
  },
  "pingplotter-session-words": {
    async "active-paused"() {
      expect(await words("active-paused")).toEqual(["Active", "Paused", "Closed"]);
    },
    async other() {
      expect(await words("other")).toEqual(["Tracing", "Suspended", "Stopped"]);
    },
  },
  "pingplotter-session-filter": {
    async exact() {
      expect(await filtered("exact")).toBe(1);
    },
    async ignored() {
      expect(await filtered("ignored")).toBe(3);
    },
  },
  "pingplotter-sessions-before-install": {
    async none() {
      expect(await sessionsOfNew("none")).toEqual({ counted: 0, before: 0, after: 2 });
    },
    async listed() {
      expect(await sessionsOfNew("listed")).toEqual({ counted: 2, before: 2, after: 2 });
    },
  },
  "pingplotter-pause-without-sessions": {
    async true() {
      expect(await (await pausedWithout("true")).json()).toBe(true);
    },
    async "404"() {
      expect((await refusalOf(await pausedWithout("404"))).status).toBe(404);
    },
  },
};

/** Configured in the answer of a create, of a read, and after the installation. */
async function configured(reading: ReadingOf<"pingplotter-configured-when-new">) {
  const account = accountWith({ "pingplotter-configured-when-new": reading });
  const made = await account.create();
  const read = () => account.json("GET", pathOf(made.UniqueId));
  const before = (await read()).Configured;
  await account.control("connect", made.UniqueId);
  return [made.Configured, before, (await read()).Configured];
}

async function absent(reading: ReadingOf<"pingplotter-absent-values">) {
  const account = accountWith({ "pingplotter-absent-values": reading });
  const { UniqueId } = await account.create();
  const agent = await account.json("GET", pathOf(UniqueId));
  await account.control("connect", UniqueId);
  return { agent, installed: await account.json("GET", pathOf(UniqueId)) };
}

/** The statuses of a create and of a rename. */
async function repeatedName(reading: ReadingOf<"pingplotter-names">) {
  const account = accountWith({ "pingplotter-names": reading });
  const first = await account.create({ Name: "one" });
  const made = await account.api("POST", "/agents", { Name: "one" });
  const other = await account.create({ Name: "two" });
  const renamed = await account.api("PUT", pathOf(other.UniqueId), { Name: "one" });
  // An agent may be given the name that it has.
  const keeps = (await account.api("PUT", pathOf(first.UniqueId), { Name: "one" })).status;
  expect(keeps).toBe(200);
  return [made.status, renamed.status];
}

async function listedAfter(reading: ReadingOf<"pingplotter-new-agent-in-list">) {
  const account = accountWith({ "pingplotter-new-agent-in-list": reading });
  const { UniqueId } = await account.create();
  expect((await account.json("GET", pathOf(UniqueId))).Name).toBe("laptop");
  const counts = [(await account.agents()).length];
  account.passSeconds(1);
  return [...counts, (await account.agents()).length];
}

async function template(reading: ReadingOf<"pingplotter-template-by-id">) {
  const account = accountWith({ "pingplotter-template-by-id": reading });
  const { UniqueId } = await account.create({ IsTemplate: true });
  await account.create();
  const templates = (await account.agents("?includeTemplates=true")).filter(({ IsTemplate }) => IsTemplate);
  return { status: (await account.api("GET", pathOf(UniqueId))).status, listed: templates.length };
}

async function deleted(reading: ReadingOf<"pingplotter-deleted-by-id">) {
  const account = accountWith({ "pingplotter-deleted-by-id": reading });
  const { UniqueId } = await account.create();
  await account.api("DELETE", "/agents", { UniqueId });
  const listed = (await account.agents("?includeDeleted=true")).map(({ Deleted }) => Deleted);
  return { answer: await account.api("GET", pathOf(UniqueId)), listed };
}

async function secondDelete(reading: ReadingOf<"pingplotter-second-delete">) {
  const account = accountWith({ "pingplotter-second-delete": reading });
  const { UniqueId } = await account.create();
  await account.api("DELETE", "/agents", { UniqueId });
  expect((await account.api("DELETE", "/agents", { UniqueId: "a1:none" })).status).toBe(404);
  return account.api("DELETE", "/agents", { UniqueId });
}

async function uninstalledOffline(reading: ReadingOf<"pingplotter-uninstall-offline">) {
  const account = accountWith({ "pingplotter-uninstall-offline": reading });
  const UniqueId = await account.install();
  await account.control("disconnect", UniqueId);
  const { status } = await account.api("DELETE", "/agents", { UniqueId, ShouldUninstall: true });
  const agent = account.state.agents[UniqueId];
  return { status, deleted: agent?.deleted !== undefined, device: agent?.device !== undefined };
}

/** Of a target with an alias and of one without, the same in the status of the agent. */
async function descriptions(reading: ReadingOf<"pingplotter-session-description">) {
  const account = accountWith({ "pingplotter-session-description": reading });
  const id = await account.install("192.0.2.1 Router", "pingplotter.cloud");
  const listed = (await account.sessions()).map(({ Description }) => Description);
  const { TargetQuality } = await account.json("POST", pathOf(id, "/status"), {});
  const measured = (TargetQuality as { Description: string }[]).map(({ Description }) => Description);
  expect([...new Set(measured)]).toEqual(listed);
  return listed;
}

async function words(reading: ReadingOf<"pingplotter-session-words">) {
  const account = accountWith({ "pingplotter-session-words": reading });
  const UniqueId = await account.install("192.0.2.1");
  const word = async () => (await account.sessions())[0]?.Status;
  const shown = [await word()];
  await account.api("PUT", pathOf(UniqueId, "/sessions?action=0"));
  shown.push(await word());
  await account.api("DELETE", "/agents", { UniqueId });
  return [...shown, await word()];
}

async function filtered(reading: ReadingOf<"pingplotter-session-filter">) {
  const account = accountWith({ "pingplotter-session-filter": reading });
  const agentUniqueId = await account.install("192.0.2.1");
  await account.install("192.0.2.2", "192.0.2.3");
  return (await account.sessions({ agentUniqueId })).length;
}

async function sessionsOfNew(reading: ReadingOf<"pingplotter-sessions-before-install">) {
  const account = accountWith({ "pingplotter-sessions-before-install": reading });
  const { UniqueId, TotalSessions } = await account.create({
    Targets: [{ Target: "192.0.2.1" }, { Target: "192.0.2.2" }],
  });
  const count = async () => (await account.sessions({ agentUniqueId: UniqueId })).length;
  const before = await count();
  await account.control("connect", UniqueId);
  return { counted: TotalSessions, before, after: await count() };
}

async function pausedWithout(reading: ReadingOf<"pingplotter-pause-without-sessions">) {
  const account = accountWith({ "pingplotter-pause-without-sessions": reading });
  const installed = await account.install("192.0.2.1");
  expect((await account.api("PUT", pathOf(installed, "/sessions?action=0"))).status).toBe(200);
  const { UniqueId } = await account.create();
  return account.api("PUT", pathOf(UniqueId, "/sessions?action=0"));
}

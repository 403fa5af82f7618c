import { expect } from "vitest";
import type { ReadingOf } from "../../../src/sandbox/assumptions";
import { type Body, fresh, introduction, minimal, testOf } from "../thousandeyes/fresh";
import type { Behaviours } from "./behaviours";

export const accountBehaviours: Behaviours<
  | "thousandeyes-default-device"
  | "thousandeyes-test-names"
  | "thousandeyes-foreign-group"
  | "thousandeyes-second-delete"
> = {
  "thousandeyes-default-device": {
    async "recorded-id"() {
      const { made, listed, recorded } = await devices("recorded-id");
      expect([made, recorded]).toStrictEqual(["281474976710656", 201]);
      expect(listed).toContain(made);
    },
    async "another-id"() {
      const { made, listed, recorded } = await devices("another-id");
      expect([made, recorded]).toStrictEqual(["281474976710690", 400]);
      expect(listed).toContain(made);
      expect(listed).not.toContain("281474976710656");
    },
  },
  "thousandeyes-test-names": {
    async "unique-in-group"() {
      expect(await repeatedNames("unique-in-group")).toStrictEqual([400, 400]);
    },
    async "unique-per-type"() {
      expect(await repeatedNames("unique-per-type")).toStrictEqual([400, 201]);
    },
  },
  "thousandeyes-foreign-group": {
    async "403"() {
      expect(await inForeignGroup("403")).toStrictEqual([403, 403]);
    },
    async "404"() {
      expect(await inForeignGroup("404")).toStrictEqual([404, 404]);
    },
    async "400"() {
      expect(await inForeignGroup("400")).toStrictEqual([400, 400]);
    },
  },
  "thousandeyes-second-delete": {
    async "404"() {
      expect(await deletedTwice("404")).toStrictEqual([204, 404]);
    },
    async "204"() {
      expect(await deletedTwice("204")).toStrictEqual([204, 204]);
    },
  },
};

/** The device of a test that names none, all there are, and the status for one that names the recorded one. */
async function devices(reading: ReadingOf<"thousandeyes-default-device">) {
  const sandbox = fresh({ assumptions: { "thousandeyes-default-device": reading } });
  const { emulatedDeviceId } = await sandbox.make("/tests/page-load", minimal["page-load"]);
  const { emulatedDevices } = (await sandbox.get("/emulated-devices")).body;
  const named = testOf("page-load", { testName: "two", emulatedDeviceId: "281474976710656" });
  return {
    made: emulatedDeviceId,
    listed: (emulatedDevices as Body[]).map(({ id }) => id),
    recorded: (await sandbox.post("/tests/page-load", named)).status,
  };
}

/** The statuses of tests that repeat a name: one of the same type, one of another. */
async function repeatedNames(reading: ReadingOf<"thousandeyes-test-names">) {
  const sandbox = fresh({ assumptions: { "thousandeyes-test-names": reading } });
  await sandbox.make("/tests/bgp", minimal.bgp);
  const same = await sandbox.post("/tests/bgp", minimal.bgp);
  expect(same.body.title).toBe(`${introduction} A test with this name already exists.`);
  return [same.status, (await sandbox.post("/tests/http-server", minimal["http-server"])).status];
}

/** Of a group that nobody has, and of one of another organisation. */
async function inForeignGroup(reading: ReadingOf<"thousandeyes-foreign-group">) {
  const sandbox = fresh({ assumptions: { "thousandeyes-foreign-group": reading } });
  const answer = await sandbox.askForToken({ organization: "other" });
  const { loginAid } = (await answer.json()) as { loginAid: string };
  const statuses = [];
  for (const aid of ["281474976719999", loginAid]) {
    statuses.push((await sandbox.get(`/tests/bgp/1?aid=${aid}`)).status);
  }
  return statuses;
}

async function deletedTwice(reading: ReadingOf<"thousandeyes-second-delete">) {
  const sandbox = fresh({ assumptions: { "thousandeyes-second-delete": reading } });
  const { testId } = await sandbox.make("/tests/bgp", minimal.bgp);
  const path = `/tests/bgp/${testId}`;
  const statuses = [(await sandbox.remove(path)).status, (await sandbox.remove(path)).status];
  expect((await sandbox.get(path)).status).toBe(404);
  return statuses;
}

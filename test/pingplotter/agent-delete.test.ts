import { describe, expect, it } from "vitest";
import {
  AGENT_PATH,
  agent,
  api,
  everyRequestWasMade,
  found,
  ID,
  inputs,
  installed,
  onLaptop,
  remove,
  stateOf,
} from "./support";

everyRequestWasMade();

const del = (shouldUninstall: boolean) => api().delete("/agents", { UniqueId: ID, ShouldUninstall: shouldUninstall });

describe("deleting a PingPlotter agent", () => {
  const olds = stateOf(inputs, onLaptop);

  it("takes one request and leaves the device alone", async () => {
    del(false).reply(200, "true");
    await remove(olds);
  });

  it.each([404, 410])("is done when the answer is %i", async (status) => {
    del(false).reply(status, { Message: "Not found" });
    await remove(olds);
  });

  it.each([
    ["false", () => del(false).reply(200, "false")],
    ["a 400", () => del(false).reply(400, { Message: "Agent is deleted" })],
  ])("is done when it is refused with %s and the agent turns out to be deleted", async (_, refuse) => {
    refuse();
    found({ ...agent, Deleted: true });
    await remove(olds);
  });

  it("fails when the answer is false and the agent is still there", async () => {
    del(false).reply(200, "false");
    found(agent);
    await expect(remove(olds)).rejects.toThrow(/answered "false" instead of "true" and did not delete agent a1:edge/);
  });

  it("shows the refusal when nobody can tell whether the agent is still there", async () => {
    del(false).reply(400, { Message: "Agent is busy" });
    api().get(AGENT_PATH).reply(403, "no");
    await expect(remove(olds)).rejects.toThrow(/Agent is busy/);
  });

  it.each([
    [401, { Message: "no key" }, "authentication"],
    [403, { Message: "no" }, "permission"],
    [404, "<html></html>", "unexpected-answer"],
    [500, { Message: "oops" }, "server"],
    [200, "", "unexpected-answer"],
  ])("fails on status %i with %j", async (status, body, kind) => {
    del(false).times(2).optionally().reply(status, body);
    await expect(remove(olds)).rejects.toMatchObject({ kind });
  });
});

describe("deleting an agent that is to be uninstalled", () => {
  const olds = stateOf({ ...inputs, uninstallOnDelete: true }, onLaptop);

  it("uninstalls it while it is online", async () => {
    found(installed);
    del(true).reply(200, "true");
    await remove(olds);
  });

  it("deletes nothing while it is offline, and names both ways out", async () => {
    found({ ...installed, IsOnline: false });
    await expect(remove(olds)).rejects.toThrow(
      'PingPlotter agent "edge" (a1:edge) is offline, so it cannot be uninstalled from its device. Bring the device online and try again, or set uninstallOnDelete: false, run pulumi up and delete the agent without uninstalling it.',
    );
  });

  it.each([
    ["", agent],
    [" although its record is Configured", { ...agent, Configured: true }],
  ])("only deletes one that was never installed%s", async (_, fresh) => {
    found(fresh);
    del(false).reply(200, "true");
    await remove(olds);
  });

  it("only deletes a template that the GET by id does not know", async () => {
    api().get(AGENT_PATH).reply(404, { Message: "Not found" });
    api()
      .get("/agents")
      .query({ includeTemplates: "true" })
      .reply(200, [{ ...agent, IsTemplate: true }]);
    del(false).reply(200, "true");
    await remove(stateOf({ name: "edge", isTemplate: true, uninstallOnDelete: true }));
  });

  it.each([
    ["deleted", () => found({ ...installed, Deleted: true })],
    ["unknown", () => api().get(AGENT_PATH).reply(404, { Message: "Not found" })],
  ])("is done when the agent is %s already", async (_, answer) => {
    answer();
    await remove(olds);
  });

  it("deletes nothing when nobody can tell whether it is online", async () => {
    api().get(AGENT_PATH).reply(403, "no");
    await expect(remove(olds)).rejects.toMatchObject({ kind: "permission" });
  });
});

import { describe, expect, it } from "vitest";
import { objectName } from "../../src/lifecycle";
import { pingPlotterAgent } from "../../src/pingplotter/agent/agent";
import { testRun } from "../support/run";
import {
  ACCOUNT,
  agent,
  api,
  create,
  createdAgent,
  everyRequestWasMade,
  host,
  ID,
  IDENTITY,
  inputs,
  listed,
  stateOf,
} from "./support";

everyRequestWasMade();

const OTHER = "acme/urn:pulumi:dev::net::pulumi-nodejs:dynamic:Resource::front-desk";
const made = (id = "b2") =>
  api()
    .post("/agents")
    .reply(200, { ...createdAgent, UniqueId: id });

/** What a person reads; `owner` is the resource of the program that manages the other agent. */
const refusal = (ids: string, adoptId: string, owner = "") =>
  [
    `A PingPlotter agent named "edge" exists already (${ids}).`,
    ...(owner === "" ? [] : [`The resource "${owner}" of this program manages it.`]),
    'If this resource was renamed in the program, give it aliases: [{ name: "<old name>" }] or run pulumi state rename.',
    "If another stack or person manages it, choose another name.",
    `Only if nobody else does, set adoptId: "${adoptId}" to take it over; for a second agent of the name set allowSameName: true.`,
  ].join(" ");

const messageOf = (work: Promise<unknown>) =>
  work.then(
    () => "It did not fail.",
    (error: Error) => error.message,
  );

describe("a PingPlotter agent whose name another one has", () => {
  it("is an error with the id and adoptId, and no POST is sent", async () => {
    listed(agent);
    expect(await messageOf(create(inputs))).toBe(refusal(ID, ID));
  });

  it("is an error with every id when several have it", async () => {
    listed(agent, { ...agent, UniqueId: "b2" });
    expect(await messageOf(create(inputs))).toBe(refusal(`${ID}, b2`, ID));
  });

  it("is an error that names the resource of the program that manages the other one", async () => {
    const run = testRun();
    run.owners.declare(objectName("PingPlotterAgent", ACCOUNT, ID), OTHER);
    listed(agent);
    expect(await messageOf(create(inputs, host(IDENTITY, run)))).toBe(refusal(ID, ID, "front-desk"));
  });

  it("is an error as well when this very run made the other one, after the list was asked for", async () => {
    const caller = host(OTHER);
    listed();
    made(ID);
    await create(inputs, caller);
    expect(await messageOf(create(inputs, { ...caller, identity: IDENTITY }))).toBe(refusal(ID, ID, "front-desk"));
  });

  it("is made nevertheless, without a list, when the program allows it", async () => {
    made();
    const news = { ...inputs, allowSameName: true };
    expect((await create(news)).state).toEqual(stateOf(news, { uniqueId: "b2" }));
  });

  it.each([
    ["another name", { ...agent, Name: "Edge" }],
    ["the name of a template", { ...agent, IsTemplate: true }],
    ["the name of a deleted agent", { ...agent, Deleted: true }],
  ])("is made when the list only holds %s", async (_, other) => {
    listed(other);
    made();
    expect((await create(inputs)).id).toBe("b2");
  });

  it("is an error among templates only for a template", async () => {
    const template = { name: "edge", isTemplate: true };
    listed({ ...agent, IsTemplate: true });
    expect(await messageOf(create(template))).toBe(refusal(ID, ID));
    listed(agent);
    api()
      .post("/agents")
      .reply(200, { ...createdAgent, UniqueId: "b2", IsTemplate: true });
    expect((await create(template)).id).toBe("b2");
  });

  it("is made when the other one is what this resource replaces with it", async () => {
    const run = testRun();
    run.owners.declare(objectName("PingPlotterAgent", ACCOUNT, ID), IDENTITY);
    listed(agent);
    made();
    expect((await create(inputs, host(IDENTITY, run))).id).toBe("b2");
  });

  it("is not made when nobody can tell whether the name is taken", async () => {
    api().get("/agents").query({ includeTemplates: "true" }).reply(403, "no");
    await expect(create(inputs)).rejects.toMatchObject({ kind: "permission" });
  });
});

describe("a PingPlotter agent that a killed process of this machine may have made", () => {
  const begunAt = Date.parse("2026-11-06T12:00:00Z");
  const later = "2026-11-06T12:00:01Z";

  /** The journal of a process that was killed after its POST. */
  function killed() {
    const run = testRun();
    run.notes.set(`PingPlotterAgent ${IDENTITY}`, { at: begunAt });
    return run;
  }

  it("is taken up when it is the only one of its name that was made since", async () => {
    const before = { ...agent, UniqueId: "old", CreationDate: "2026-11-06T11:59:59Z" };
    listed(before, { ...agent, CreationDate: later });
    expect(await create(inputs, host(IDENTITY, killed()))).toEqual({ id: ID, state: stateOf(inputs) });
  });

  it.each([
    [
      "there are two",
      [
        { ...agent, CreationDate: later },
        { ...agent, UniqueId: "b2", CreationDate: later },
      ],
      `${ID}, b2`,
    ],
    ["it does not say when it was made", [{ ...agent, CreationDate: null }], ID],
    ["it was there before", [{ ...agent, CreationDate: "2026-11-06T11:59:59Z" }], ID],
  ])("is an error with the ids, and no POST is sent, when %s", async (_, agents, ids) => {
    listed(...agents);
    listed(...agents);
    expect(await messageOf(create(inputs, host(IDENTITY, killed())))).toBe(refusal(ids, ID));
  });

  it("is not the one of its name that another resource of the program manages", async () => {
    const run = killed();
    run.owners.declare(objectName("PingPlotterAgent", ACCOUNT, ID), OTHER);
    listed({ ...agent, CreationDate: later });
    made();
    expect((await create({ ...inputs, allowSameName: true }, host(IDENTITY, run))).id).toBe("b2");
  });

  it("is made when there is none of its name", async () => {
    listed();
    listed();
    made();
    expect((await create(inputs, host(IDENTITY, killed()))).id).toBe("b2");
  });

  it("is read by its id when the process had noted that, and changed to what is wanted now", async () => {
    const run = testRun();
    run.notes.set(`PingPlotterAgent ${IDENTITY}`, { at: begunAt, id: ID });
    api()
      .get("/agents/a1%3Aedge")
      .reply(200, { ...agent, Name: "old" });
    api().put("/agents/a1%3Aedge", { Name: "edge" }).reply(200, "true");
    api().get("/agents/a1%3Aedge").reply(200, agent);
    expect(await create(inputs, host(IDENTITY, run))).toEqual({ id: ID, state: stateOf(inputs) });
  });
});

describe("a name that this very run", () => {
  const caller = () => host(IDENTITY);

  it("gives to two agents at once is an error for the second one", async () => {
    const one = caller();
    listed();
    made(ID);
    const both = [create(inputs, one), create(inputs, { ...one, identity: OTHER })];
    const outcomes = await Promise.all(both.map(messageOf));
    expect(outcomes).toEqual([
      "It did not fail.",
      'A PingPlotter agent named "edge" exists already. The resource "edge" of this program makes it. Choose another name, or set allowSameName: true.',
    ]);
  });

  it("takes from a deleted agent is free again", async () => {
    const one = caller();
    listed(agent);
    expect(await messageOf(create(inputs, one))).toContain("exists already");
    api().delete("/agents").query(true).reply(200, "true");
    await pingPlotterAgent.delete({ ...one, account: ACCOUNT }, ID, stateOf(inputs));
    made();
    expect((await create(inputs, one)).id).toBe("b2");
  });

  it("takes from a renamed agent is free again", async () => {
    const one = caller();
    listed(agent);
    expect(await messageOf(create(inputs, one))).toContain("exists already");
    one.client.agentNames.gave(ID, "renamed");
    made();
    expect((await create(inputs, one)).id).toBe("b2");
  });
});

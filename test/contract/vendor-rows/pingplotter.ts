import { expect } from "vitest";
import type { Values } from "../../../src/lifecycle";
import type { Row, Workbench } from "../rows";

const TARGETS = [{ address: "192.0.2.1", alias: "Router" }, { address: "shop.example.com" }];

const pausesAll: Row = {
  name: "pauses and resumes all that its device traces",
  properties: ["paused"],
  async run(bench) {
    await paused(bench, (news, on) => ({ ...news, paused: on }), 2);
  },
};

const pausesOne: Row = {
  name: "pauses and resumes one target",
  properties: ["paused"],
  async run(bench) {
    const [router, shop] = TARGETS;
    await paused(bench, (news, on) => ({ ...news, targets: [{ ...router, paused: on }, shop] }), 1);
  },
};

const lostAnswer: Row = {
  name: "is found when the answer to its POST was lost",
  async run({ sample, subject, unique, control }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    await control("POST", "/faults", { kind: "reset-after", method: "POST", path: "/agents" });
    const { id, state } = await one.create(news);
    const { faults } = (await control("GET", "/faults")) as { faults: { hits: number }[] };
    expect(faults.map(({ hits }) => hits)).toEqual([1]);
    await control("DELETE", "/faults");
    await one.expectSettled(id, state, news);
    await one.remove(id, state);
  },
};

const uninstalls: Row = {
  name: "is not uninstalled from a device that is offline",
  async run({ sample, subject, unique, control }) {
    const [one, news] = [subject(), { ...sample.minimal(unique()), uninstallOnDelete: true }];
    const { id, state } = await one.create(news);
    await control("POST", `/pingPlotter/agents/${id}/connect`);
    await control("POST", `/pingPlotter/agents/${id}/disconnect`);
    const installed = (await one.read(id, state))?.state ?? {};
    await expect(one.remove(id, installed)).rejects.toThrow(/is offline/);
    await one.remove(id, { ...installed, uninstallOnDelete: false });
  },
};

export const pingPlotterRows: Record<string, Row[]> = {
  PingPlotterAgent: [pausesAll, pausesOne, lostAnswer, uninstalls],
};

/** Makes an agent, installs it, pauses and resumes: `affected` sessions at the vendor are paused meanwhile. */
async function paused(bench: Workbench, pausing: (news: Values, on: boolean) => Values, affected: number) {
  const { sample, subject, unique, control, held } = bench;
  const [one, news] = [subject(), { ...sample.minimal(unique()), targets: TARGETS }];
  const { id, state } = await one.create(news);
  await control("POST", `/pingPlotter/agents/${id}/connect`);
  const halted = () =>
    (Object.values(held("sessions")) as Values[]).filter(
      ({ agentId, status }) => agentId === id && status === "Paused",
    );
  let next = await one.update(id, state, pausing(news, true));
  expect(halted()).toHaveLength(affected);
  next = await one.update(id, next, pausing(news, false));
  expect(halted()).toHaveLength(0);
  await one.remove(id, next);
}

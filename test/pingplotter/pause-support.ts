import { expect } from "vitest";
import type { Values } from "../../src/lifecycle";
import { AGENT_PATH, api, diff, onLaptop, stateOf, update } from "./support";

/** What the vendor answers to every write. */
export const done = "true";

export const pauseAll = (action: "0" | "1") =>
  api().put(`${AGENT_PATH}/sessions`, "").query({ action }).reply(200, done);
export const act = (SessionId: string, Action: string) => api().put(`${AGENT_PATH}/session`, { SessionId, Action });

/** The state after the change, which the next preview finds nothing to do about. */
export async function changed(set: Values, news: Values): Promise<Values> {
  const state = await update(stateOf(set, onLaptop), news);
  expect(diff(state, news).properties).toEqual([]);
  return state;
}

import { describe, expect, it } from "vitest";
import {
  AGENT_PATH,
  api,
  create,
  createdAgent,
  diff,
  everyRequestWasMade,
  inputs,
  listed,
  onLaptop,
  stateOf,
  update,
} from "./support";

everyRequestWasMade();

const reconnect = () => api().post(`${AGENT_PATH}/forcereconnect`);
const moved = (times: string) => ({ ...inputs, reconnectTriggers: { moved: times } });

describe("reconnecting a PingPlotter agent", () => {
  it("happens whenever the values of its triggers change, without replacing it", async () => {
    const olds = stateOf(moved("once"), onLaptop);
    expect(diff(olds, moved("twice"))).toMatchObject({ properties: [{ path: "reconnectTriggers" }], replaces: [] });
    reconnect().reply(200, "true");
    const state = await update(olds, moved("twice"));
    expect(state).toEqual(stateOf(moved("twice"), onLaptop));
    expect(diff(state, moved("twice")).properties).toEqual([]);
  });

  it.each([
    ["the first values of a resource", stateOf(inputs), moved("once")],
    ["values that go", stateOf(moved("once")), inputs],
    [
      "a change of something that only netassure reads",
      stateOf(moved("once")),
      { ...moved("once"), allowSameName: true },
    ],
  ])("does not happen for %s", async (_, olds, news) => {
    expect(await update(olds, news)).toEqual(stateOf(news));
  });

  it("does not happen when the agent is made, because nothing is installed yet", async () => {
    listed();
    api().post("/agents", { Name: "edge", IsTemplate: false }).reply(200, createdAgent);
    const news = { name: "edge", reconnectTriggers: { moved: "once" } };
    expect((await create(news)).state).toEqual(stateOf(news));
  });

  it("fails when the vendor answers false, and is asked for again by the next up", async () => {
    const olds = stateOf(moved("once"), onLaptop);
    reconnect().reply(200, "false");
    await expect(update(olds, moved("twice"))).rejects.toThrow(
      'PingPlotter Cloud answered "false" instead of "true" and did not reconnect agent a1:edge.',
    );
    expect(diff(olds, moved("twice")).properties).toHaveLength(1);
  });
});

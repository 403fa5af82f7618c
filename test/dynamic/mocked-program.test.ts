import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { getThousandEyesAgents, getThousandEyesAgentsOutput, ThousandEyesTest } from "../../src";
import { known } from "./support/registrations";

/** What a program's own unit test does; without a network, so that any request would fail. */
const call = vi.fn(({ inputs }: pulumi.runtime.MockCallArgs) => ({
  ids: inputs.names.map((name: string) => `id of ${name}`),
}));

beforeAll(() => pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: "281", state: inputs }), call }));

describe("a program under pulumi.runtime.setMocks", () => {
  it("gets its lookups from the mocks, by the name of the function", async () => {
    expect((await getThousandEyesAgents({ names: ["Singapore"] })).ids).toEqual(["id of Singapore"]);
    const waited = getThousandEyesAgentsOutput({ names: ["Tokyo, Japan"] });
    expect((await known(waited)).ids).toEqual(["id of Tokyo, Japan"]);
    expect(call.mock.calls.map(([{ token, inputs }]) => [token, inputs])).toEqual([
      ["netassure:index:getThousandEyesAgents", { names: ["Singapore"] }],
      ["netassure:index:getThousandEyesAgents", { names: ["Tokyo, Japan"] }],
    ]);
  });

  it("gets its resources from the mocks, too", async () => {
    const { ids } = await getThousandEyesAgents({ names: ["Singapore"] });
    const test = new ThousandEyesTest("shop", {
      type: "http-server",
      url: "https://shop.example.com",
      interval: 60,
      agents: ids,
    });
    expect(await known(test.id)).toBe("281");
    expect(await known(test.agents)).toEqual(["id of Singapore"]);
  });
});

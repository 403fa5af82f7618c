import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createResource, type Values } from "../../src/lifecycle";
import { connectThousandEyes } from "../../src/thousandeyes/api/client";
import { thousandEyesTest } from "../../src/thousandeyes/test/test";
import { hostCall } from "../support/run";
import { AID, answer, answerAccountGroups, api, inputs, PROBLEM_JSON, problem, TOKEN } from "./support";

const PATH = "/v7/tests/http-server";
const NOW = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;

beforeEach(answerAccountGroups);
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

const at = (ms: number) => new Date(ms).toISOString();
const gatewayError = () => api().post(PATH).query(true).reply(504, problem(504, "Gateway Timeout"), PROBLEM_JSON);
const dated = { date: new Date(NOW).toUTCString() };
const lists = (...tests: object[]) => api().get(PATH).query({ aid: AID }).reply(200, { tests }, dated);
/** A gateway that does not date its answers takes nothing back. */
const shows = (test: object) => api().get(`${PATH}/${answer.testId}`).query(true).reply(200, test);

/** A create on a machine whose clock stands at `NOW` and does not wait. */
function create(news: Values = inputs, difference = 0) {
  const waits: number[] = [];
  const clock = {
    now: () => NOW + difference + waits.reduce((sum, one) => sum + one, 0),
    sleep: async (ms: number) => void waits.push(ms),
    random: () => 0,
  };
  const sources = { config: (key: string) => (key === "thousandEyesToken" ? TOKEN : undefined), env: {} };
  const client = connectThousandEyes(sources, { fetch: globalThis.fetch, clock });
  return { waits, made: createResource(thousandEyesTest, hostCall(client), news) };
}

describe("a test that a gateway lost sight of", () => {
  it("is looked for again after 2 and after 8 seconds", async () => {
    gatewayError();
    lists();
    lists();
    lists({ ...answer, createdDate: at(NOW + 9_000) });
    shows({ ...answer, createdDate: at(NOW + 9_000) });
    const { waits, made } = create();
    expect((await made).id).toBe(answer.testId);
    expect(waits).toEqual([2_000, 8_000]);
  });

  it("may be there or not when three looks did not find it", async () => {
    gatewayError();
    for (let looks = 0; looks < 3; looks++) lists();
    await expect(create().made).rejects.toThrow(
      'No new test named "shop" is there, so it was most likely not created. Run pulumi up again.',
    );
  });
});

describe("the clock that tells whether a test is new", () => {
  const lost = () =>
    api()
      .post(PATH)
      .query(true)
      .reply(500, problem(500, "Internal Server Error"), { ...PROBLEM_JSON, ...dated });

  it.each([
    ["ahead", 10 * MINUTE],
    ["behind", -10 * MINUTE],
  ])("is the vendor's: a test is found by a machine whose own clock is %s", async (_how, difference) => {
    lost();
    const made = { ...answer, createdDate: at(NOW) };
    lists(made);
    shows(made);
    expect((await create(inputs, difference).made).id).toBe(answer.testId);
  });

  it.each([
    ["ahead", 10 * MINUTE],
    ["behind", -10 * MINUTE],
  ])(
    "is the vendor's: a test of a minute ago is not taken by a machine whose own clock is %s",
    async (_how, difference) => {
      lost();
      lists({ ...answer, createdDate: at(NOW - MINUTE) });
      await expect(create(inputs, difference).made).rejects.toThrow(/No new test named "shop" is there/);
    },
  );
});

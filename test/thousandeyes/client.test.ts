import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import { connectThousandEyes } from "../../src/thousandeyes/api/client";
import { answer, api, client, EXPAND, inputs, ORIGIN, PROBLEM_JSON, problem, TOKEN } from "./support";

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

describe("the ThousandEyes client", () => {
  it("creates a test with one POST that asks for every list", async () => {
    const { type: _, ...body } = inputs;
    api().post("/v7/tests/http-server", body).query({ expand: EXPAND }).reply(201, answer);
    const created = await client().createTest("http-server", body, {});
    expect(created.testId).toBe("281474976976775");
  });

  it("names the account group in the query", async () => {
    api().post("/v7/tests/http-server").query({ expand: EXPAND, aid: "77" }).reply(201, answer);
    await client().createTest("http-server", {}, { aid: "77" });
  });

  it("does not ask a BGP test for agents, which it does not have", async () => {
    const bgp = { testId: "5", type: "bgp", prefix: "192.0.2.0/24" };
    api()
      .get("/v7/tests/bgp/5")
      .query({ expand: EXPAND.replace("agent,", "") })
      .reply(200, bgp);
    expect(await client().getTest("bgp", "5", {})).toEqual(bgp);
  });

  it("reads a test by type and id", async () => {
    api().get("/v7/tests/http-server/281").query({ expand: EXPAND }).reply(200, answer);
    expect((await client().getTest("http-server", "281", {})).testName).toBe("shop");
  });

  it("updates with PUT", async () => {
    api()
      .put("/v7/tests/http-server/281", { interval: 60 })
      .query({ expand: EXPAND })
      .reply(200, { ...answer, interval: 60 });
    expect((await client().updateTest("http-server", "281", { interval: 60 }, {})).interval).toBe(60);
  });

  it("deletes with an empty answer", async () => {
    api().delete("/v7/tests/http-server/281").reply(204);
    await client().deleteTest("http-server", "281", {});
  });

  it("lists the tests of one type", async () => {
    api()
      .get("/v7/tests/http-server")
      .reply(200, { tests: [answer], _links: {} });
    expect((await client().listTests("http-server", {})).map(({ testId }) => testId)).toEqual([answer.testId]);
  });

  it("lists the tests of all types", async () => {
    api().get("/v7/tests").query({ aid: "77" }).reply(200, { tests: [] });
    expect(await client().listTests(undefined, { aid: "77" })).toEqual([]);
  });

  it("lists agents of some kinds", async () => {
    const agent = { agentId: 3, agentName: "Singapore", agentType: "cloud" };
    api()
      .get("/v7/agents")
      .query({ agentTypes: "cloud,enterprise", expand: "cluster-member" })
      .reply(200, { agents: [agent] });
    expect(await client().listAgents({ agentTypes: "cloud,enterprise" }, {})).toEqual([{ ...agent, agentId: "3" }]);
  });

  it("uses the endpoint of the configuration", async () => {
    nock("https://api.stg.example.com").get("/v7/tests").reply(200, { tests: [] });
    const env = { TE_TOKEN: TOKEN, TE_API_ENDPOINT: "https://api.stg.example.com/v7/" };
    await connectThousandEyes({ config: () => undefined, env }, { fetch: globalThis.fetch }).listTests(undefined, {});
  });

  it("keeps the words of the API and says what to do when the token is refused", async () => {
    nock(ORIGIN).get("/v7/tests").reply(401, { error: "invalid_token", error_description: "Invalid access token" });
    const failure = client().listTests(undefined, {});
    await expect(failure).rejects.toMatchObject({ kind: "authentication", status: 401 });
    await expect(failure).rejects.toThrow(/Invalid access token.*thousandEyesToken or TE_TOKEN/s);
  });

  it("waits for the rate limit to roll over and sends the POST again", async () => {
    const reset = String(Math.floor(Date.now() / 1000));
    const headers = { ...PROBLEM_JSON, "x-organization-rate-limit-reset": reset };
    api().post("/v7/tests/http-server").query(true).reply(429, problem(429, "Too Many Requests"), headers);
    api().post("/v7/tests/http-server").query(true).reply(201, answer);
    expect((await client().createTest("http-server", {}, {})).testId).toBe(answer.testId);
  });

  it("never shows a secret of the request, not even when the API repeats it", async () => {
    const title = "Malformed password: hunter2-hunter2";
    api().post("/v7/tests/http-server").query(true).reply(400, problem(400, title), PROBLEM_JSON);
    const failure = client().createTest("http-server", {}, { secrets: ["hunter2-hunter2"] });
    await expect(failure).rejects.toThrow(/Malformed password/);
    await expect(failure).rejects.not.toThrow(/hunter2/);
  });

  it("needs a token and names the key and the variable", () => {
    const unset = { config: () => undefined, env: {} };
    expect(() => connectThousandEyes(unset)).toThrow(
      'ThousandEyes needs an API bearer token. Set it with "pulumi config set --secret netassure:thousandEyesToken ..." or the environment variable TE_TOKEN.',
    );
  });
});

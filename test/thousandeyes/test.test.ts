import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createResource,
  diffResource,
  PartialWriteError,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { thousandEyesTest } from "../../src/thousandeyes/test/test";
import {
  ACCOUNT,
  AID,
  answer,
  answerAccountGroups,
  api,
  call,
  handler,
  inputs,
  OTHER_AID,
  PROBLEM_JSON,
  problem,
} from "./support";

const definition = thousandEyesTest as Parameters<typeof diffResource>[0];
const PATH = "/v7/tests/http-server";
const ID = answer.testId;

const create = (news: Values) => createResource(thousandEyesTest, call(), news);
const read = (olds: Values, id = ID) => readResource(thousandEyesTest, call(), id, olds);
const update = (olds: Values, news: Values) => updateResource(thousandEyesTest, call(), ID, olds, news);
const diff = (olds: Values, news: Values) => diffResource(definition, ID, olds, news);

/** What an update reads first: the alert rules that somebody may have attached by hand. */
const reads = (live: object = answer) => api().get(`${PATH}/${ID}`).query(true).reply(200, live);
const lists = (...tests: object[]) => api().get(PATH).query({ aid: AID }).reply(200, { tests });

const soon = () => new Date(Date.now() + 1000).toISOString();

beforeEach(answerAccountGroups);
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

describe("creating a test", () => {
  it("takes one request and keeps only what the program set, plus outputs", async () => {
    api().post(PATH).query(true).reply(201, answer);
    const { id, state } = await create(inputs);
    expect(id).toBe(ID);
    expect(state).toEqual({
      ...inputs,
      account: ACCOUNT,
      testId: ID,
      createdBy: answer.createdBy,
      createdDate: answer.createdDate,
    });
    expect(diff(state, inputs).properties).toEqual([]);
  });

  it("sends a disabled test enabled and disables it with a second request that holds nothing else to change", async () => {
    const bodies: Values[] = [];
    const record = (body: Values) => Boolean(bodies.push(body));
    api().post(PATH, record).query(true).reply(201, answer);
    reads();
    api()
      .put(`${PATH}/${ID}`, record)
      .query(true)
      .reply(200, { ...answer, enabled: false });
    const { state } = await create({ ...inputs, enabled: false });
    expect(bodies.map((body) => body.enabled)).toEqual([undefined, false]);
    expect(state.enabled).toBe(false);
  });

  it("adopts the test that a POST made although its answer was lost", async () => {
    const made = { ...answer, createdDate: soon() };
    api().post(PATH).query(true).replyWithError({ name: "Error", message: "reset", code: "ECONNRESET" });
    lists({ ...answer, testId: "1", testName: "other" }, made);
    reads(made);
    expect((await create(inputs)).id).toBe(ID);
  });

  it("keeps the id of a test whose answer shows no lists and that cannot be read just now", async () => {
    const { agents: _, alertRules: __, ...bare } = answer;
    api().post(PATH).query(true).reply(201, bare);
    api().get(`${PATH}/${ID}`).query(true).reply(403, problem(403, "Forbidden"), PROBLEM_JSON);
    const failure = await create(inputs).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialWriteError);
    expect(failure).toMatchObject({ id: ID, properties: { testName: "shop", testId: ID, account: ACCOUNT } });
  });

  it("does not adopt a test of the same name that was there before", async () => {
    api().post(PATH).query(true).reply(500, problem(500, "Internal Server Error"), PROBLEM_JSON);
    lists(answer);
    await expect(create(inputs)).rejects.toThrow(
      'Internal Server Error (500). The request may have taken effect nevertheless. No new test named "shop" is there, so it was most likely not created. Run pulumi up again.',
    );
  });

  it("does not adopt somebody else's new test, which holds other things", async () => {
    const other = { ...answer, createdDate: soon(), url: "https://elsewhere.example.com" };
    api().post(PATH).query(true).reply(500, problem(500, "Internal Server Error"), PROBLEM_JSON);
    lists(other);
    reads(other);
    await expect(create(inputs)).rejects.toThrow(/No new test named "shop" is there/);
  });

  it("says how to go on when it cannot find out whether the test was made", async () => {
    api().post(PATH).query(true).reply(500, problem(500, "Internal Server Error"), PROBLEM_JSON);
    api().get(PATH).query({ aid: AID }).reply(403, problem(403, "Forbidden"), PROBLEM_JSON);
    await expect(create(inputs)).rejects.toThrow(/not known whether test "shop" was created.*Run pulumi up again/);
  });

  it("looks for a lost test in the account group that it was made in", async () => {
    const made = { ...answer, createdDate: soon() };
    api()
      .post(PATH)
      .query((query) => query.aid === "77")
      .reply(500, problem(500, "Internal Server Error"), PROBLEM_JSON);
    api()
      .get(PATH)
      .query({ aid: "77" })
      .reply(200, { tests: [made] });
    api()
      .get(`${PATH}/${ID}`)
      .query((query) => query.aid === "77")
      .reply(200, made);
    expect((await create({ ...inputs, accountGroupId: "77" })).state.accountGroupId).toBe("77");
  });

  it("names the test that already has the name", async () => {
    api().post(PATH).query(true).reply(400, problem(400, "A test with this name already exists."), PROBLEM_JSON);
    api()
      .get("/v7/tests")
      .query({ aid: AID })
      .reply(200, { tests: [answer] });
    const failure = await create(inputs).catch(({ message }: Error) => message);
    expect(failure).toContain(`It is test ${ID} in account group ${AID}.`);
    expect(failure).toMatch(/aliases: .* or run pulumi state rename.*another stack.*Only if nobody.* adoptId: "/);
  });

  it("does not advise to take over a test of another type", async () => {
    api().post(PATH).query(true).reply(400, problem(400, "A test with this name already exists."), PROBLEM_JSON);
    const other = { ...answer, type: "page-load" };
    api()
      .get("/v7/tests")
      .query({ aid: AID })
      .reply(200, { tests: [other] });
    const failure = await create(inputs).catch(({ message }: Error) => message);
    expect(failure).toContain(`It is test ${ID} in account group ${AID}, of type "page-load".`);
    expect(failure).not.toContain("adoptId");
  });

  it("keeps the id when the test exists but cannot be disabled", async () => {
    api().post(PATH).query(true).reply(201, answer);
    reads();
    api().put(`${PATH}/${ID}`).query(true).reply(403, problem(403, "Forbidden"), PROBLEM_JSON);
    const failure = await create({ ...inputs, enabled: false }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialWriteError);
    expect(failure).toMatchObject({ id: ID, properties: { enabled: true, testName: "shop" } });
  });

  it("sends once more what the API did not apply, then names it", async () => {
    api()
      .post(PATH)
      .query(true)
      .reply(201, { ...answer, description: undefined });
    reads();
    api()
      .put(`${PATH}/${ID}`, (body) => body.description === "shop front")
      .query(true)
      .reply(200, answer);
    await expect(create({ ...inputs, description: "shop front" })).rejects.toThrow(
      /did not apply description \(sent "shop front", answered nothing\)\./,
    );
  });

  it("adopts an equal test without writing to it", async () => {
    api().get(`${PATH}/${ID}`).query(true).reply(200, answer);
    expect((await create({ ...inputs, adoptId: ID })).id).toBe(ID);
  });

  it("changes an adopted test that differs", async () => {
    api()
      .get(`${PATH}/${ID}`)
      .query(true)
      .reply(200, { ...answer, interval: 60 });
    reads({ ...answer, interval: 60 });
    api().put(`${PATH}/${ID}`).query(true).reply(200, answer);
    expect((await create({ ...inputs, adoptId: ID })).state.interval).toBe(300);
  });
});

describe("reading a test", () => {
  const state = { ...inputs, testId: ID, account: ACCOUNT };

  it("is gone after a 404 problem", async () => {
    api().get(`${PATH}/${ID}`).query(true).reply(404, problem(404, "404 Not Found"), PROBLEM_JSON);
    expect(await read(state)).toBeUndefined();
  });

  it.each([
    [401, problem(401, "Unauthorized"), PROBLEM_JSON],
    [403, problem(403, "Forbidden"), PROBLEM_JSON],
    [404, "<html><body>404</body></html>", { "content-type": "text/html" }],
    [404, "", {}],
    [200, "<html><body>Sign in</body></html>", { "content-type": "text/html" }],
    [200, '{"testId": "28', { "content-type": "application/json" }],
  ])("is not gone after %i %j", async (status, body, headers) => {
    api()
      .get(`${PATH}/${ID}`)
      .query(true)
      .reply(status, body, headers as Record<string, string>);
    await expect(read(state)).rejects.toThrow(/ThousandEyes/);
  });

  it("shows what somebody changed by hand, and only in what the program sets", async () => {
    api()
      .get(`${PATH}/${ID}`)
      .query(true)
      .reply(200, { ...answer, interval: 60, numPathTraces: 7 });
    const found = await read(state);
    expect(diff(found?.state ?? {}, inputs).properties).toEqual([
      { path: "interval", kind: "update", replaces: false },
    ]);
  });

  it("imports the smallest inputs that reproduce the test", async () => {
    api()
      .get("/v7/tests")
      .query({ aid: "77" })
      .reply(200, { tests: [answer] });
    api()
      .get(`${PATH}/${ID}`)
      .query((query) => query.aid === "77")
      .reply(200, answer);
    const found = await read({}, `77/${ID}`);
    expect(found?.id).toBe(ID);
    expect(found?.inputs).toEqual({ ...inputs, accountGroupId: "77" });
    expect(found?.state.account).toEqual({ ...ACCOUNT, aid: OTHER_AID });
  });

  it("imports the headers that the vendor mirrors in one spelling", async () => {
    api()
      .get("/v7/tests")
      .query({ aid: AID })
      .reply(200, { tests: [answer] });
    reads({ ...answer, headers: ["X-Key: k"], customHeaders: { root: { "X-Key": "k" } } });
    const found = await read({});
    expect(found?.inputs).toMatchObject({ customHeaders: { root: { "X-Key": "k" } } });
    expect(found?.inputs).not.toHaveProperty("headers");
  });

  it("does not import a test that the list does not hold", async () => {
    api().get("/v7/tests").query({ aid: AID }).reply(200, { tests: [] });
    expect(await read({}, "9")).toBeUndefined();
  });
});

describe("updating a test", () => {
  const state = { ...inputs, testId: ID, account: ACCOUNT };

  it("sends the whole body, with the rules that somebody attached by hand", async () => {
    reads();
    const { type: _, ...body } = inputs;
    const wanted = { ...body, interval: 60, alertRules: ["11"] };
    api()
      .put(`${PATH}/${ID}`, wanted)
      .query(true)
      .reply(200, { ...answer, interval: 60 });
    const news = { ...inputs, interval: 60 };
    expect(diff(await update(state, news), news).properties).toEqual([]);
  });

  it("sends the default of a property that the program dropped", async () => {
    reads();
    api()
      .put(`${PATH}/${ID}`, (body) => body.description === "" && body.numPathTraces === 3)
      .query(true)
      .reply(200, answer);
    const news = await update({ ...state, description: "old", numPathTraces: 5 }, inputs);
    expect(news.description).toBeUndefined();
  });

  it("changes first and disables second", async () => {
    reads();
    const bodies: Values[] = [];
    const record = (body: Values) => Boolean(bodies.push(body));
    api()
      .put(`${PATH}/${ID}`, record)
      .query(true)
      .reply(200, { ...answer, interval: 60 });
    api()
      .put(`${PATH}/${ID}`, record)
      .query(true)
      .reply(200, { ...answer, interval: 60, enabled: false });
    await update(state, { ...inputs, interval: 60, enabled: false });
    expect(bodies.map(({ enabled, interval }) => ({ enabled, interval }))).toEqual([
      { enabled: undefined, interval: 60 },
      { enabled: false, interval: 60 },
    ]);
  });

  it("disables with one request when nothing else changes", async () => {
    reads();
    api()
      .put(`${PATH}/${ID}`, (body) => body.enabled === false)
      .query(true)
      .reply(200, { ...answer, enabled: false });
    await update(state, { ...inputs, enabled: false });
  });

  it("restores GET when the body of a POST is dropped", async () => {
    reads();
    api()
      .put(`${PATH}/${ID}`, (body) => body.postBody === "" && body.requestMethod === "get")
      .query(true)
      .reply(200, answer);
    await update({ ...state, postBody: "x" }, inputs);
  });

  it("takes one request that leaves the alert rules out to get the default ones back", async () => {
    api()
      .put(`${PATH}/${ID}`, (body) => !("alertRules" in body))
      .query(true)
      .reply(200, answer);
    await update({ ...state, alertRules: ["7"] }, inputs);
  });
});

describe("deleting a test", () => {
  const remove = () => thousandEyesTest.delete(handler(), ID, { type: inputs.type });

  it("sends one request", async () => {
    api().delete(`${PATH}/${ID}`).query({ aid: AID }).reply(204);
    await remove();
  });

  it("succeeds when the test is already gone", async () => {
    api().delete(`${PATH}/${ID}`).query({ aid: AID }).reply(404, problem(404, "404 Not Found"), PROBLEM_JSON);
    await remove();
  });

  it("fails on anything else", async () => {
    api().delete(`${PATH}/${ID}`).query({ aid: AID }).reply(403, problem(403, "Forbidden"), PROBLEM_JSON);
    await expect(remove()).rejects.toMatchObject({ kind: "permission" });
  });
});

describe("what replaces a test", () => {
  it.each([
    ["another type", { ...inputs, type: "page-load" }, ["type"], true],
    ["another type under another name", { ...inputs, type: "page-load", testName: "b" }, ["type"], false],
    ["another account group", { ...inputs, accountGroupId: OTHER_AID }, ["accountGroupId"], false],
    ["not the account group that it is in", { ...inputs, accountGroupId: AID }, [], true],
    ["adopting another test", { ...inputs, adoptId: "9" }, ["adoptId"], true],
    ["nothing else", { ...inputs, url: "https://other.example.com", interval: 60 }, [], true],
  ])("%s", (_, news, replaces, deletesFirst) => {
    const { replaces: found, deleteBeforeReplace } = diff({ ...inputs, account: ACCOUNT }, news);
    expect(found).toEqual(replaces);
    expect(deleteBeforeReplace).toBe(deletesFirst);
  });
});

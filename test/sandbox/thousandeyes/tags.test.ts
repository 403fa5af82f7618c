import { describe, expect, it } from "vitest";
import { type Body, fresh, groups, minimal, origin, testOf } from "./fresh";

const path = "/tags";
const tag = { accessType: "all", objectType: "test", key: "k", value: "v" };
const dynamic = {
  ...{ ...tag, objectType: "endpoint-agent", type: "dynamic", matchType: "and" },
  filters: [{ key: "f", mode: "in", scope: "custom", values: ["x"] }],
};
const enterprise = "fe124db9-bc89-4b3e-b196-7949a14b5954";

async function refusalOf(body: Body) {
  const answer = await fresh().post(path, body);
  return [answer.status, answer.body.detail];
}

describe("a tag", () => {
  it("is created with the server's defaults, and no Location", async () => {
    const answer = await fresh().post(path, tag);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBeNull();
    const { id } = answer.body;
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.body).toStrictEqual({
      ...{ ...tag, id, aid: Number(groups.login), builtIn: false, color: "#A7EB10", icon: "LABEL", type: "static" },
      ...{ description: null, legacyId: null, createDate: "2026-03-01T12:00:00Z", modifiedDate: null },
      _links: { self: { href: `${origin}/v7${path}/${id}` } },
    });
  });

  it("keeps its texts to the letter", async () => {
    const texts = { value: "  v  ", description: " d ", color: "#A1B2C3", icon: "OTHER" };
    expect(await fresh().make(path, { ...tag, ...texts })).toMatchObject(texts);
  });

  it("of endpoint agents is dynamic, with a number from older days", async () => {
    const made = await fresh().make(path, dynamic);
    expect(made).toMatchObject(dynamic);
    expect(typeof made.legacyId).toBe("number");
  });

  it("that is static has no match type, whatever is sent", async () => {
    expect(Object.keys(await fresh().make(path, { ...tag, matchType: "and" }))).not.toContain("matchType");
  });

  it("is replaced as a whole by an update", async () => {
    const sandbox = fresh();
    const made = await sandbox.make(path, { ...tag, color: "#A1B2C3", description: "d" });
    sandbox.clock.now = new Date("2026-03-01T13:00:00.000Z");
    const { status, body } = await sandbox.put(`${path}/${made.id}`, { ...tag, value: "w" });
    expect(status).toBe(200);
    expect(body).toStrictEqual({
      ...{ ...made, value: "w", color: "#A7EB10", description: null, modifiedDate: "2026-03-01T13:00:00Z" },
    });
  });

  it.each(["accessType", "objectType", "key", "value"])("needs %s with every update", async (name) => {
    const sandbox = fresh();
    const { id } = await sandbox.make(path, tag);
    const answer = await sandbox.put(`${path}/${id}`, { ...tag, [name]: undefined });
    expect([answer.status, answer.body.detail]).toStrictEqual([400, "Validation failure"]);
  });

  it("cannot change what it is for", async () => {
    const sandbox = fresh();
    const { id } = await sandbox.make(path, tag);
    const answer = await sandbox.put(`${path}/${id}`, { ...tag, objectType: "dashboard" });
    expect(answer.status).toBe(409);
    expect(answer.body).toStrictEqual({
      ...{ timestamp: sandbox.clock.now.getTime(), status: 409, error: "Conflict", title: "Resource already exists" },
      ...{
        detail: "Cannot update ObjectType. Original 'test' and new 'dashboard' objectType",
        path: `/v7${path}/${id}`,
      },
    });
    expect(answer.headers.get("content-type")).toBe("application/json");
  });

  it("is the only one with its key and value", async () => {
    const sandbox = fresh();
    await sandbox.make(path, tag);
    const other = await sandbox.make(path, { ...tag, value: "w" });
    const detail = "Duplicate tags are not allowed. You must change key or value or both";
    for (const answer of [await sandbox.post(path, tag), await sandbox.put(`${path}/${other.id}`, tag)]) {
      expect([answer.status, answer.body.detail]).toStrictEqual([409, detail]);
    }
    expect((await sandbox.put(`${path}/${other.id}`, { ...tag, value: "w" })).status).toBe(200);
    expect((await sandbox.post(`${path}?aid=${groups.staging}`, tag)).status).toBe(201);
  });

  it("is answered with the tag service's own 404 when it is not there", async () => {
    const answer = await fresh().get(`${path}/none`);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({
      ...{
        status: 404,
        error: "Not Found",
        title: "Resource not found",
        detail: "404 NOT_FOUND",
        path: "/v7/tags/none",
      },
    });
  });

  it("that is built in can be read, and not changed", async () => {
    const sandbox = fresh();
    expect((await sandbox.get(`${path}/${enterprise}`)).body).toMatchObject({ builtIn: true, aid: null, legacyId: -1 });
    expect((await sandbox.put(`${path}/${enterprise}`, { ...tag, objectType: "v-agent" })).status).toBe(403);
    expect((await sandbox.remove(`${path}/${enterprise}`)).status).toBe(403);
  });

  it("lists before the built-in ones, under a link without the query", async () => {
    const { body } = await fresh().get(`${path}?max=1`);
    const tags = body.tags as Body[];
    expect(tags.map(({ builtIn }) => builtIn)).toStrictEqual([false, ...Array(13).fill(true)]);
    expect(Object.keys(tags[0] as Body)).not.toContain("_links");
    expect(body._links).toStrictEqual({ self: { href: `${origin}/v7${path}` } });
  });
});

describe("a tag that is refused", () => {
  const provide = (name: string) => `${name}: You need to provide the ${name} for the tag. It cannot be null or empty`;
  const noDynamic = "type: Dynamic tags are not supported for the provided object type";

  it.each([
    [{ ...tag, accessType: undefined }, provide("accessType")],
    [{ ...tag, objectType: undefined }, provide("objectType")],
    [{ ...tag, key: "" }, "key: key for the label cannot be null"],
    [{ ...tag, value: undefined }, "value: value for the label cannot be null"],
    [{ ...tag, objectType: "endpoint-agent" }, "type: Static tags are not supported for the provided object type"],
    [{ ...dynamic, objectType: "test" }, noDynamic],
    [{ ...dynamic, objectType: undefined }, `${noDynamic}\n ${provide("objectType")}`],
    [{ ...dynamic, filters: [] }, "filters: must not be empty"],
    [{ ...dynamic, matchType: undefined }, "matchType: must not be null"],
    [
      {},
      [
        provide("accessType"),
        provide("objectType"),
        "key: key for the label cannot be null",
        "value: value for the label cannot be null",
      ].join("\n "),
    ],
  ])("lacks something: %j", async (body, detail) => {
    expect(await refusalOf(body)).toStrictEqual([400, detail]);
  });

  it.each([
    [{ accessType: "ALL" }, "Invalid Access Type: ALL"],
    [{ objectType: "tests" }, "Invalid Object Type: tests"],
    [
      { matchType: "AND" },
      "Cannot construct instance of `com.thousandeyes.tags.models.entity.FilterMatchType`, problem: Unexpected value 'AND'",
    ],
  ])("uses a word that is none, or in another case: %j", async (settings, text) => {
    expect(await refusalOf({ ...tag, ...settings })).toStrictEqual([400, `JSON parse error: ${text}`]);
  });

  it("is not for everybody to make", async () => {
    expect(await refusalOf({ ...tag, accessType: "partner" })).toStrictEqual([
      400,
      "You need to provide a valid partnerId to create a tag. Either you did not provide one or the provided one is invalid",
    ]);
    expect(await refusalOf({ ...tag, accessType: "system" })).toStrictEqual([
      403,
      "You need to provide a valid access type to create or update a tag. Either you did not provide one or the provided one is invalid",
    ]);
  });
});

describe("assigning a tag", () => {
  async function tagged() {
    const sandbox = fresh();
    const { id } = await sandbox.make(path, tag);
    const { testId } = await sandbox.make("/tests/http-server", minimal["http-server"]);
    const assignments = [
      { id: testId, type: "test" },
      { id: "d1", type: "dashboard" },
    ];
    const tagsOf = async () => (await sandbox.get(`/tests/http-server/${testId}?expand=tag`)).body.tags;
    const assigned = async () => (await sandbox.get(`${path}/${id}?expand=assignments`)).body.assignments;
    return { sandbox, id, testId, assignments, tagsOf, assigned };
  }

  it("shows on the tag and on the test, once however often it is done", async () => {
    const { sandbox, id, assignments, tagsOf, assigned } = await tagged();
    expect(await assigned()).toStrictEqual([]);
    for (let times = 0; times < 2; times++) {
      const answer = await sandbox.post(`${path}/${id}/assign`, { assignments });
      expect(answer.status).toBe(207);
      expect(answer.body).toMatchObject({ tagId: id, assignments });
    }
    expect(await assigned()).toStrictEqual(assignments);
    expect(await tagsOf()).toStrictEqual([{ id, key: "k", value: "v" }]);
  });

  it("is the same relation as the tags of a test", async () => {
    const { sandbox, id, testId, assigned } = await tagged();
    await sandbox.put(`/tests/http-server/${testId}`, { tags: [id] });
    expect(await assigned()).toStrictEqual([{ id: testId, type: "test" }]);
  });

  it("is taken back by unassigning, which then finds nothing", async () => {
    const { sandbox, id, assignments, tagsOf, assigned } = await tagged();
    await sandbox.post(`${path}/${id}/assign`, { assignments });
    expect((await sandbox.post(`${path}/${id}/unassign`, { assignments })).status).toBe(204);
    expect(await assigned()).toStrictEqual([]);
    expect(await tagsOf()).toStrictEqual([]);
    expect((await sandbox.post(`${path}/${id}/unassign`, { assignments })).status).toBe(404);
  });

  it("is refused for a test that is not there, and for nothing at all", async () => {
    const { sandbox, id } = await tagged();
    const none = { assignments: [{ id: "7", type: "test" }] };
    expect((await sandbox.post(`${path}/${id}/assign`, none)).status).toBe(404);
    expect((await sandbox.post(`${path}/${id}/assign`, {})).status).toBe(400);
  });

  it("ends with the tag", async () => {
    const { sandbox, id, testId, assignments } = await tagged();
    await sandbox.post(`${path}/${id}/assign`, { assignments });
    expect((await sandbox.remove(`${path}/${id}`)).status).toBe(204);
    expect(sandbox.state.tests[String(testId)]?.links.tags).toStrictEqual([]);
  });

  it("ends with the test", async () => {
    const { sandbox, testId, assignments, id, assigned } = await tagged();
    await sandbox.post(`${path}/${id}/assign`, { assignments });
    await sandbox.remove(`/tests/http-server/${testId}`);
    expect(await assigned()).toStrictEqual([{ id: "d1", type: "dashboard" }]);
    expect((await sandbox.post("/tests/http-server", testOf("http-server"))).status).toBe(201);
  });
});

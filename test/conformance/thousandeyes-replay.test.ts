import { describe, expect, it } from "vitest";
import type { Exchange } from "./thousandeyes-exchange";
import { IdMap } from "./thousandeyes-id-map";
import { preexisting } from "./thousandeyes-preexisting";
import { Replay } from "./thousandeyes-replay";
import { steady, volatile } from "./thousandeyes-volatile";

function exchange(
  method: string,
  path: string,
  parts: { body?: unknown; answer?: unknown; query?: Record<string, string[]> },
) {
  const { body, answer, query = {} } = parts;
  const request = { method, path, query, header: {}, ...(body === undefined ? {} : { body }) };
  return { id: "x", seq: 1, request, response: { status: 200, header: {}, body: answer } } satisfies Exchange;
}

const recordedId = "281474976999999";
const test = { testName: "one", prefix: "198.51.100.0/24" };

describe("the map of ids", () => {
  it("pairs ids that stand in the same place, at any depth", () => {
    const ids = new IdMap();
    ids.learn(
      { testId: "111111111111111", dnsServers: [{ serverId: "222222222222222", serverName: "a" }] },
      { testId: "333333333333333", dnsServers: [{ serverId: "444444444444444", serverName: "b" }] },
    );
    expect(ids.toSandbox("/tests/111111111111111/x/222222222222222")).toBe("/tests/333333333333333/x/444444444444444");
    expect(ids.toRecorded('{"id":"444444444444444"}')).toBe('{"id":"222222222222222"}');
  });

  it("keeps the first pair of either side, so that a later difference shows", () => {
    const ids = new IdMap();
    ids.pair("111111111111111", "333333333333333");
    ids.pair("111111111111111", "444444444444444");
    ids.pair("222222222222222", "333333333333333");
    expect(ids.toSandbox("111111111111111 222222222222222")).toBe("333333333333333 222222222222222");
    expect(ids.toRecorded("444444444444444")).toBe("444444444444444");
  });

  it("translates every id once, even where the two numberings overlap", () => {
    const ids = new IdMap();
    ids.pair("111111111111111", "222222222222222");
    ids.pair("222222222222222", "111111111111111");
    expect(ids.toSandbox("111111111111111,222222222222222")).toBe("222222222222222,111111111111111");
  });

  it("pairs UUIDs and numbers, and nothing that is no id", () => {
    const ids = new IdMap();
    const uuids = ["a77bf985-e99c-4317-838d-eabfbc81feb2", "fe124db9-bc89-4b3e-b196-7949a14b5954"] as const;
    ids.learn({ id: uuids[0], aid: 100000000000001 }, { id: uuids[1], aid: 281474976710710 });
    ids.learn({ testId: "3", ruleId: null }, { testId: "4", ruleId: "444444444444444" });
    expect(ids.toSandbox(`${uuids[0]} 100000000000001 3`)).toBe(`${uuids[1]} 281474976710710 3`);
    expect(ids.knows("3")).toBe(false);
  });
});

describe("what is left to compare", () => {
  it("is everything but the volatile fields", () => {
    const body = { testName: "a", interval: 60, list: [{ deep: true }], none: null };
    expect(steady(body)).toStrictEqual(body);
  });

  it("is of a time that it is one, and of the beginning of time all", () => {
    expect(steady({ createdDate: "2026-08-03T08:10:03Z" })).toStrictEqual({ createdDate: "a time" });
    expect(steady({ createdDate: "2026-08-03" })).toStrictEqual({ createdDate: "2026-08-03" });
    expect(steady({ createDate: "1970-01-01T00:00:00Z" })).toStrictEqual({ createDate: "1970-01-01T00:00:00Z" });
    expect(steady({ modifiedDate: null })).toStrictEqual({ modifiedDate: null });
  });

  it("is of a signature that it has a name and an address", () => {
    expect(steady({ createdBy: "a b (c@d)" })).toStrictEqual({ createdBy: true });
    expect(steady({ createdBy: "nobody" })).toStrictEqual({ createdBy: false });
  });

  it("is of a title every line, in whatever order", () => {
    expect(steady({ title: "b\na" })).toStrictEqual(steady({ title: "a\nb" }));
    expect(steady({ title: "a\nb" })).not.toStrictEqual(steady({ title: "a\nc" }));
  });

  it.each(volatile)("leaves out of $field no more than $because", ({ field, keep }) => {
    expect(steady([{ inner: { [field]: "x" } }])).toStrictEqual([{ inner: { [field]: keep("x") } }]);
  });
});

describe("a replay", () => {
  it("answers in the ids of the recording", async () => {
    const replay = new Replay();
    const created = exchange("POST", "/v7/tests/bgp", { body: test, answer: { testId: recordedId } });
    const made = await replay.play(created);
    expect([made.status, (made.body as { testId: string }).testId]).toStrictEqual([201, recordedId]);
    expect(made.header).toMatchObject({ location: `https://api.thousandeyes.com/v7/tests/bgp/${recordedId}` });
    const read = await replay.play(exchange("GET", `/v7/tests/bgp/${recordedId}`, { answer: {} }));
    expect([read.status, read.body]).toStrictEqual([200, made.body]);
    expect(replay.count).toBe(2);
  });

  it("notices when the second answer names another object than the first", async () => {
    const replay = new Replay();
    await replay.play(exchange("POST", "/v7/tests/bgp", { body: test, answer: { testId: recordedId } }));
    const other = { testId: "281474976888888" };
    const read = await replay.play(exchange("GET", `/v7/tests/bgp/${recordedId}`, { answer: other }));
    expect((read.body as { testId: string }).testId).toBe(recordedId);
  });

  it("sends the query along", async () => {
    const list = exchange("GET", "/v7/tests/bgp", { query: { max: ["a b"] }, answer: { tests: [] } });
    const { body } = await new Replay().play(list);
    expect(body).toStrictEqual({
      tests: [],
      _links: { self: { href: "https://api.thousandeyes.com/v7/tests/bgp?max=a+b" } },
    });
  });

  it("first makes what the account had before the recording, and makes it once", async () => {
    const replay = new Replay();
    const item = { accessType: "all", objectType: "test", key: "k", value: "v", builtIn: false };
    const tags = [{ ...item, id: "a77bf985-e99c-4317-838d-eabfbc81feb2" }];
    for (let times = 0; times < 2; times++) {
      const { body } = await replay.play(exchange("GET", "/v7/tags", { answer: { tags } }));
      const own = (body as { tags: Record<string, unknown>[] }).tags.filter(({ builtIn }) => builtIn === false);
      expect(own).toMatchObject(tags);
      expect(own).toHaveLength(1);
    }
  });

  it("says so when the sandbox cannot have had it", async () => {
    const tags = [{ id: "a77bf985-e99c-4317-838d-eabfbc81feb2", builtIn: false }];
    await expect(new Replay().play(exchange("GET", "/v7/tags", { answer: { tags } }))).rejects.toThrow(
      "cannot make what the account had",
    );
  });

  it("does not make what comes with every account, nor what a request has made", () => {
    const ids = new IdMap();
    ids.pair(recordedId, "281474976711111");
    const rules = [{ ruleId: "1", isDefault: true }];
    expect(preexisting(exchange("GET", "/v7/alerts/rules", { answer: { alertRules: rules } }), ids)).toStrictEqual([]);
    const tests = [{ testId: recordedId, type: "bgp", ...test }];
    expect(preexisting(exchange("GET", "/v7/tests/bgp", { answer: { tests } }), ids)).toStrictEqual([]);
    expect(preexisting(exchange("GET", "/v7/tests/bgp", { answer: { tests } }), new IdMap())).toMatchObject([
      { path: "/v7/tests/bgp", body: { ...test, agents: [{ agentId: "3" }] } },
    ]);
  });
});

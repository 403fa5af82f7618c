import { describe, expect, it } from "vitest";
import type { Values } from "../../src/lifecycle";
import { create, preview, problems, read, update } from "./support/operations";
import { fakeVendor, variants } from "./support/vendor";

/** Two values of every kind of field: the first is created, the second comes with an update. */
const kinds: Record<string, [Values, Values]> = {
  "text that the vendor drops when it is empty": [{ note: "" }, { note: "x" }],
  "a switch at its default": [{ enabled: true }, { enabled: false }],
  "a number": [{ timeout: 9 }, { timeout: 30 }],
  "a number out of a few": [{ interval: 120 }, { interval: 60 }],
  "a word that the vendor spells in capitals": [{ mode: "fast" }, { mode: "slow" }],
  "a number that the vendor answers as text": [{ rate: 100 }, { rate: "2500" }],
  "a number whose default is null": [{ payload: 0 }, { payload: 7 }],
  "an address or nothing": [{ address: "192.0.2.1" }, { address: "" }],
  "a number without default": [{ burst: 1 }, { burst: 2 }],
  "a write-only secret": [{ token: "hunter2hunter2" }, { token: "hunter3hunter3" }],
  "a secret that may be left out": [{ certificate: "x" }, { certificate: "" }],
  "a secret map": [{ headers: { a: "1" } }, { headers: {} }],
  "what only netassure reads": [{ dryRun: true }, { dryRun: false }],
  "a list of words in any order": [{ labels: ["b", "a", "c"] }, { labels: ["d", "a"] }],
  "a list that names an entry twice": [{ labels: ["a", "a"] }, { labels: ["a", "b", "a"] }],
  "an empty list": [{ labels: [] }, { labels: ["a"] }],
  "a list that is restored by leaving it out": [{ alerts: ["a"] }, { alerts: ["b", "a"] }],
  "a list of objects in any order": [
    { agents: [{ id: "2" }, { id: "1", weight: 5, source: "s" }] },
    { agents: [{ id: "1", weight: 6 }, { id: "3" }] },
  ],
  "a list of objects in order": [
    { steps: [{ url: "u" }, { url: "v", method: "post", expect: { status: 200 } }] },
    { steps: [{ url: "v", method: "get", expect: { text: "x" } }] },
  ],
  "a list of objects with secrets": [
    { steps: [{ url: "u", password: "s" }] },
    { steps: [{ url: "u" }, { url: "v", password: "t" }] },
  ],
  "an object": [{ proxy: { host: "p" } }, { proxy: { host: "q", port: 1, zone: "z" } }],
  "an object with an object": [
    { proxy: { host: "p", login: { user: "u", password: "s" } } },
    { proxy: { host: "p", login: { password: "t" } } },
  ],
  "an object with defaults written out": [
    { proxy: { host: "p", port: 8080, login: { user: "" } } },
    { proxy: { host: "p", port: 8081, login: {} } },
  ],
};

const cases = Object.entries(kinds).map(([kind, [first, second]]) => ({ kind, first, second }));

describe.each(cases)("$kind", ({ first, second }) => {
  const news = { name: "a", ...first };
  const later = { name: "a", ...second };

  it("passes check in both of its values", () => {
    const { definition } = fakeVendor();
    expect([...problems(definition as never, news), ...problems(definition as never, later)]).toEqual([]);
  });

  it("shows no change after create, update and refresh", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, news);
    expect(state).toEqual({ ...news, createdBy: "me" });
    expect(preview(vendor, id, state, news)).toEqual([]);

    const changed = await update(vendor, id, state, later);
    expect(changed).toEqual({ ...later, createdBy: "me" });
    expect(preview(vendor, id, changed, later)).toEqual([]);

    const refreshed = await read(vendor, id, changed);
    expect(refreshed?.state).toEqual(changed);
    expect(preview(vendor, id, refreshed?.state ?? {}, later)).toEqual([]);
    expect(vendor.calls).toEqual(["create", `update ${id}`, `read ${id}`]);
  });

  it("shows a change when its other value is wanted", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, news);
    expect(preview(vendor, id, state, later)).not.toEqual([]);
  });

  it("shows no change after it was adopted with another value", async () => {
    const vendor = fakeVendor();
    const { id } = await create(vendor, news);
    const adopting = { ...later, adoptId: id };
    const { state } = await create(vendor, adopting);
    expect(preview(vendor, id, state, adopting)).toEqual([]);
  });

  it("shows no change after the import of what is live", async () => {
    const vendor = fakeVendor();
    const { id } = await create(vendor, news);
    const found = await read(vendor, id, {});
    expect(problems(vendor.definition as never, found?.inputs ?? {})).toEqual([]);
    expect(preview(vendor, id, found?.state ?? {}, found?.inputs ?? {})).toEqual([]);
  });

  it("shows no change after it was removed from the program", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, news);
    const left = { name: "a" };
    const without = await update(vendor, id, state, left);
    expect(preview(vendor, id, without, left)).toEqual([]);
    expect(preview(vendor, id, (await read(vendor, id, without))?.state ?? {}, left)).toEqual([]);
  });
});

describe("every kind of field at once", () => {
  const first = Object.assign({ name: "a" }, ...cases.map((each) => each.first)) as Values;
  const second = Object.assign({ name: "a" }, ...cases.map((each) => each.second)) as Values;

  it("shows no change after create, update, refresh and adoption", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, first);
    expect(preview(vendor, id, state, first)).toEqual([]);
    const changed = await update(vendor, id, state, second);
    expect(preview(vendor, id, changed, second)).toEqual([]);
    expect((await read(vendor, id, changed))?.state).toEqual(changed);
    const adopted = await create(vendor, { ...second, adoptId: id });
    expect(preview(vendor, id, adopted.state, { ...second, adoptId: id })).toEqual([]);
    expect(vendor.objects.size).toBe(1);
  });
});

describe.each([
  { type: "ping", name: "a", timeout: 9, labels: ["b", "a"] },
  { type: "web", name: "a", token: "hunter2hunter2", steps: [{ url: "u", password: "s" }], proxy: { host: "p" } },
])("the variant $type", (news) => {
  it("shows no change after create, update, refresh, adoption and import", async () => {
    const vendor = fakeVendor(variants);
    const { id, state } = await create(vendor, news);
    expect(preview(vendor, id, state, news)).toEqual([]);
    const later = { type: news.type, name: "b" };
    const changed = await update(vendor, id, state, later);
    expect(preview(vendor, id, changed, later)).toEqual([]);
    expect((await read(vendor, id, changed))?.state).toEqual(changed);
    const adopting = { ...news, adoptId: id };
    expect(preview(vendor, id, (await create(vendor, adopting)).state, adopting)).toEqual([]);
    const found = await read(vendor, id, {});
    expect(found?.inputs.type).toBe(news.type);
    expect(preview(vendor, id, found?.state ?? {}, found?.inputs ?? {})).toEqual([]);
  });
});

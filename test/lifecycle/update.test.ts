import { describe, expect, it } from "vitest";
import * as z from "zod";
import { describeField, isObject, PartialWriteError, type Values } from "../../src/lifecycle";
import { create, failureOf, preview, update } from "./support/operations";
import { ACCOUNT, fakeVendor } from "./support/vendor";

/** Creates an object, then updates it; what the update sent is the last write. */
async function updated(before: Values, after: Values) {
  const vendor = fakeVendor();
  const { id, state: olds } = await create(vendor, { name: "a", ...before });
  vendor.calls.length = 0;
  const news = { name: "a", ...after };
  const state = await update(vendor, id, olds, news);
  return { vendor, id, news, state, sent: vendor.sent.at(-1) };
}

describe("updating an object", () => {
  it("takes one call when everything landed", async () => {
    const { vendor, id, state } = await updated({ timeout: 9 }, { timeout: 10, note: "x" });
    expect(vendor.calls).toEqual([`update ${id}`]);
    expect(state).toEqual({ name: "a", timeout: 10, note: "x", createdBy: "me" });
  });

  it("tells the definition what was and what is wanted", async () => {
    const vendor = fakeVendor();
    const { state: olds } = await create(vendor, { name: "a", timeout: 9 });
    const seen: unknown[] = [];
    const { update: original } = vendor.definition;
    vendor.definition.update = (call, id, change) => {
      seen.push(change);
      return original(call, id, change);
    };
    await update(vendor, "1", olds, { name: "b" });
    expect(seen).toEqual([
      { olds: { name: "a", timeout: 9, createdBy: "me", account: ACCOUNT }, news: { name: "b", timeout: 30 } },
    ]);
  });

  it("is an error that leaves the state as it was when the vendor refuses it", async () => {
    const vendor = fakeVendor();
    const { state: olds } = await create(vendor, { name: "a" });
    vendor.failures.push(new Error("409 Conflict"));
    const error = await failureOf(update(vendor, "1", olds, { name: "b" }));
    expect(error).not.toBeInstanceOf(PartialWriteError);
    expect(error.message).toBe("409 Conflict");
  });
});

describe("a property that the program drops", () => {
  it.each<[string, Values, Values, Values]>([
    ["goes back to its default", { timeout: 9 }, {}, { timeout: 30 }],
    ["goes back to an empty text", { note: "x" }, {}, { note: "" }],
    ["goes back to an empty list", { labels: ["x"], agents: [{ id: "1" }] }, {}, { labels: [], agents: [] }],
    ["goes back to an empty map", { headers: { a: "1" } }, {}, { headers: {} }],
    ["goes back to nothing, spelled null", { payload: 5 }, {}, { payload: null }],
    ["goes back to a default that cannot be read", { token: "hunter2hunter2" }, {}, { token: "" }],
    ["is left out when that restores it", { alerts: ["r"] }, {}, {}],
    ["is left out when only netassure reads it", { dryRun: true }, {}, {}],
    ["is not sent when it is at its default already", { timeout: 30, mode: "SLOW" }, {}, {}],
    [
      "goes back inside an object",
      { proxy: { host: "p", port: 1 } },
      { proxy: { host: "p" } },
      { proxy: { host: "p", port: 8080 } },
    ],
    [
      "goes back to nothing inside an object",
      { proxy: { host: "p", limit: 5 } },
      { proxy: { host: "p" } },
      { proxy: { host: "p", limit: null } },
    ],
    [
      "goes back two levels deep",
      { proxy: { host: "p", login: { user: "u", password: "x" } } },
      { proxy: { host: "p", login: { password: "x" } } },
      { proxy: { host: "p", login: { password: "x", user: "" } } },
    ],
    [
      "is not restored inside a list, which is written as a whole",
      { agents: [{ id: "1", weight: 5 }] },
      { agents: [{ id: "1" }] },
      { agents: [{ id: "1" }] },
    ],
  ])("%s", async (_, before, after, sent) => {
    const result = await updated(before, after);
    expect(result.sent).toEqual({ name: "a", ...sent });
    expect(result.vendor.calls).toEqual([`update ${result.id}`]);
    expect(result.state).toEqual({ ...result.news, createdBy: "me" });
    expect(preview(result.vendor, result.id, result.state, result.news)).toEqual([]);
  });

  it("goes back from what was changed by hand, too", async () => {
    const vendor = fakeVendor();
    await create(vendor, { name: "a", timeout: 30 });
    await update(vendor, "1", { name: "a", timeout: 45 }, { name: "a" });
    expect(vendor.sent.at(-1)).toEqual({ name: "a", timeout: 30 });
  });

  it("is not restored twice when the program never set it", async () => {
    expect((await updated({}, { note: "x" })).sent).toEqual({ name: "a", note: "x" });
  });
});

describe("a default that was not restored", () => {
  const before = { name: "a", timeout: 9, proxy: { host: "p", port: 1 } };

  it("is sent once more, then named, and stays in state so that the next update tries again", async () => {
    const vendor = fakeVendor();
    const { state: olds } = await create(vendor, before);
    vendor.ignores.set("timeout", 2);
    const news = { name: "a", proxy: { host: "p", port: 1 } };
    const error = await failureOf(update(vendor, "1", olds, news));
    expect(error.message).toMatch(/did not apply timeout \(sent 30, answered 9\)\./);
    expect(error.properties).toEqual({ ...news, timeout: 9, createdBy: "me", account: ACCOUNT });
    const state = error.properties as Values;
    expect(preview(vendor, "1", state, news)).toEqual(["delete timeout"]);
    expect(await update(vendor, "1", state, news)).toEqual({ ...news, createdBy: "me" });
    expect(vendor.objects.get("1")?.timeout).toBe(30);
  });

  it("is named inside an object", async () => {
    const vendor = fakeVendor();
    const { state: olds } = await create(vendor, before);
    vendor.ignores.set("proxy", 2);
    const news = { name: "a", timeout: 9, proxy: { host: "p" } };
    const error = await failureOf(update(vendor, "1", olds, news));
    expect(error.message).toMatch(/did not apply proxy\.port \(sent 8080, answered 1\)\./);
    expect(preview(vendor, "1", error.properties as Values, news)).toEqual(["delete proxy.port"]);
  });

  it("keeps what was not restored when the second write fails", async () => {
    const vendor = fakeVendor();
    const { state: olds } = await create(vendor, before);
    vendor.ignores.set("timeout", 1);
    vendor.failures.push(undefined, new Error("502 Bad Gateway"));
    const error = await failureOf(update(vendor, "1", olds, { name: "a", proxy: before.proxy }));
    expect(error.id).toBe("1");
    expect(error.properties).toEqual({ ...before, createdBy: "me", account: ACCOUNT });
  });

  it("is spelled null and still there", async () => {
    const vendor = fakeVendor();
    const { state: olds } = await create(vendor, { name: "a", payload: 5 });
    vendor.ignores.set("payload", 2);
    const error = await failureOf(update(vendor, "1", olds, { name: "a" }));
    expect(error.message).toMatch(/did not apply payload \(sent null, answered 5\)\./);
  });
});

describe("a dropped object that the vendor clears with an empty one", () => {
  const merging = () => {
    const vendor = fakeVendor();
    const { update: original } = vendor.definition;
    // A vendor that merges inside objects, so that an empty one clears nothing.
    vendor.definition.update = (call, id, change) => {
      const stored = call.client.objects.get(id)?.proxy;
      const proxy = isObject(stored) && isObject(change.news.proxy) ? { ...stored, ...change.news.proxy } : undefined;
      return original(call, id, { ...change, news: { ...change.news, ...(proxy ? { proxy } : {}) } });
    };
    return vendor;
  };

  it("is gone for good", async () => {
    const { vendor, state } = await updated({ proxy: { host: "p", port: 1 } }, {});
    expect(vendor.objects.get("1")?.proxy).toEqual({});
    expect(state).toEqual({ name: "a", createdBy: "me" });
  });

  it("is named when its old content is still there", async () => {
    const vendor = merging();
    const { state: olds } = await create(vendor, { name: "a", proxy: { host: "p", port: 1 } });
    const error = await failureOf(update(vendor, "1", olds, { name: "a" }));
    expect(vendor.calls).toEqual(["create", "update 1", "update 1"]);
    expect(error.message).toMatch(/did not apply proxy\./);
    expect(preview(vendor, "1", error.properties as Values, { name: "a" })).toEqual(["delete proxy"]);
  });

  it("is named when it lies inside another object", async () => {
    const vendor = merging();
    const login = { user: "u", password: "s" };
    const { update: merge } = vendor.definition;
    vendor.definition.update = (call, id, change) =>
      merge(call, id, { ...change, news: { ...change.news, proxy: { host: "p", login } } });
    const { state: olds } = await create(vendor, { name: "a", proxy: { host: "p", login } });
    const news = { name: "a", proxy: { host: "p" } };
    const error = await failureOf(update(vendor, "1", olds, news));
    expect(error.message).toMatch(/did not apply proxy\.login\./);
    expect(preview(vendor, "1", error.properties as Values, news)).toEqual(["delete proxy.login"]);
  });

  it("is gone when all that is left of it are defaults", async () => {
    const vendor = merging();
    const { state: olds } = await create(vendor, { name: "a", proxy: { host: "p", port: 8080 } });
    vendor.objects.set("1", { name: "a", proxy: { port: 8080 } });
    expect(await update(vendor, "1", olds, { name: "a" })).toEqual({ name: "a", createdBy: "me" });
  });
});

describe("what a vendor shows in an object that the program sets empty", () => {
  it("is not the program's business", async () => {
    const box = z.strictObject({ size: z.int().optional() });
    const vendor = fakeVendor(z.strictObject({ name: z.string(), box: describeField(box.optional(), {}) }));
    const { update: original } = vendor.definition;
    vendor.definition.update = async (call, id, change) => {
      const answer = await original(call, id, change);
      return { ...answer, inputs: { ...answer.inputs, box: { size: 5 } } };
    };
    const { state: olds } = await create(vendor, { name: "a", box: {} });
    expect(await update(vendor, "1", olds, { name: "b", box: {} })).toEqual({ name: "b", box: {}, createdBy: "me" });
    expect(vendor.calls).toEqual(["create", "update 1"]);
  });
});

describe("what the program dropped", () => {
  it("is named in the error of a request that was to put back its default", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, { name: "a", timeout: 9, note: "n" });
    vendor.failures.push(new Error("FakeVendor refused: timeout is too short (400)."));
    expect((await failureOf(update(vendor, id, state, { name: "a", timeout: 1 }))).message).toBe(
      "FakeVendor refused: timeout is too short (400). The request for 1 also put back the default of what the program no longer sets: note.",
    );
  });

  it("is named in a warning when no answer ever shows whether it is gone", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, {
      name: "a",
      token: "t",
      proxy: { host: "p", login: { password: "s" } },
    });
    vendor.run.lines.length = 0;
    await update(vendor, id, state, { name: "a", proxy: { host: "p" } });
    expect(vendor.run.lines).toEqual([
      ...["token", "proxy.login.password"].map((path) => ({
        severity: "warning",
        text: `${path} of 1 was taken away, but no answer of the vendor ever shows it: nobody can tell from here whether it is gone.`,
        identity: vendor.call.identity,
      })),
    ]);
  });
});

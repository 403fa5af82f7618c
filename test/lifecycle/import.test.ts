import { describe, expect, it } from "vitest";
import * as z from "zod";
import { describeField, smallestInputs, type Values } from "../../src/lifecycle";
import { create, definitionOf, preview, problems, read } from "./support/operations";
import { fakeVendor, variants } from "./support/vendor";

const { inputs } = definitionOf();

describe("the smallest inputs that reproduce an object", () => {
  it.each<[string, Values, Values]>([
    [
      "leave out what equals a default",
      { timeout: 30, mode: "SLOW", rate: "2500", note: "", labels: [], headers: {} },
      {},
    ],
    ["hold what differs from it", { timeout: 9, rate: "7", labels: ["a"] }, { timeout: 9, rate: "7", labels: ["a"] }],
    ["hold what has no default", { burst: 5, alerts: ["r"] }, { burst: 5, alerts: ["r"] }],
    ["leave out what is never returned", { token: "****" }, {}],
    ["leave out null", { burst: null, payload: null }, {}],
    ["leave out what is no input", { createdBy: "me", _links: {} }, {}],
    [
      "leave out defaults inside objects",
      { proxy: { host: "p", port: 8080, login: { user: "", password: "**" } } },
      { proxy: { host: "p" } },
    ],
    [
      "keep what differs inside objects",
      { proxy: { host: "p", login: { user: "u" } } },
      { proxy: { host: "p", login: { user: "u" } } },
    ],
    ["leave out an object that is empty by default", { proxy: {} }, {}],
    [
      "leave out defaults inside lists",
      { agents: [{ id: "1", weight: 1, source: "", site: "x" }] },
      { agents: [{ id: "1" }] },
    ],
    ["leave out an object of which nothing is left", { steps: [{ url: "u", expect: {} }] }, { steps: [{ url: "u" }] }],
    ["keep zero and false", { enabled: false, payload: 0 }, { enabled: false, payload: 0 }],
  ])("%s", (_, answer, expected) => {
    expect(smallestInputs(inputs, { name: "a", ...answer })).toEqual({ name: "a", ...expected });
  });

  it("spell a choice as a program has to", () => {
    expect(smallestInputs(inputs, { name: "a", mode: "FAST" })).toEqual({ name: "a", mode: "fast" });
    expect(smallestInputs(inputs, { name: "a", mode: "MEDIUM" })).toEqual({ name: "a", mode: "MEDIUM" });
  });

  it("hold what is required, whatever its default is", () => {
    const schema = z.strictObject({
      name: z.string(),
      size: describeField(z.int(), { serverDefault: 5 }),
      box: z.strictObject({ color: describeField(z.string().optional(), { serverDefault: "red" }) }),
    });
    const answer = { name: "a", size: 5, box: { color: "red" } };
    expect(smallestInputs(schema, answer)).toEqual({ name: "a", size: 5, box: {} });
  });

  it("leave out an object without default that is empty", () => {
    const schema = z.strictObject({
      name: z.string(),
      box: z.strictObject({ color: z.string().optional() }).optional(),
    });
    expect(smallestInputs(schema, { name: "a", box: { unheard: 1 } })).toEqual({ name: "a" });
  });

  it("are those of the object's variant", () => {
    const answer = { type: "ping", name: "a", timeout: 30, burst: 3, proxy: { host: "p" } };
    expect(smallestInputs(variants, answer)).toEqual({ type: "ping", name: "a", burst: 3 });
  });
});

describe("importing an object", () => {
  it("warns of what a program has to say and no answer shows", async () => {
    const key = describeField(z.string(), { secret: true, writeOnly: true, description: "Key." });
    const vendor = fakeVendor(z.strictObject({ name: z.string(), key }));
    vendor.objects.set("4", { name: "old", key: "k" });
    expect((await read(vendor, "4", {}))?.inputs).toEqual({ name: "old" });
    expect(vendor.run.lines).toEqual([
      {
        severity: "warning",
        text: "4 was imported as far as the vendor shows it. Complete it in the program: key is required: text.",
        identity: vendor.call.identity,
      },
    ]);
  });

  it("gives its inputs and its outputs", async () => {
    const vendor = fakeVendor();
    vendor.objects.set("4", { name: "old", timeout: 9, agents: [{ id: "1" }, { id: "2", weight: 3 }] });
    const agents = [{ id: "2", weight: 3 }, { id: "1" }];
    expect(await read(vendor, "4", {})).toEqual({
      id: "4",
      inputs: { name: "old", timeout: 9, agents },
      state: { name: "old", timeout: 9, agents, createdBy: "me" },
    });
  });

  it("gives inputs that pass check and change nothing", async () => {
    const vendor = fakeVendor();
    vendor.objects.set("4", {
      name: "old",
      rate: 5,
      proxy: { host: "p", port: 8080 },
      steps: [{ url: "u", method: "post" }],
    });
    const found = await read(vendor, "4", {});
    expect(problems(definitionOf(), found?.inputs ?? {})).toEqual([]);
    expect(preview(vendor, "4", found?.state ?? {}, found?.inputs ?? {})).toEqual([]);
    expect(vendor.calls).toEqual(["read 4"]);
  });

  it("also happens when only outputs are known", async () => {
    const vendor = fakeVendor();
    vendor.objects.set("4", { name: "old" });
    expect((await read(vendor, "4", { createdBy: "me" }))?.inputs).toEqual({ name: "old" });
  });

  it("gives nothing for an object that is gone", async () => {
    expect(await read(fakeVendor(), "4", {})).toBeUndefined();
  });
});

describe("refreshing an object", () => {
  const news = {
    name: "a",
    timeout: 9,
    labels: ["x"],
    token: "hunter2hunter2",
    proxy: { host: "p", login: { password: "s" } },
  };

  it("gives nothing when it is gone", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, news);
    vendor.objects.delete(id);
    expect(await read(vendor, id, state)).toBeUndefined();
  });

  it("gives the same state when nothing happened", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, news);
    expect(await read(vendor, id, state)).toEqual({ id, inputs: news, state });
  });

  it("finds what somebody changed, added or removed by hand, and nothing that the program does not set", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor, news);
    vendor.objects.set(id, { name: "a", mode: "fast", labels: ["y"], proxy: { host: "q", port: 1 } });
    const found = await read(vendor, id, state);
    expect(found?.state).toEqual({
      name: "a",
      timeout: 30,
      labels: ["y"],
      token: "hunter2hunter2",
      proxy: { host: "q", login: { password: "s" } },
      createdBy: "me",
    });
    expect(preview(vendor, id, found?.state ?? {}, news)).toEqual([
      "update timeout",
      "update labels[0]",
      "update proxy.host",
    ]);
  });

  it("keeps an error of the vendor an error", async () => {
    const vendor = fakeVendor();
    vendor.definition.read = async () => {
      throw new Error("401 Unauthorized");
    };
    await expect(read(vendor, "1", { name: "a" })).rejects.toThrow("401 Unauthorized");
  });
});

import { describe, expect, it } from "vitest";
import { PartialWriteError, type Values } from "../../src/lifecycle";
import { create, failureOf, preview, update } from "./support/operations";
import { ACCOUNT, fakeVendor, variants } from "./support/vendor";

const news = { name: "a", timeout: 9, labels: ["x"], proxy: { host: "p", port: 1 } };

describe("creating an object", () => {
  it("takes one call when everything landed", async () => {
    const vendor = fakeVendor();
    expect(await create(vendor, news)).toEqual({ id: "1", state: { ...news, createdBy: "me" } });
    expect(vendor.calls).toEqual(["create"]);
  });

  it("sends exactly what the program sets", async () => {
    const vendor = fakeVendor();
    await create(vendor, { name: "a", dryRun: true });
    expect(vendor.sent).toEqual([{ name: "a", dryRun: true }]);
  });

  it("keeps nothing in state that the program does not set, and nothing undefined", async () => {
    const vendor = fakeVendor();
    const { state } = await create(vendor, { name: "a" });
    expect(Object.entries(state)).toEqual([
      ["name", "a"],
      ["createdBy", "me"],
    ]);
  });

  it("keeps secrets and write-only values as the program wrote them", async () => {
    const vendor = fakeVendor();
    const values = { name: "a", token: "hunter2hunter2", certificate: "pem", steps: [{ url: "u", password: "s" }] };
    expect((await create(vendor, values)).state).toEqual({ ...values, createdBy: "me" });
    expect(vendor.calls).toEqual(["create"]);
  });

  it("is an error without id when the vendor refuses it", async () => {
    const vendor = fakeVendor();
    vendor.failures.push(new Error("403 Forbidden"));
    const error = await failureOf(create(vendor, news));
    expect(error).not.toBeInstanceOf(PartialWriteError);
    expect(error.message).toBe("403 Forbidden");
    expect(vendor.calls).toEqual(["create"]);
  });
});

describe("a property that did not land", () => {
  it.each<[string, Values]>([
    ["name", {}],
    ["timeout", {}],
    ["proxy", {}],
    ["steps", { steps: [{ url: "u" }] }],
    ["headers", { headers: { a: "1" } }],
    ["agents", { agents: [{ id: "1" }] }],
    ["payload", { payload: 5 }],
  ])("is sent exactly once more: %s", async (name, more) => {
    const vendor = fakeVendor();
    vendor.ignores.set(name, 1);
    const { id, state } = await create(vendor, { ...news, ...more });
    expect(state).toEqual({ ...news, ...more, createdBy: "me" });
    expect(vendor.calls).toEqual(["create", `update ${id}`]);
    expect(vendor.sent[1]).toEqual({ ...news, ...more });
  });

  it("is named when it does not land the second time either, and the object stays in state", async () => {
    const vendor = fakeVendor();
    vendor.ignores.set("timeout", 2);
    const error = await failureOf(create(vendor, news));
    expect(error).toBeInstanceOf(PartialWriteError);
    expect(error.id).toBe("1");
    expect(error.properties).toEqual({ ...news, timeout: 30, createdBy: "me", account: ACCOUNT });
    expect(error.reasons).toEqual([
      "The vendor accepted the request for 1 but did not apply timeout (sent 9, answered 30). Either the account does not allow it, or netassure misjudges the API: then please report this line. The next pulumi up tries again.",
    ]);
    expect(error.message).toBe(error.reasons?.toString());
    expect(vendor.calls).toEqual(["create", "update 1"]);
  });

  it("is missing from the properties when the vendor has nothing in its place", async () => {
    const vendor = fakeVendor();
    vendor.ignores.set("burst", 2);
    const error = await failureOf(create(vendor, { name: "a", burst: 5 }));
    expect(error.properties).toEqual({ name: "a", createdBy: "me", account: ACCOUNT });
    expect(preview(vendor, "1", error.properties as Values, { name: "a", burst: 5 })).toEqual(["add burst"]);
  });

  it("is named with every other one, by its path", async () => {
    const vendor = fakeVendor();
    const inner = { name: "a", timeout: 9, mode: "fast", labels: ["x"], steps: [{ url: "u", method: "post" }] };
    for (const name of ["timeout", "mode", "labels", "steps"]) vendor.ignores.set(name, 2);
    const error = await failureOf(create(vendor, inner));
    expect(error.message).toContain(
      `did not apply timeout (sent 9, answered 30); mode (sent "fast", answered "SLOW"); steps[0]. Either`,
    );
  });

  it("leaves a state from which the next update can go on", async () => {
    const vendor = fakeVendor();
    vendor.ignores.set("timeout", 2);
    const { properties } = (await failureOf(create(vendor, news))) as unknown as { properties: Values };
    expect(preview(vendor, "1", properties, news)).toEqual(["update timeout"]);
    const state = await update(vendor, "1", properties, news);
    expect(preview(vendor, "1", state, news)).toEqual([]);
  });
});

describe("a second write that fails", () => {
  it("keeps the id, the live properties and the reason", async () => {
    const vendor = fakeVendor();
    vendor.ignores.set("timeout", 1);
    vendor.failures.push(undefined, new Error("500 Internal Server Error"));
    const error = await failureOf(create(vendor, news));
    expect(error).toBeInstanceOf(PartialWriteError);
    expect(error.id).toBe("1");
    expect(error.properties).toEqual({ ...news, timeout: 30, createdBy: "me", account: ACCOUNT });
    expect(error.reasons).toEqual(["500 Internal Server Error"]);
    expect((error.cause as Error).message).toBe("500 Internal Server Error");
  });

  it("keeps the id when what was thrown is no error", async () => {
    const vendor = fakeVendor();
    vendor.ignores.set("timeout", 1);
    vendor.failures.push(undefined, "lost" as unknown as Error);
    expect((await failureOf(create(vendor, news))).reasons).toEqual(["lost"]);
  });

  it("is not started after the engine cancelled, and keeps the id", async () => {
    const vendor = fakeVendor();
    vendor.ignores.set("timeout", 1);
    vendor.call.signal = AbortSignal.abort(new Error("cancelled"));
    const error = await failureOf(create(vendor, news));
    expect(error.id).toBe("1");
    expect(error.reasons).toEqual(["cancelled"]);
    expect(vendor.calls).toEqual(["create"]);
  });
});

describe("an object with variants", () => {
  it("is verified by the properties of its variant", async () => {
    const vendor = fakeVendor(variants);
    vendor.ignores.set("burst", 1);
    const ping = { type: "ping", name: "a", burst: 5 };
    expect((await create(vendor, ping)).state).toEqual({ ...ping, createdBy: "me" });
    expect(vendor.calls).toEqual(["create", "update 1"]);
  });
});

import { describe, expect, it } from "vitest";
import { PartialWriteError, type Values } from "../../src/lifecycle";
import { create, failureOf, preview } from "./support/operations";
import { ACCOUNT, type FakeVendor, fakeVendor, variants } from "./support/vendor";

function vendorWith(object: Values, inputs?: Parameters<typeof fakeVendor>[0]): FakeVendor {
  const vendor = fakeVendor(inputs);
  vendor.objects.set("7", object);
  return vendor;
}

describe("adopting an object", () => {
  it("that does not exist is an error that says what to do, and creates nothing", async () => {
    const vendor = fakeVendor();
    await expect(create(vendor, { name: "a", adoptId: "7" })).rejects.toThrow(
      'adoptId "7" names no existing object in group 7 at api.fake.example. Correct the id, or remove adoptId to create one.',
    );
    expect(vendor.calls).toEqual(["read 7"]);
    expect(vendor.objects.size).toBe(0);
  });

  it("that the vendor does not want to show is the vendor's error", async () => {
    const vendor = vendorWith({ name: "a" });
    vendor.definition.read = async () => {
      throw new Error("403 Forbidden");
    };
    await expect(create(vendor, { name: "a", adoptId: "7" })).rejects.toThrow("403 Forbidden");
    expect(vendor.calls).toEqual([]);
  });

  it("that is as the program says takes no write", async () => {
    const vendor = vendorWith({ name: "a", mode: "fast", labels: ["x", "y"], proxy: { host: "p", port: 1 } });
    const news = {
      name: "a",
      adoptId: "7",
      mode: "fast",
      labels: ["x", "y"],
      proxy: { host: "p" },
      timeout: 30,
      dryRun: true,
    };
    expect(await create(vendor, news)).toEqual({ id: "7", state: { ...news, createdBy: "me" } });
    expect(vendor.calls).toEqual(["read 7"]);
  });

  it("changes what differs, with one write, and leaves alone what the program does not set", async () => {
    const vendor = vendorWith({ name: "old", timeout: 9, note: "by hand", labels: ["x"] });
    const news = { name: "a", adoptId: "7", labels: ["y"] };
    expect(await create(vendor, news)).toEqual({ id: "7", state: { ...news, createdBy: "me" } });
    expect(vendor.calls).toEqual(["read 7", "update 7"]);
    expect(vendor.objects.get("7")).toMatchObject({ name: "a", timeout: 9, note: "by hand", labels: ["y"] });
  });

  it.each<[string, Values]>([
    ["at the top", { token: "hunter2hunter2" }],
    ["inside an object", { proxy: { host: "p", login: { password: "s" } } }],
    ["inside a list", { steps: [{ url: "u", password: "s" }] }],
  ])("with a value that cannot be read takes one write: %s", async (_, secret) => {
    const vendor = vendorWith({ name: "a", ...secret });
    await create(vendor, { name: "a", adoptId: "7", ...secret });
    expect(vendor.calls).toEqual(["read 7", "update 7"]);
  });

  it.each<[string, Values]>([
    ["inside an object", { proxy: { host: "p", login: { user: "u" } } }],
    ["inside a list", { steps: [{ url: "u" }] }],
  ])("with a value that could hold one but does not takes none: %s", async (_, plain) => {
    const vendor = vendorWith({ name: "a", ...plain });
    await create(vendor, { name: "a", adoptId: "7", ...plain });
    expect(vendor.calls).toEqual(["read 7"]);
  });

  it("keeps the id that the vendor gives, under which the next preview is empty", async () => {
    const vendor = vendorWith({ name: "a" });
    const { read } = vendor.definition;
    vendor.definition.read = (call, id, olds) => read(call, id.split("/").at(-1) ?? "", olds);
    const news = { name: "a", adoptId: "group/7" };
    const { id, state } = await create(vendor, news);
    expect(id).toBe("7");
    expect(preview(vendor, id, state, news)).toEqual([]);
  });

  it("that would have to be replaced is refused before anything is written", async () => {
    const vendor = vendorWith({ name: "a", region: "us" });
    await expect(create(vendor, { name: "b", adoptId: "7", region: "eu" })).rejects.toThrow(
      'adoptId "7" names an object with another region, which cannot be changed. Make the program agree with the object, or remove adoptId to create one.',
    );
    expect(vendor.calls).toEqual(["read 7"]);
  });

  it("of another variant is refused before anything is written", async () => {
    const vendor = vendorWith({ type: "web", name: "a" }, variants);
    await expect(create(vendor, { type: "ping", name: "a", adoptId: "7" })).rejects.toThrow(
      /names an object with another type, which cannot be changed\./,
    );
    expect(vendor.calls).toEqual(["read 7"]);
  });

  it("whose changes do not land keeps it in state", async () => {
    const vendor = vendorWith({ name: "old", timeout: 9 });
    vendor.ignores.set("name", 2);
    const error = await failureOf(create(vendor, { name: "a", adoptId: "7" }));
    expect(error).toBeInstanceOf(PartialWriteError);
    expect(error.id).toBe("7");
    expect(error.properties).toEqual({ name: "old", adoptId: "7", createdBy: "me", account: ACCOUNT });
    expect(vendor.calls).toEqual(["read 7", "update 7", "update 7"]);
  });

  it("that refuses the change leaves it as it was", async () => {
    const vendor = vendorWith({ name: "old" });
    vendor.failures.push(new Error("409 Conflict"));
    const error = await failureOf(create(vendor, { name: "a", adoptId: "7" }));
    expect(error).not.toBeInstanceOf(PartialWriteError);
    expect(vendor.objects.get("7")).toEqual({ name: "old" });
  });
});

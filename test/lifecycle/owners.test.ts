import { describe, expect, it } from "vitest";
import { createResource, deleteResource, Owners, objectName } from "../../src/lifecycle";
import { testRun } from "../support/run";
import { ACCOUNT, fakeVendor } from "./support/vendor";

const named = (name: string) => `org/urn:pulumi:stack::project::type::${name}`;
const object = objectName("FakeMonitor", ACCOUNT, "1");

describe("an object that another resource of the run manages by now", () => {
  it("is not deleted, and the person is told who has it", async () => {
    const vendor = fakeVendor();
    const { id, state } = await createResource(vendor.definition, vendor.call, { name: "a" });
    const run = testRun();
    const later = { ...vendor.call, run };
    await createResource(vendor.definition, { ...later, identity: named("renamed") }, { name: "a", adoptId: id });
    await deleteResource(vendor.definition, later, id, state);
    expect(vendor.objects.size).toBe(1);
    expect(run.lines).toMatchObject([{ text: '1 is not deleted: "renamed" manages it now.' }]);
  });

  it("cannot be adopted by a second resource of the program", async () => {
    const vendor = fakeVendor();
    const { id } = await createResource(vendor.definition, vendor.call, { name: "a" });
    const second = { ...vendor.call, identity: named("second") };
    await expect(createResource(vendor.definition, second, { name: "a", adoptId: id })).rejects.toThrow(
      '1 is managed by the resource "one" of this program already. Declare it once',
    );
  });
});

describe("owners", () => {
  it("know a resource by its name of before, too", () => {
    const owners = new Owners();
    owners.declare(object, named("new"), named("old"));
    expect(owners.otherThan(named("old"), object)).toBeUndefined();
    expect(owners.otherThan(named("third"), object)).toBe(named("new"));
    expect(owners.objectOf(named("old"))).toBe(object);
  });

  it("tell nothing of objects that nobody declared, nor for hosts without identities", () => {
    const owners = new Owners();
    owners.declare(object, undefined);
    expect(owners.otherThan(named("one"), object)).toBeUndefined();
    expect(owners.objectOf(undefined)).toBeUndefined();
  });
});

describe("the name of an object", () => {
  it("is another one in every account and for every type", () => {
    const others = [
      objectName("FakeMonitor", { ...ACCOUNT, group: "8" }, "1"),
      objectName("OtherMonitor", ACCOUNT, "1"),
      objectName("FakeMonitor", ACCOUNT, "2"),
    ];
    expect(new Set([object, ...others]).size).toBe(4);
    expect(objectName("FakeMonitor", { group: "7", host: "api.fake.example" }, "1")).toBe(object);
  });
});

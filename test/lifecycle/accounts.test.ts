import { describe, expect, it } from "vitest";
import { createResource, deleteResource, readResource, updateResource, type Values } from "../../src/lifecycle";
import { failureOf } from "./support/operations";
import { ACCOUNT, type FakeVendor, fakeVendor } from "./support/vendor";

const news = { name: "a", timeout: 9 };

async function made(): Promise<{ vendor: FakeVendor; id: string; state: Values }> {
  const vendor = fakeVendor();
  return { vendor, ...(await createResource(vendor.definition, vendor.call, news)) };
}

/** The state as the release before left it. */
const { account: _, ...ofBefore }: Values = { ...news, createdBy: "me", account: ACCOUNT };

type Operation = (vendor: FakeVendor, id: string, state: Values) => Promise<unknown>;

const operations: Record<string, Operation> = {
  "a refresh": ({ definition, call }, id, state) => readResource(definition, call, id, state),
  "an update": ({ definition, call }, id, state) =>
    updateResource(definition, call, id, state, { ...news, timeout: 8 }),
  "a delete": ({ definition, call }, id, state) => deleteResource(definition, call, id, state),
};

describe("a state", () => {
  it("says where its object lives", async () => {
    expect((await made()).state.account).toEqual(ACCOUNT);
  });
});

describe.each(Object.entries(operations))("%s with credentials of another account", (_name, operation) => {
  it.each([
    ["at the same host", { host: "api.fake.example", group: "8" }, "group 8 at api.fake.example"],
    ["at another host", { host: "eu.fake.example", group: "7" }, "group 7 at eu.fake.example"],
  ])("%s asks nothing, changes nothing and names both", async (_where, account, elsewhere) => {
    const { vendor, id, state } = await made();
    const before = structuredClone([...vendor.objects]);
    vendor.account = account;
    vendor.calls.length = 0;
    expect((await failureOf(operation(vendor, id, state))).message).toBe(
      `1 lives in group 7 at api.fake.example, but the credentials of this run lead to ${elsewhere}. Nothing was changed, neither there nor in the state. Use the credentials of the account that it lives in (netassure:fakeToken; refresh and destroy use those of the last up). To forget it without touching it, run pulumi state delete with its URN.`,
    );
    expect(vendor.calls).toEqual([]);
    expect([...vendor.objects]).toEqual(before);
  });
});

describe("the state of the release before, which names no account", () => {
  it("learns it from a refresh", async () => {
    const { vendor, id } = await made();
    const found = await readResource(vendor.definition, vendor.call, id, ofBefore);
    expect(found?.state).toEqual({ ...ofBefore, account: ACCOUNT });
  });

  it("learns it from an update, which writes nothing when nothing changed", async () => {
    const { vendor, id } = await made();
    vendor.calls.length = 0;
    expect(await updateResource(vendor.definition, vendor.call, id, ofBefore, news)).toEqual({
      ...ofBefore,
      account: ACCOUNT,
    });
    expect(vendor.calls).toEqual(["read 1"]);
  });

  it("learns it from an update that changes something", async () => {
    const { vendor, id } = await made();
    const next = await updateResource(vendor.definition, vendor.call, id, ofBefore, { ...news, timeout: 8 });
    expect(next).toEqual({ ...ofBefore, timeout: 8, account: ACCOUNT });
  });

  it("is deleted once the object was seen", async () => {
    const { vendor, id } = await made();
    await deleteResource(vendor.definition, vendor.call, id, ofBefore);
    expect(vendor.objects.size).toBe(0);
  });

  it.each(Object.entries(operations))(
    "is no proof for %s that an object which is not found is gone",
    async (_name, operation) => {
      const { vendor, id } = await made();
      vendor.objects.clear();
      expect((await failureOf(operation(vendor, id, ofBefore))).message).toBe(
        "1 was not found in group 7 at api.fake.example, and the state, of an earlier release of netassure, does not say where it lives, so this does not prove that it is gone. If it lives elsewhere, use the credentials of that account (netassure:fakeToken). If it was deleted, run pulumi state delete with its URN.",
      );
    },
  );
});

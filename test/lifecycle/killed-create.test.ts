import { describe, expect, it } from "vitest";
import {
  createResource,
  deleteResource,
  PartialWriteError,
  type ResourceDefinition,
  UnknownOutcomeError,
} from "../../src/lifecycle";
import { testRun } from "../support/run";
import { diffOf, failureOf } from "./support/operations";
import { type FakeVendor, fakeVendor } from "./support/vendor";

const news = { name: "a", timeout: 9 };

/** The next process of the same program: what was noted is there, what was known is not. */
function nextProcess(vendor: FakeVendor): FakeVendor {
  const run = { ...testRun(), notes: vendor.run.notes, journal: vendor.run.journal };
  return { ...vendor, run, call: { ...vendor.call, run } };
}

const create = ({ definition, call }: FakeVendor, values = news) => createResource(definition, call, values);
const notesOf = ({ run }: FakeVendor) => [...run.notes.values()].map(({ id }) => id);

describe("a create whose answer the engine never saved", () => {
  it("is taken up by the next run, without another object", async () => {
    const vendor = fakeVendor();
    const { id } = await create(vendor);
    expect(notesOf(vendor)).toEqual([id]);
    expect(await create(nextProcess(vendor))).toMatchObject({ id });
    expect(vendor.objects.size).toBe(1);
  });

  it("is changed when the program says something else by now", async () => {
    const vendor = fakeVendor();
    const { id } = await create(vendor);
    const again = await create(nextProcess(vendor), { ...news, timeout: 8 });
    expect(again).toMatchObject({ id, state: { timeout: 8 } });
    expect(vendor.objects.get(id)).toMatchObject({ timeout: 8 });
  });

  it("is made again when somebody has deleted the object meanwhile", async () => {
    const vendor = fakeVendor();
    const { id } = await create(vendor);
    vendor.objects.delete(id);
    await create(nextProcess(vendor));
    expect(vendor.objects.size).toBe(1);
    expect(vendor.calls).toEqual(["create", "read 1", "create"]);
  });

  it("is looked for by the definition when not even its id is known", async () => {
    const vendor = fakeVendor();
    vendor.failures.push(new UnknownOutcomeError("The answer was lost."));
    await failureOf(create(vendor));
    expect(notesOf(vendor)).toEqual([undefined]);
    const at = [...vendor.run.notes.values()][0]?.at;
    const next = nextProcess(vendor);
    const begunAt: unknown[] = [];
    const definition: ResourceDefinition<FakeVendor> = {
      ...vendor.definition,
      create(call, values) {
        begunAt.push(call.begunAt);
        return vendor.definition.create(call, values);
      },
    };
    await create({ ...next, definition });
    expect(begunAt).toEqual([at]);
  });
});

describe("a create that failed", () => {
  it("leaves no note when nothing was made", async () => {
    const vendor = fakeVendor();
    vendor.failures.push(new Error("403 Forbidden"));
    await failureOf(create(vendor));
    expect(notesOf(vendor)).toEqual([]);
  });

  it("leaves the id when something was made, and says in the state where it lives", async () => {
    const vendor = fakeVendor();
    const partly: ResourceDefinition<FakeVendor> = {
      ...vendor.definition,
      create: async () => Promise.reject(new PartialWriteError("7", { name: "a" }, ["It could not be switched on."])),
    };
    const failure = await failureOf(create({ ...vendor, definition: partly }));
    expect(failure).toMatchObject({ id: "7", properties: { name: "a", account: vendor.account } });
    expect(notesOf(vendor)).toEqual(["7"]);
  });
});

describe("a replacement within minutes of the first create", () => {
  it("makes a new object when the run knows which one the resource has", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor);
    const next = nextProcess(vendor);
    // What a preview or the diff of this run leaves behind.
    next.run.owners.declare(
      JSON.stringify(["FakeMonitor", Object.entries(vendor.account).sort(), id]),
      next.call.identity,
    );
    expect(diffOf(vendor.definition as ResourceDefinition, state, news)).toEqual([]);
    const second = await create(next);
    expect(second.id).not.toBe(id);
    await deleteResource(next.definition, next.call, id, state);
    expect([...vendor.objects.keys()]).toEqual([second.id]);
  });

  it("keeps the object that it took up, when nobody told the run what is replaced", async () => {
    const vendor = fakeVendor();
    const { id, state } = await create(vendor);
    const next = nextProcess(vendor);
    expect((await create(next)).id).toBe(id);
    await deleteResource(next.definition, next.call, id, state);
    expect([...vendor.objects.keys()]).toEqual([id]);
    expect(next.run.lines.map(({ text }) => text)).toEqual([
      "1 is not deleted: it was made minutes ago, and this run took it up again.",
    ]);
  });
});

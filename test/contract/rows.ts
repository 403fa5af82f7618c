import { expect } from "vitest";
import type * as z from "zod";
import {
  checkInputs,
  fieldsFor,
  isObject,
  isRequired,
  itemOf,
  metaOf,
  type ResourceDefinition,
  sameValue,
  shapeOf,
  type Values,
  variantsOf,
} from "../../src/lifecycle";
import { alternativesOf } from "../support/samples/alternatives";
import type { ResourceSamples, Sample, SampleContext } from "../support/samples/sample";
import type { Subject } from "./subject";
import { vendorRows } from "./vendor-rows";

/** What a row works with. Every call of `subject` makes another resource. */
export interface Workbench {
  sample: Sample;
  subject(): Subject;
  /** A name that no object has. */
  unique(): string;
  /** What the vendor itself holds of an object, without what tells it from others. */
  stored(id: string): unknown;
  /** One table of all that the vendor holds, by id. */
  held(table: string): Record<string, unknown>;
  /** What happens outside the vendor's API: a control of the sandbox. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** ThousandEyes itself, beside the client. */
  thousandEyes: SampleContext["thousandEyes"];
  /** The resource of this identity, as credentials of other accounts see it. */
  strangers(identity: string): Promise<Subject[]>;
  isDefaultReading: boolean;
  /** What the resources of this row are called, at the vendor and in the program. */
  objects(): string[];
  /** What was said to the program's author beside errors. */
  warnings(): string[];
}

/** One thing that a resource has to do. */
export interface Row {
  name: string;
  /** What a message about it has to name: one of these. */
  properties?: string[];
  run(bench: Workbench): Promise<void>;
}

/** Every row of one variant of a resource. */
export function rowsOf(definition: ResourceDefinition, variant: string, { without = [] }: ResourceSamples): Row[] {
  return [
    created,
    replaced,
    ...changeable(definition, variant).map((property) => changed(definition, property)),
    ...(without.includes("deletion elsewhere") ? [] : [deletedElsewhere]),
    ...(without.includes("adoption") ? [] : [adopted]),
    ...(without.includes("import") ? [] : [imported]),
    ...vendorRows(definition.type, variant),
  ];
}

const created: Row = {
  name: "is created, and a preview and a refresh afterwards are empty",
  async run({ sample, subject, unique }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    await one.expectSettled(id, state, news);
    await one.remove(id, state);
  },
};

const replaced: Row = {
  name: "says which changes replace it",
  async run({ sample, subject, unique }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    for (const [property, value] of Object.entries(sample.replacements ?? {})) {
      expect((await one.diff(id, state, { ...news, [property]: value })).replaces).toContain(property);
    }
    await one.remove(id, state);
    const [other, another] = [subject(), { ...news, ...sample.replacements }];
    const made = await other.create(another);
    await other.expectSettled(made.id, made.state, another);
    await other.remove(made.id, made.state);
  },
};

const deletedElsewhere: Row = {
  name: "is found gone after a deletion elsewhere, and can be deleted and created again",
  async run({ sample, subject, unique }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    await one.remove(id, state);
    expect(await one.read(id, state)).toBeUndefined();
    await one.remove(id, state);
    const again = await one.create(news);
    await one.remove(again.id, again.state);
  },
};

const adopted: Row = {
  name: "is adopted by its id, and then has nothing to change",
  async run({ sample, subject, unique }) {
    const news = sample.minimal(unique());
    const { id } = await subject().create(news);
    const [one, adopting] = [subject(), { ...news, adoptId: id }];
    const found = await one.create(adopting);
    expect(found.id).toBe(id);
    expect((await one.diff(id, found.state, adopting)).properties).toEqual([]);
    expect((await one.diff(id, found.state, news)).properties).toEqual([]);
    await one.remove(id, found.state);
  },
};

const imported: Row = {
  name: "is imported with inputs that change nothing",
  async run({ sample, subject, unique }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    const found = await one.read(id, {});
    const unknown = Object.fromEntries((sample.notImported ?? []).map((property) => [property, news[property]]));
    const inputs = { ...found?.inputs, ...unknown };
    expect((await one.diff(id, { ...found?.state, ...unknown }, inputs)).properties).toEqual([]);
    await one.remove(id, state);
  },
};

/** What a program says last is what the vendor holds, whatever it said before. */
function changed(definition: ResourceDefinition, property: string): Row {
  return {
    name: `settles on each value of ${property}, back again, and without it`,
    properties: [property],
    async run(bench) {
      const { sample, subject, unique, stored } = bench;
      const field = fieldsFor(definition.inputs, sample.minimal("x"))[property];
      if (!field) throw new Error(`${sample.name} has no ${property}`);
      const { values, with: others = {}, together = {} } = alternativesOf(property, field, metaOf(field), sample);
      const base = { ...sample.minimal(unique()), ...others };
      const [first, second] = values.map((value) => ({ ...base, ...together, [property]: value })) as [Values, Values];
      const one = subject();
      const { id, state: created } = await one.create(base);
      let state = await one.update(id, created, first);
      state = await one.update(id, state, second);
      state = await one.update(id, state, first);
      const programs = [{ news: first, held: stored(id) }];
      if (isDroppable(one, first, base, property)) {
        state = await one.update(id, state, base);
        programs.push({ news: base, held: stored(id) });
      }
      await one.remove(id, state);
      const told = (value: unknown) => of(property, value).flatMap((one) => telling(field, one) ?? []);
      for (const { news, held } of programs) {
        // Where the vendor's defaults are read otherwise, what the documentation calls the default counts as well.
        if (!bench.isDefaultReading && told(held).length === 0) continue;
        expect(told(held)).toEqual(told(await heldOfNew(bench, news)));
      }
    },
  };
}

/**
 * What the vendor holds under this name: at the top, or, where its documents put it further down, there. Deeper ones
 * belong to something else.
 */
function of(name: string, held: unknown): unknown[] {
  if (typeof held !== "object" || held === null) return [];
  if (Object.hasOwn(held, name)) return [(held as Values)[name]];
  return Object.values(held).flatMap((value) => of(name, value));
}

/** What is left of a value when defaults that go without saying are taken out of it. */
function telling(field: z.ZodType, value: unknown): unknown {
  const [shape, item, { serverDefault }] = [shapeOf(field), itemOf(field), metaOf(field)];
  if (item && Array.isArray(value)) return value.length === 0 ? undefined : value.map((one) => telling(item, one));
  if (shape && isObject(value)) {
    const inner = Object.entries(value).map(([name, one]) => [name, shape[name] ? telling(shape[name], one) : one]);
    const left = inner.filter(([, one]) => one !== undefined);
    return left.length === 0 ? undefined : Object.fromEntries(left);
  }
  const isDefault = serverDefault !== undefined && sameValue(field, value, serverDefault);
  return isDefault || value === null || value === "" ? undefined : value;
}

/** What the vendor holds of an object that never was anything else. */
async function heldOfNew({ subject, stored }: Workbench, news: Values): Promise<unknown> {
  const fresh = subject();
  const { id, state } = await fresh.create(news);
  const held = stored(id);
  await fresh.remove(id, state);
  return held;
}

/** Whether a program can stop setting the property; where the vendor cannot clear it, the check says so. */
function isDroppable({ definition }: Subject, news: Values, base: Values, property: string): boolean {
  const field = fieldsFor(definition.inputs, base)[property];
  if (base[property] !== undefined || !field || isRequired(field)) return false;
  const { failures } = checkInputs(definition, {}, news, base);
  if (failures.length === 0) return true;
  expect(failures).toEqual([{ property, reason: expect.stringContaining("cannot be removed") }]);
  return false;
}

/** The properties that can change in place. */
export function changeable(definition: ResourceDefinition, variant: string): string[] {
  const object = variantsOf(definition.inputs).find(({ name }) => name === variant)?.object;
  return Object.entries(object?.shape ?? {})
    .filter(([name, field]) => {
      const { replaceOnChanges, inputOnly } = metaOf(field as never);
      return name !== "type" && name !== "sessionType" && !replaceOnChanges && !inputOnly;
    })
    .map(([name]) => name);
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Call,
  checkInputs,
  createResource,
  diffResource,
  fieldsFor,
  isRequired,
  metaOf,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
  variantsOf,
} from "../src/lifecycle";
import { vendors } from "../src/registry";
import { type Sandbox, startSandbox } from "../src/sandbox";
import { resourceSamples } from "./support/samples";
import { alternativesOf } from "./support/samples/alternatives";
import { type Sample, sampleContext } from "./support/samples/sample";

/*
 * The lifecycle table: every registered resource and every variant of it, against the sandbox. A resource is covered as
 * soon as it is registered, and fails here until it has samples.
 */

let sandbox: Sandbox;
let serial = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: 1_000_000 });
});

afterAll(() => sandbox.close());

const unique = () => `contract ${++serial}`;

/** One resource with everything the table does to it. */
class Subject {
  constructor(
    readonly definition: ResourceDefinition,
    readonly call: Call<unknown>,
  ) {}

  /** The inputs as the engine would hand them on; the table only holds valid ones. */
  checked(news: Values, olds: Values = {}): Values {
    const { inputs, failures } = checkInputs(
      this.definition,
      { config: () => undefined, identity: this.call.identity },
      olds,
      news,
    );
    expect(failures).toEqual([]);
    return inputs;
  }

  create(news: Values) {
    return createResource(this.definition, this.call, this.checked(news));
  }

  read(id: string, state: Values) {
    return readResource(this.definition, this.call, id, state);
  }

  async update(id: string, state: Values, news: Values): Promise<Values> {
    const next = await updateResource(this.definition, this.call, id, state, this.checked(news));
    await this.expectSettled(id, next, news);
    return next;
  }

  diff(id: string, state: Values, news: Values) {
    return diffResource(this.definition, id, state, this.checked(news));
  }

  remove(id: string, state: Values) {
    return this.definition.delete(this.call, id, state);
  }

  /** A preview after the write and one after a refresh are both empty. */
  async expectSettled(id: string, state: Values, news: Values): Promise<void> {
    expect(this.diff(id, state, news).properties).toEqual([]);
    const refreshed = await this.read(id, state);
    expect(this.diff(id, refreshed?.state ?? {}, news).properties).toEqual([]);
    expect(refreshed?.state).toEqual(state);
  }
}

describe("the registry", () => {
  const types = vendors.flatMap(({ resources }) => resources.map(({ type }) => type));

  it("has samples for every resource", () => {
    expect(resourceSamples.map(({ type }) => type).sort()).toEqual([...types].sort());
  });
});

for (const { type, settings, samples } of resourceSamples) {
  const vendor = vendors.find(({ resources }) => resources.some((resource) => resource.type === type));
  const definition = vendor?.resources.find((resource) => resource.type === type) as ResourceDefinition;
  let made: Promise<Sample[]> | undefined;

  for (const { name } of variantsOf(definition.inputs)) {
    describe(`${type}${name === "" ? "" : ` of type ${name}`}`, () => {
      let subject: Subject;
      let sample: Sample;

      beforeAll(async () => {
        const env = settings(sandbox);
        const client = vendor?.connect({ config: () => undefined, env });
        subject = new Subject(definition, { client, identity: `organization/project/stack/${type}/${name}` });
        made ??= samples(sampleContext(sandbox));
        const found = (await made).find((candidate) => candidate.name === (name || type));
        if (!found) throw new Error(`${type} has no sample for ${name}`);
        sample = found;
      });

      it("is created, and a preview and a refresh afterwards are empty", async () => {
        const news = sample.minimal(unique());
        const { id, state } = await subject.create(news);
        await subject.expectSettled(id, state, news);
        await subject.remove(id, state);
      });

      describe.each(changeable(definition, name))("with %s", (property) => {
        it("settles on each value, back again, and without it", async () => {
          const field = fieldsFor(definition.inputs, sample.minimal("x"))[property];
          if (!field) throw new Error(`${name} has no ${property}`);
          const { values, with: others = {} } = alternativesOf(property, field, metaOf(field), sample);
          const base = { ...sample.minimal(unique()), ...others };
          const [first, second] = values.map((value) => ({ ...base, [property]: value })) as [Values, Values];
          const created = await subject.create(base);
          const { id } = created;
          let state = await subject.update(id, created.state, first);
          state = await subject.update(id, state, second);
          state = await subject.update(id, state, first);
          state = await removed(subject, id, state, first, base, property);
          await subject.remove(id, state);
        });
      });

      it("says which changes replace it", async () => {
        const news = sample.minimal(unique());
        const { id, state } = await subject.create(news);
        for (const [property, value] of Object.entries(sample.replacements ?? {})) {
          expect(subject.diff(id, state, { ...news, [property]: value }).replaces).toContain(property);
        }
        await subject.remove(id, state);
        const made = await subject.create({ ...news, ...sample.replacements });
        await subject.expectSettled(made.id, made.state, { ...news, ...sample.replacements });
        await subject.remove(made.id, made.state);
      });

      it("is found gone after a deletion elsewhere, and can be deleted and created again", async ({ skip }) => {
        skip(sample.without?.includes("deletion elsewhere") ?? false, "the vendor has no such object");
        const news = sample.minimal(unique());
        const { id, state } = await subject.create(news);
        await subject.remove(id, state);
        expect(await subject.read(id, state)).toBeUndefined();
        await subject.remove(id, state);
        const again = await subject.create(news);
        await subject.remove(again.id, again.state);
      });

      it("is adopted by its id, and then has nothing to change", async ({ skip }) => {
        skip(sample.without?.includes("adoption") ?? false, "the vendor has no such object");
        const news = sample.minimal(unique());
        const { id, state } = await subject.create(news);
        const adopting = { ...news, adoptId: id };
        const adopted = await subject.create(adopting);
        expect(adopted.id).toBe(id);
        expect(subject.diff(id, adopted.state, adopting).properties).toEqual([]);
        expect(subject.diff(id, adopted.state, news).properties).toEqual([]);
        await subject.remove(id, state);
      });

      it("is imported with inputs that change nothing", async ({ skip }) => {
        skip(sample.without?.includes("import") ?? false, "the vendor has no such object");
        const news = sample.minimal(unique());
        const { id, state } = await subject.create(news);
        const imported = await subject.read(id, {});
        const unknown = Object.fromEntries((sample.notImported ?? []).map((property) => [property, news[property]]));
        const inputs = { ...imported?.inputs, ...unknown };
        expect(subject.diff(id, { ...imported?.state, ...unknown }, inputs).properties).toEqual([]);
        await subject.remove(id, state);
      });
    });
  }
}

/** The properties that can change in place. */
function changeable(definition: ResourceDefinition, variant: string): string[] {
  const object = variantsOf(definition.inputs).find(({ name }) => name === variant)?.object;
  return Object.entries(object?.shape ?? {})
    .filter(([name, field]) => {
      const { replaceOnChanges, inputOnly } = metaOf(field as never);
      return name !== "type" && name !== "sessionType" && !replaceOnChanges && !inputOnly;
    })
    .map(([name]) => name);
}

/** Drops the property: the vendor's default comes back, or the check says that it cannot. */
async function removed(
  subject: Subject,
  id: string,
  state: Values,
  with_: Values,
  base: Values,
  property: string,
): Promise<Values> {
  const { [property]: _, ...without } = with_;
  const field = fieldsFor(subject.definition.inputs, base)[property];
  if (base[property] !== undefined || !field || isRequired(field)) return state;
  const { failures } = checkInputs(subject.definition, { config: () => undefined }, with_, without);
  if (failures.length > 0) {
    expect(failures).toEqual([{ property, reason: expect.stringContaining("cannot be removed") }]);
    return state;
  }
  return subject.update(id, state, without);
}

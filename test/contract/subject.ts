import { expect } from "vitest";
import {
  checkInputs,
  createResource,
  deleteResource,
  diffResource,
  type HostCall,
  PartialWriteError,
  type Resource,
  type ResourceDefinition,
  type ResourceDiff,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { hostCall, type TestRun, testRun } from "../support/run";

/** One resource of a program, with everything that an engine does to it. */
export interface Subject {
  readonly definition: ResourceDefinition;
  readonly identity: string;
  /** Of the objects that it was so far. */
  readonly ids: readonly string[];
  /** What was said to the program's author beside errors. */
  readonly warnings: readonly string[];
  create(news: Values): Promise<Resource>;
  read(id: string, state: Values): Promise<(Resource & { inputs: Values }) | undefined>;
  update(id: string, state: Values, news: Values): Promise<Values>;
  diff(id: string, state: Values, news: Values): Diff | Promise<Diff>;
  remove(id: string, state: Values): Promise<void>;
  /** A preview after the write and one after a refresh are both empty. */
  expectSettled(id: string, state: Values, news: Values): Promise<void>;
}

export type Diff = Pick<ResourceDiff, "properties" | "replaces">;

/** The same by calls of the lifecycle, as a dynamic provider makes them. */
export class DirectSubject implements Subject {
  readonly run: TestRun = testRun();
  readonly ids: string[] = [];
  readonly #call: HostCall<unknown>;
  #inputs: Values = {};

  constructor(
    readonly definition: ResourceDefinition,
    client: unknown,
    readonly identity: string,
  ) {
    this.#call = hostCall(client, identity, this.run);
  }

  get warnings(): string[] {
    return this.run.lines.map(({ text }) => text);
  }

  /** The inputs as the engine would hand them on; the table only holds valid ones. */
  #checked(news: Values): Values {
    const { inputs, failures } = checkInputs(this.definition, { identity: this.identity }, this.#inputs, news);
    expect(failures).toEqual([]);
    return inputs;
  }

  async create(news: Values) {
    this.#inputs = this.#checked(news);
    const made = await createResource(this.definition, this.#call, this.#inputs).catch((error: unknown) => {
      if (error instanceof PartialWriteError) this.ids.push(error.id);
      throw error;
    });
    this.ids.push(made.id);
    return made;
  }

  read(id: string, state: Values) {
    return readResource(this.definition, this.#call, id, state);
  }

  async update(id: string, state: Values, news: Values): Promise<Values> {
    this.#inputs = this.#checked(news);
    const next = await updateResource(this.definition, this.#call, id, state, this.#inputs);
    await this.expectSettled(id, next, news);
    return next;
  }

  diff(id: string, state: Values, news: Values) {
    return diffResource(this.definition, id, state, this.#checked(news));
  }

  remove(id: string, state: Values) {
    this.#inputs = {};
    return deleteResource(this.definition, this.#call, id, state);
  }

  async expectSettled(id: string, state: Values, news: Values): Promise<void> {
    expect(this.diff(id, state, news).properties).toEqual([]);
    const refreshed = await this.read(id, state);
    expect(this.diff(id, refreshed?.state ?? {}, news).properties).toEqual([]);
  }
}

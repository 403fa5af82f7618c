import { verifiedDiff } from "../../src/host/verified-diff";
import { verifiedInputs } from "../../src/host/verified-inputs";
import {
  type CheckFailure,
  checkInputs,
  createResource,
  deleteResource,
  diffResource,
  type HostCall,
  PartialWriteError,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { type Fate, Process, ProcessKilled, type Start } from "./process";

/** What the engine has saved of the resource. */
interface Saved {
  id: string;
  inputs: Values;
  state: Values;
  /** The last write did not settle, so the next `up` updates whatever a diff says. */
  unsettled: boolean;
}

/** A stack of one resource, with what Pulumi's engine does to it. Each run of the engine is a process of its own. */
export class Stack {
  #saved: Saved | undefined;
  #fate: Fate = {};
  readonly #definition: ResourceDefinition;

  constructor(readonly start: Start) {
    this.#definition = start.tabled.definition;
  }

  get id(): string | undefined {
    return this.#saved?.id;
  }

  /** What befalls the process of the next run. */
  befallNext(fate: Fate): void {
    this.#fate = fate;
  }

  up(program: Values): Promise<void> {
    return this.#run(async (call) => {
      const inputs = await this.#checked(call, program);
      if (this.#saved === undefined) return this.#create(call, inputs);
      const isChanged = await this.#verifyChange(call, this.#saved, inputs);
      return isChanged || this.#saved.unsettled ? this.#update(call, this.#saved, inputs) : this.#saved;
    });
  }

  refresh(): Promise<void> {
    return this.#run(async (call) => {
      if (this.#saved === undefined) return undefined;
      const found = await readResource(this.#definition, call, this.#saved.id, this.#saved.state);
      return found && { ...found, unsettled: false };
    });
  }

  destroy(): Promise<void> {
    return this.#run(async (call) => {
      if (this.#saved) await deleteResource(this.#definition, call, this.#saved.id, this.#saved.state);
      return undefined;
    });
  }

  /** The properties that a preview would show. */
  async preview(program: Values): Promise<string[]> {
    if (this.#saved === undefined) return ["everything"];
    const inputs = await this.#checked(this.#process().call, program);
    return this.#diff(this.#saved, inputs).properties.map(({ path }) => path);
  }

  #process(): Process {
    const fate = this.#fate;
    this.#fate = {};
    return new Process(this.start, fate);
  }

  async #run(work: (call: HostCall<unknown>) => Promise<Saved | undefined>): Promise<void> {
    const process = this.#process();
    try {
      this.#saved = await process.lives(work(process.call));
    } catch (error) {
      if (error instanceof ProcessKilled) throw error;
      process.end();
      throw error;
    }
    process.end();
  }

  async #checked(call: HostCall<unknown>, program: Values): Promise<Values> {
    const olds = this.#saved?.inputs ?? {};
    const { identity } = this.start;
    const checked = checkInputs(this.#definition, { identity }, olds, program);
    refuse(checked.failures);
    const verified = await verifiedInputs(this.#definition, () => call, olds, checked.inputs);
    refuse(verified.failures);
    return verified.inputs;
  }

  async #verifyChange(call: HostCall<unknown>, { id, state }: Saved, news: Values): Promise<boolean> {
    const change = { olds: state, news };
    const diff = await verifiedDiff(this.#definition, () => call, call.run, [call.identity], id, change);
    return diff.properties.length > 0;
  }

  #diff({ id, state }: Saved, inputs: Values) {
    return diffResource(this.#definition, id, state, inputs);
  }

  async #create(call: HostCall<unknown>, inputs: Values): Promise<Saved> {
    const made = await this.#keeping(inputs, createResource(this.#definition, call, inputs));
    return { ...made, inputs, unsettled: false };
  }

  async #update(call: HostCall<unknown>, { id, state }: Saved, inputs: Values): Promise<Saved> {
    const changed = await this.#keeping(inputs, updateResource(this.#definition, call, id, state, inputs));
    return { id, inputs, state: changed, unsettled: false };
  }

  /** What was written in part stays in the state. */
  async #keeping<T>(inputs: Values, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof PartialWriteError) {
        this.#saved = { id: error.id, inputs, state: error.properties, unsettled: true };
      }
      throw error;
    }
  }
}

function refuse(failures: CheckFailure[]): void {
  if (failures.length > 0) throw new Error(failures.map(({ property, reason }) => `${property} ${reason}`).join(". "));
}

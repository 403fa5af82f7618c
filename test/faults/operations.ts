import type { Values } from "../../src/lifecycle";
import type { Sandbox } from "../../src/sandbox";
import type { Laboratory } from "../contract/laboratory";
import { held, idsHeld } from "./holdings";
import type { Scenario } from "./scenarios";
import { Stack } from "./stack";

export type OperationName = "create" | "read" | "update" | "delete";

/** Where operations are tried. */
export interface Room {
  laboratory: Laboratory;
  /** Of the notes that outlive a process. */
  folder: string;
}

let serial = 0;

/** One resource that goes through one operation. */
export class Trial {
  readonly unique = `fault ${++serial}`;
  readonly sandbox: Sandbox;
  readonly stack: Stack;
  readonly #before: ReadonlySet<string>;

  constructor(
    readonly scenario: Scenario,
    { laboratory, folder }: Room,
  ) {
    const { tabled } = scenario;
    const { sandbox } = laboratory;
    this.sandbox = sandbox;
    const identity = `organization/urn:pulumi:stack::faults::pulumi-nodejs:dynamic:Resource::${this.unique}`;
    this.stack = new Stack({ tabled, sandbox, identity, folder });
    this.#before = new Set(idsHeld(this.#type, sandbox));
  }

  get program(): Values {
    return this.scenario.program(this.unique);
  }

  get changed(): Values {
    return this.scenario.changed(this.unique);
  }

  /** The ids of what the vendor holds now and did not hold before. */
  made(): string[] {
    return idsHeld(this.#type, this.sandbox).filter((id) => !this.#before.has(id));
  }

  /** What the vendor holds of the object. */
  held(): unknown {
    return held(this.#type, this.sandbox, this.stack.id ?? "", this.unique);
  }

  get #type(): string {
    return this.scenario.tabled.definition.type;
  }
}

/** What an engine does to a resource in one run, from the state before it to what is left to do afterwards. */
export interface Operation {
  name: OperationName;
  prepare(trial: Trial): Promise<void>;
  act(trial: Trial): Promise<void>;
  /** What a user does after a run that failed. */
  again(trial: Trial): Promise<void>;
  /** The properties that a preview of the same program shows afterwards. */
  preview(trial: Trial): Promise<string[]>;
}

async function upAndMeanwhile({ stack, program, scenario, sandbox }: Trial): Promise<void> {
  await stack.up(program);
  await scenario.meanwhile?.(sandbox, stack.id ?? "");
  // What happened meanwhile is in the state before anything else happens.
  if (scenario.meanwhile) await stack.refresh();
}

export const operations: readonly Operation[] = [
  {
    name: "create",
    prepare: async () => undefined,
    act: ({ stack, program }) => stack.up(program),
    again: ({ stack, program }) => stack.up(program),
    preview: ({ stack, program }) => stack.preview(program),
  },
  {
    name: "read",
    prepare: upAndMeanwhile,
    act: ({ stack }) => stack.refresh(),
    again: ({ stack, program }) => stack.up(program),
    preview: ({ stack, program }) => stack.preview(program),
  },
  {
    name: "update",
    prepare: upAndMeanwhile,
    act: ({ stack, changed }) => stack.up(changed),
    again: ({ stack, changed }) => stack.up(changed),
    preview: ({ stack, changed }) => stack.preview(changed),
  },
  {
    name: "delete",
    prepare: upAndMeanwhile,
    act: ({ stack }) => stack.destroy(),
    again: ({ stack }) => stack.destroy(),
    preview: async () => [],
  },
];

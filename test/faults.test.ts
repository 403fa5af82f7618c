import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Clock } from "../src/http";
import {
  type Call,
  checkInputs,
  createResource,
  diffResource,
  PartialWriteError,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
  variantsOf,
} from "../src/lifecycle";
import { vendors } from "../src/registry";
import { type Sandbox, startSandbox } from "../src/sandbox";
import { resourceSamples } from "./support/samples";
import { type Sample, sampleContext } from "./support/samples/sample";

/*
 * Every operation of every resource under every fault of the sandbox. Afterwards one more `up` has to converge, with one
 * object at the vendor: no duplicate, no orphan.
 */

const FAULTS = {
  "a 500 before the write took effect": { kind: "status", status: 500 },
  "a 500 after the write took effect": { kind: "status", status: 500, after: true },
  "a 503 from a gateway, three times": { kind: "status", status: 503, times: 3 },
  "a lost connection before the write": { kind: "reset-before" },
  "a lost connection after the write": { kind: "reset-after" },
  "a truncated answer": { kind: "truncate" },
  "an HTML page instead of an answer": { kind: "html" },
  "an HTML page after the write": { kind: "html", after: true },
  "an empty answer after the write": { kind: "empty", after: true },
  "a rate limit": { kind: "rate-limit", times: 2 },
  "a refused credential": { kind: "status", status: 401, times: 2 },
  "a refused permission": { kind: "status", status: 403 },
  "an answer that comes too late": { kind: "delay", delayMs: 200, times: 2 },
} as const;

type Fault = (typeof FAULTS)[keyof typeof FAULTS];

/** Waits between retries are not spent; the long ones before another look are shortened. */
const impatient: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms >= 2_000 ? 60 : 0)),
  random: () => 0.5,
};

let sandbox: Sandbox;
let serial = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: 1_000_000 });
});

afterAll(() => sandbox.close());

/** What Pulumi knows of one resource, and does with it in one `up` or `refresh`. */
class Stack {
  id: string | undefined;
  state: Values = {};
  /** The last write did not settle, so the next `up` updates whatever a diff says. */
  unsettled = false;

  constructor(
    readonly definition: ResourceDefinition,
    readonly call: Call<unknown>,
  ) {}

  async up(program: Values): Promise<void> {
    const { inputs, failures } = checkInputs(
      this.definition,
      { config: () => undefined, identity: this.call.identity },
      this.state,
      program,
    );
    expect(failures).toEqual([]);
    try {
      if (this.id === undefined) await this.#create(inputs);
      else if (this.unsettled || this.changes(inputs)) this.state = await this.#update(this.id, inputs);
      this.unsettled = false;
    } catch (error) {
      if (error instanceof PartialWriteError) this.#keep(error);
      throw error;
    }
  }

  async refresh(): Promise<void> {
    if (this.id === undefined) return;
    const found = await readResource(this.definition, this.call, this.id, this.state);
    if (found) this.state = found.state;
    else this.id = undefined;
  }

  async destroy(): Promise<void> {
    if (this.id !== undefined) await this.definition.delete(this.call, this.id, this.state);
    this.id = undefined;
  }

  changes(inputs: Values): boolean {
    return diffResource(this.definition, this.id ?? "", this.state, inputs).properties.length > 0;
  }

  async #create(inputs: Values): Promise<void> {
    const { id, state } = await createResource(this.definition, this.call, inputs);
    this.id = id;
    this.state = state;
  }

  #update(id: string, inputs: Values): Promise<Values> {
    return updateResource(this.definition, this.call, id, this.state, inputs);
  }

  #keep({ id, properties }: PartialWriteError): void {
    this.id = id;
    this.state = properties;
    this.unsettled = true;
  }
}

for (const { type, settings, connect, samples } of resourceSamples) {
  const vendor = vendors.find(({ resources }) => resources.some((resource) => resource.type === type));
  const definition = vendor?.resources.find((resource) => resource.type === type) as ResourceDefinition;
  let made: Promise<Sample[]> | undefined;

  // The handlers of a resource are the same for all its variants, so two of them stand for all.
  for (const { name } of variantsOf(definition.inputs).slice(0, 2)) {
    describe.each(Object.entries(FAULTS))(`${type} ${name} under %s`, (_, fault) => {
      let stack: Stack;
      let program: Values;
      let changed: Values;
      let objectsBefore: string;

      beforeEach(async () => {
        made ??= samples(sampleContext(sandbox));
        const sample = (await made).find((candidate) => candidate.name === (name || type));
        if (!sample) throw new Error(`${type} has no sample for ${name}`);
        const transport = { clock: impatient, requestTimeoutMs: 120 };
        const client = connect({ config: () => undefined, env: settings(sandbox) }, transport);
        const unique = `fault ${++serial}`;
        stack = new Stack(definition, { client, identity: `organization/project/stack/${unique}` });
        program = sample.minimal(unique);
        changed = { ...program, ...changeOf(sample, program) };
        objectsBefore = await objects();
      });

      it("creates one object", async () => {
        await under("POST", fault, () => stack.up(program));
        await stack.up(program);
        await expectOne(stack, program, objectsBefore);
      });

      it("updates it in the end", async () => {
        await stack.up(program);
        await under("PUT", fault, () => stack.up(changed));
        await stack.up(changed);
        await expectOne(stack, changed, objectsBefore);
      });

      it("never takes it for gone", async () => {
        await stack.up(program);
        await under("GET", fault, () => stack.refresh());
        expect(stack.id).toBeDefined();
        await expectOne(stack, program, objectsBefore);
      });

      it("deletes it in the end", async () => {
        await stack.up(program);
        await under("DELETE", fault, () => stack.destroy());
        await stack.destroy();
        expect(await objects()).toBe(objectsBefore);
      });
    });
  }
}

/** Does the work while the fault is armed; whether it fails is up to the fault. */
async function under(method: string, fault: Fault, work: () => Promise<void>): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_sandbox/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ method, ...fault }),
  });
  expect(answer.status).toBe(201);
  await work().catch((error: unknown) => {
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).not.toMatch(/\n/);
  });
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: "DELETE" });
}

/** One object more than before, which shows what the program says; and none once it is destroyed. */
async function expectOne(stack: Stack, program: Values, objectsBefore: string): Promise<void> {
  await stack.refresh();
  const { inputs } = checkInputs(
    stack.definition,
    { config: () => undefined, identity: stack.call.identity },
    stack.state,
    program,
  );
  expect(stack.changes(inputs)).toBe(false);
  await stack.destroy();
  expect(await objects()).toBe(objectsBefore);
}

/** What every vendor holds: ids of objects that exist. */
async function objects(): Promise<string> {
  const dump = (await (await fetch(`${sandbox.url}/_sandbox/objects`)).json()) as Record<string, Values>;
  const kinds = [dump.thousandEyes?.tests, dump.pca?.configurations, dump.pca?.sessions, dump.pingPlotter?.agents];
  return JSON.stringify(
    kinds.map((kind) =>
      Object.entries((kind ?? {}) as Record<string, Values>).flatMap(([id, value]) => (value.deleted ? [] : [id])),
    ),
  );
}

/** A change in place that every sample has. */
function changeOf(sample: Sample, program: Values): Values {
  const name = ["testName", "sessionName", "name", "identification", "triggers"].find(
    (property) => property in sample.properties && (property in program || property === "triggers"),
  );
  const value = sample.properties[name ?? ""]?.values[0];
  if (name === undefined || value === undefined) throw new Error(`${sample.name} has nothing to change`);
  return { [name]: typeof value === "string" ? `${value} ${serial}` : value };
}

import type { ResourceDefinition, Values, Vendor } from "../../src/lifecycle";
import { vendors } from "../../src/registry";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/sandbox";
import { Conversation } from "../plugin/support";
import { resourceSamples } from "../support/samples";
import { type ResourceSamples, type Sample, sampleContext, stateOf } from "../support/samples/sample";
import { NativeSubject, nativeUrn } from "./native-subject";
import type { Workbench } from "./rows";
import { DirectSubject, type Subject } from "./subject";

let serial = 0;

/** How a resource is spoken to: by calls of the lifecycle, or over gRPC. */
export type Way = "direct" | "native";

/** A registered resource beside its samples. */
export interface Tabled {
  vendor: Vendor;
  definition: ResourceDefinition;
  samples: ResourceSamples;
}

export const tabled: Tabled[] = resourceSamples.map((samples) => {
  const vendor = vendors.find(({ resources }) => resources.some(({ type }) => type === samples.type));
  const definition = vendor?.resources.find(({ type }) => type === samples.type);
  if (!vendor || !definition) throw new Error(`There are samples of ${samples.type}, which is not registered.`);
  return { vendor, definition, samples };
});

/** A sandbox with everything that rows need. */
export class Laboratory {
  readonly #samples = new Map<string, Promise<Sample[]>>();
  #waitedMs = 0;

  readonly #conversations: Conversation[] = [];

  private constructor(
    readonly sandbox: Sandbox,
    readonly isDefaultReading: boolean,
    readonly way: Way,
  ) {}

  static async open(options: SandboxOptions = {}, way: Way = "direct"): Promise<Laboratory> {
    const isDefaultReading = Object.keys(options.assumptions ?? {}).length === 0;
    return new Laboratory(await startSandbox({ rateLimit: 1_000_000, ...options }), isDefaultReading, way);
  }

  close(): Promise<void> {
    for (const conversation of this.#conversations) conversation.end();
    return this.sandbox.close();
  }

  /** How often the sandbox's answers depended on each assumption so far. */
  async asked(): Promise<Map<string, number>> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/assumptions`);
    const { assumptions } = (await answer.json()) as { assumptions: { name: string; asked: number }[] };
    return new Map(assumptions.map(({ name, asked }) => [name, asked]));
  }

  /** The sample of one variant of a resource. */
  async sample({ samples }: Tabled, variant: string): Promise<Sample> {
    const made = this.#samples.get(samples.type) ?? samples.samples(sampleContext(this.sandbox));
    this.#samples.set(samples.type, made);
    const found = (await made).find(({ name }) => name === (variant || samples.type));
    if (!found) throw new Error(`${samples.type} has no sample for ${variant}`);
    return found;
  }

  async bench(one: Tabled, variant: string): Promise<Workbench> {
    const { samples } = one;
    const { sandbox } = this;
    const make = this.#subjectsOf(one);
    const identity = () => this.#identityOf(one, variant);
    const subjects: Subject[] = [];
    const names: string[] = [];
    return {
      sample: await this.sample(one, variant),
      subject() {
        const subject = make(identity());
        subjects.push(subject);
        return subject;
      },
      unique() {
        names.push(`contract ${++serial}`);
        return names.at(-1) as string;
      },
      stored: (id) => samples.stored(sandbox, id),
      held: (table) => stateOf(sandbox, samples.vendor)[table] ?? {},
      control: (method, path, body) => this.#control(method, path, body),
      thousandEyes: sampleContext(sandbox).thousandEyes,
      strangers: async (named) => {
        const groups = (await sampleContext(sandbox).thousandEyes("GET", "/account-groups")).accountGroups as Values[];
        const aids = groups.filter(({ isDefaultAccountGroup }) => !isDefaultAccountGroup).map(({ aid }) => aid);
        const elsewhere = [{ organization: "other" }, { aids }].map((who) => this.#tokenOf(who));
        const tokens = await Promise.all(elsewhere);
        return tokens.map((token) => this.#subjectsOf(one, { TE_TOKEN: token })(named));
      },
      isDefaultReading: this.isDefaultReading,
      objects: () => [...names, ...subjects.flatMap(({ ids }) => ids)],
      warnings: () => subjects.flatMap(({ warnings }) => warnings),
    };
  }

  #identityOf({ definition, samples }: Tabled, variant: string): string {
    const name = `${samples.type}-${++serial}`;
    return this.way === "native" ? nativeUrn(definition, variant, name) : `organization/project/stack/${name}`;
  }

  #subjectsOf({ definition, samples }: Tabled, others: Record<string, string> = {}): (identity: string) => Subject {
    if (this.way === "native") {
      return (identity) => new NativeSubject(definition, identity, this.#conversation(samples, others));
    }
    const client = this.#client(samples, others);
    return (identity) => new DirectSubject(definition, client, identity);
  }

  /** A process of its own for each subject: what one run made, another one may adopt. */
  async #conversation({ settings, connect: _, ...samples }: ResourceSamples, others: Record<string, string>) {
    const conversation = await Conversation.begin();
    this.#conversations.push(conversation);
    const vendor = vendors.find(({ resources }) => resources.some(({ type }) => type === samples.type));
    const env: Record<string, string> = { ...settings(this.sandbox), ...others };
    const config = (vendor?.settings ?? []).map((setting) => [setting.key, env[setting.env]] as const);
    await conversation.configure(Object.fromEntries(config.filter(([, value]) => value !== undefined)));
    return conversation;
  }

  /** A client whose waits cost no time: they move its own clock and the vendors'. */
  #client({ connect, settings }: ResourceSamples, others: Record<string, string> = {}): unknown {
    const clock = {
      now: () => Date.now() + this.#waitedMs,
      sleep: async (ms: number) => {
        this.#waitedMs += ms;
        await this.#control("PUT", "/clock", { offsetMs: this.#waitedMs });
      },
      random: () => 0.5,
    };
    return connect({ config: () => undefined, env: { ...settings(this.sandbox), ...others } }, { clock });
  }

  /** A token of somebody else. */
  async #tokenOf(who: object): Promise<string> {
    const { token } = (await this.#control("POST", "/thousandEyes/tokens", who)) as { token: string };
    return token;
  }

  async #control(method: string, path: string, body?: unknown): Promise<unknown> {
    const request =
      body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await fetch(`${this.sandbox.url}/_sandbox${path}`, { method, ...request });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
}

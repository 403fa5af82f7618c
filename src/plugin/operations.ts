import { accountKeyIn, withAccountKey } from "../host/account-key";
import { clientOf } from "../host/clients";
import { maskedError } from "../host/masked-error";
import { withSecretMarks } from "../host/secret-marks";
import { secretsOf } from "../host/secrets-of";
import { verifiedDiff } from "../host/verified-diff";
import { type Verified, verifiedInputs } from "../host/verified-inputs";
import { createRedactor } from "../http";
import {
  accountIn,
  type CheckFailure,
  checkInputs,
  createResource,
  deleteResource,
  type HostCall,
  type Listed,
  type ResourceDiff,
  readResource,
  type SettingSources,
  updateResource,
  type Values,
} from "../lifecycle";
import { type Invoked, invokeLookup, type NativeFunction } from "./functions";
import { foundByImport } from "./import";
import { previewed } from "./preview";
import type { Received } from "./properties";
import { type NativeResource, nativeResourceOf } from "./resources";
import type { PluginRun } from "./run";

/** One resource of a program, as a request names it. */
export interface Subject {
  resource: NativeResource;
  urn: string;
  /** Seconds that the program allows for the operation; 0 for no limit of its own. */
  timeout: number;
}

export interface Checked {
  inputs: Values;
  failures: CheckFailure[];
}

export interface Outcome {
  id: string;
  state: Values;
}

/** What the lifecycle does to the resources of one configured provider. */
export class Operations {
  constructor(
    readonly run: PluginRun,
    readonly sources: SettingSources,
  ) {}

  async check({ resource, urn, timeout }: Subject, olds: Received, news: Received): Promise<Checked> {
    const { definition, fixed } = resource;
    const [before, now] = [stateIn(resource, olds), { ...news.values, ...fixed }];
    const isNew = Object.keys(olds.values).length === 0;
    const context = { identity: urn, name: nameIn(urn), secrets: news.secrets };
    const checked = checkInputs(definition, context, isNew ? {} : before, now);
    const connect = () => this.#host(resource, urn, timeout);
    const verify = () =>
      verifiedInputs(definition, connect, isNew ? {} : before, checked.inputs, accountKeyIn(olds.raw));
    const result: Verified = checked.failures.length > 0 ? checked : await this.#masked(resource, [now], verify);
    const redact = createRedactor(secretsOf(definition, [now]));
    return {
      inputs: this.#inputs(resource, result.inputs, result.account),
      // Next to the name of a property the engine prints its value, even that of a secret.
      failures: result.failures.map(({ property, reason }) => ({
        property: "",
        reason: `${property} ${redact(reason)}`,
      })),
    };
  }

  diff({ resource, urn, timeout }: Subject, id: string, olds: Received, news: Received): Promise<ResourceDiff> {
    const { definition, vendor, fixed } = resource;
    const change = { olds: stateIn(resource, olds), news: { ...news.values, ...fixed } };
    return this.#masked(resource, [change.olds, change.news], async () => {
      const connect = () => this.#host(resource, urn, timeout);
      const diff = await verifiedDiff(definition, connect, this.run, [urn], id, change);
      const account = accountIn(change.olds);
      const warning = account && vendor.strayDefault?.(this.sources, account, change.news);
      if (warning !== undefined) this.run.warnOnce(warning);
      return diff;
    });
  }

  async create({ resource, urn, timeout }: Subject, news: Received, isPreview: boolean): Promise<Outcome> {
    const wanted = { ...news.values, ...resource.fixed };
    if (isPreview) return { id: "", state: this.#state(resource, previewed(resource, wanted)) };
    const { id, state } = await this.#masked(resource, [wanted], () =>
      createResource(resource.definition, this.#host(resource, urn, timeout), wanted),
    );
    return { id, state: this.#state(resource, state) };
  }

  async update(
    { resource, urn, timeout }: Subject,
    id: string,
    olds: Received,
    news: Received,
    isPreview: boolean,
  ): Promise<Values> {
    const [before, wanted] = [stateIn(resource, olds), { ...news.values, ...resource.fixed }];
    if (isPreview) return this.#state(resource, previewed(resource, wanted, { id, olds: before }));
    const state = await this.#masked(resource, [before, wanted], () =>
      updateResource(resource.definition, this.#host(resource, urn, timeout), id, before, wanted),
    );
    return this.#state(resource, state);
  }

  /** The object as it is, or undefined when it is gone. Without a state it is an import. */
  async read(
    { resource, urn, timeout }: Subject,
    id: string,
    olds: Received,
  ): Promise<(Outcome & { inputs: Values }) | undefined> {
    const host = this.#host(resource, urn, timeout);
    const isImport = Object.keys(olds.values).length === 0;
    const found = await this.#masked(resource, [olds.values], () =>
      isImport
        ? foundByImport(resource, host, id)
        : readResource(resource.definition, host, id, stateIn(resource, olds)),
    );
    if (!found) return undefined;
    return {
      id: found.id,
      inputs: this.#inputs(resource, found.inputs, accountIn(found.state)),
      state: this.#state(resource, found.state),
    };
  }

  delete({ resource, urn, timeout }: Subject, id: string, olds: Received): Promise<void> {
    const state = stateIn(resource, olds);
    return this.#masked(resource, [state], () =>
      deleteResource(resource.definition, this.#host(resource, urn, timeout), id, state),
    );
  }

  /** The objects of a type in the account that new ones go to. */
  async list(resource: NativeResource): Promise<Listed[]> {
    const { definition, fixed } = resource;
    if (!definition.list) throw new Error(`The vendor shows no list of what a ${resource.token} is.`);
    const host = this.#host(resource, undefined, 0);
    return definition.list({ ...host, account: await definition.accounts.ofNew(host, {}) }, fixed);
  }

  /** What a lookup found, or what is wrong with its arguments. */
  invoke(asked: NativeFunction, args: Values): Promise<Invoked> {
    return invokeLookup(
      asked,
      { client: clientOf(asked.vendor, this.sources), signal: this.run.lifetime.signal },
      args,
    );
  }

  #host({ vendor }: Pick<NativeResource, "vendor">, urn: string | undefined, timeout: number): HostCall<unknown> {
    const { run } = this;
    const client = clientOf(vendor, this.sources, { onWait: run.tellWait });
    return { client, identity: urn, run, signal: run.lifetime.within(timeout) };
  }

  /** Runs an operation whose error is for a person, without any secret of these states. */
  async #masked<T>({ definition }: NativeResource, states: Values[], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw maskedError(error, createRedactor(secretsOf(definition, states)));
    }
  }

  #inputs(resource: NativeResource, inputs: Values, account: Parameters<typeof withAccountKey>[2]): Values {
    return withAccountKey(resource.definition, this.#state(resource, inputs), account);
  }

  /** The properties that the type has: what it says by itself is none, and what is secret is marked. */
  #state({ definition, fixed }: NativeResource, values: Values): Values {
    const own = Object.entries(withSecretMarks(definition, values)).filter(([name]) => !(name in fixed));
    return Object.fromEntries(own);
  }
}

/**
 * The state of a resource, with what its type says by itself.
 *
 * @throws Error when the state is of an object of another type: a stack that comes from the dynamic way may hold one.
 */
function stateIn({ definition, fixed, token }: NativeResource, { values }: Received): Values {
  for (const [name, value] of Object.entries(fixed)) {
    if (values[name] === undefined || values[name] === value) continue;
    const fitting = nativeResourceOf(definition, values);
    const instead = fitting === undefined ? "" : ` Declare it as ${fitting.token}.`;
    throw new Error(`The state holds an object of type "${values[name]}", which is no ${token}.${instead}`);
  }
  return { ...values, ...fixed };
}

/** The Pulumi resource name: what follows stack, project and type in a URN. */
function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
